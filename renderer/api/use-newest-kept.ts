import { useEffect, useState } from 'react';
import { keepNewest, type KeepNewestOptions, type NewestKeeper } from './keep-newest.ts';

/** Runs the task once after the delay; what it answers calls it off. */
export const later = (task: () => void, delayMs: number): (() => void) => {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
};

/** Saves what has changed a moment after the last key, and at once when the screen or the window is left. */
export const useNewestKept = <T, S>({
  first,
  save,
}: Pick<KeepNewestOptions<T, S>, 'first' | 'save'>): NewestKeeper<T, S> => {
  const [keeper] = useState(() => keepNewest({ first, save, schedule: later }));
  useEffect(() => {
    window.addEventListener('pagehide', keeper.leave);
    return () => {
      window.removeEventListener('pagehide', keeper.leave);
      keeper.leave();
    };
  }, [keeper]);
  return keeper;
};
