import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Place, Told } from './scenario.ts';
import { straceWords, type Tracing } from './strace.ts';
import { readTold } from './tell.ts';

export type ChildRun = {
  readonly told: Told;
  /** It came to its end by itself. */
  readonly isDone: boolean;
  readonly wasKilled: boolean;
  readonly errors: string;
};

let program = new URL('./child.ts', import.meta.url).pathname;

/** From now on every child is this file: `child.ts` and all that it needs. */
export const startFrom = (file: string): void => {
  program = file;
};
/** No run takes longer by itself: a child that hangs is a fault, not a wait. */
const longestMs = 120_000;

/** Runs a scenario's work in a process of its own. strace takes hold of it when it is ready, so that only the work is watched. */
export const runChild = async (
  scenario: string,
  { folder, seed }: Place,
  tracing: Tracing | null,
): Promise<ChildRun> => {
  const child = spawn(process.execPath, [program, scenario, folder, String(seed)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  const output = gather(child, 'stdout');
  const errors = gather(child, 'stderr');
  const tooLong = setTimeout(() => child.kill('SIGKILL'), longestMs);
  await output.until('ready\n');
  const tracer = tracing && child.pid !== undefined ? await attach(child.pid, tracing) : null;
  child.stdin.end('!');
  const [code, signal] = (await exit) as [number | null, NodeJS.Signals | null];
  await Promise.all([output.ended, tracer?.ended]);
  clearTimeout(tooLong);
  return {
    told: readTold(output.text()),
    isDone: code === 0,
    wasKilled: signal === 'SIGKILL',
    errors: errors.text(),
  };
};

const attach = async (pid: number, tracing: Tracing): Promise<{ readonly ended: Promise<unknown> }> => {
  const tracer = spawn('strace', straceWords(pid, tracing), { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(tracer, 'exit');
  await gather(tracer, 'stderr').until('attached');
  return { ended };
};

/** Collects what a process says, and waits for a word. */
const gather = (child: ChildProcess, from: 'stdout' | 'stderr') => {
  const stream = child[from];
  if (stream === null) throw new Error('the stream is a pipe');
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (part: string) => {
    text += part;
  });
  const ended = once(stream, 'close');
  return {
    text: () => text,
    ended,
    until: (word: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (text.includes(word)) resolve();
        };
        stream.on('data', look);
        stream.once('close', () => reject(new Error(`it ended before it said ${word.trim()}: ${text}`)));
        look();
      }),
  };
};
