import { z } from 'zod';

/** Wrong PINs in a row of one person, kept in the key file. */
export const Tries = z.object({
  wrong: z.number().int().nonnegative(),
  /** Until then no PIN is looked at; null where none was wrong too often. */
  lockedUntil: z.iso.datetime().nullable(),
});
export type Tries = z.infer<typeof Tries>;

export const noTries: Tries = { wrong: 0, lockedUntil: null };

/** So many wrong PINs lock; from then on each further one locks for longer. */
export const triesBeforeLock = 5;
const lockMinutes = [1, 5, 15, 60, 240] as const;
const longestLockMinutes = 240;

export const lockedUntil = (tries: Tries, now: Date): string | null =>
  tries.lockedUntil !== null && Date.parse(tries.lockedUntil) > now.getTime() ? tries.lockedUntil : null;

const lockMs = (wrong: number): number =>
  (lockMinutes[wrong - triesBeforeLock] ?? longestLockMinutes) * 60_000;

/** A lock that ends later than it can was written by a clock that was ahead and has been put right: it begins now. */
export const byPresentClock = (tries: Tries, now: Date): Tries => {
  const latest = now.getTime() + lockMs(tries.wrong);
  const isTooLong = tries.lockedUntil !== null && Date.parse(tries.lockedUntil) > latest;
  return isTooLong ? { ...tries, lockedUntil: new Date(latest).toISOString() } : tries;
};

/** The state after one more wrong PIN. */
export const afterWrongPin = (tries: Tries, now: Date): Tries => {
  const wrong = tries.wrong + 1;
  if (wrong < triesBeforeLock) return { wrong, lockedUntil: null };
  return { wrong, lockedUntil: new Date(now.getTime() + lockMs(wrong)).toISOString() };
};
