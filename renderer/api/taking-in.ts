import { useSyncExternalStore } from 'react';

/** How many documents this page is taking in for each act or conversation, by its id. */
const coming = new Map<string, number>();
const listeners = new Set<() => void>();

const change = (of: string, by: 1 | -1): void => {
  const count = (coming.get(of) ?? 0) + by;
  if (count === 0) coming.delete(of);
  else coming.set(of, count);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Does what takes a document in; until it has come to its end the work that the document belongs to is not completed. */
export const takeIn = async <T>(of: string, work: () => Promise<T>): Promise<T> => {
  change(of, 1);
  try {
    return await work();
  } finally {
    change(of, -1);
  }
};

/** Whether whoever completes this act, or ends this conversation, would leave a document behind. */
export const useTakingIn = (of: string): boolean => useSyncExternalStore(subscribe, () => coming.has(of));
