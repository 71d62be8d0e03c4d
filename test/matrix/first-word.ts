import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a program says when it is ready; throws where it ends before, so that nobody waits for it for ever. */
export const firstWordOf = async (child: ChildProcess): Promise<unknown> => {
  const over = new AbortController();
  const { signal } = over;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([word]: unknown[]) => word),
      once(child, 'exit', { signal }).then(([code]: unknown[]) => {
        throw new Error(`a program ended with ${String(code)} before it was ready`);
      }),
    ]);
  } finally {
    over.abort();
  }
};
