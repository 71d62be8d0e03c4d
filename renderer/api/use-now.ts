import { useSyncExternalStore } from 'react';

const subscribeEvery = (everyMs: number) => {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = (): void => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => now,
    subscribe: (listener: () => void) => {
      if (listeners.size === 0) {
        now = Date.now();
        timer = setInterval(tick, everyMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
};

const seconds = subscribeEvery(1000);
const minutes = subscribeEvery(15_000);

/** The time on this machine, in ms, for ages and countdowns on the screen only; no rule is decided by it. */
export const useNow = (pace: 'second' | 'minute' = 'minute'): number => {
  const clock = pace === 'second' ? seconds : minutes;
  return useSyncExternalStore(clock.subscribe, clock.now);
};
