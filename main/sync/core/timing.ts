import type { DelayBounds } from './backoff.ts';

/** How long the engine waits, for what. All in milliseconds. */
export type SyncTiming = {
  /** Between two pulls while something changes here. */
  readonly pollMs: number;
  /** Between two pulls when nothing has changed and nobody was here for `quietAfterMs` (an idle desk costs under 1 KB a minute). */
  readonly quietPollMs: number;
  readonly quietAfterMs: number;
  /** Between two renewals of the lease. */
  readonly renewLeaseMs: number;
  readonly retry: DelayBounds;
  /** The longest pause that central may ask for; longer ones are cut to it. */
  readonly longestPauseMs: number;
};

export const defaultTiming: SyncTiming = {
  pollMs: 20_000,
  quietPollMs: 150_000,
  quietAfterMs: 10 * 60_000,
  renewLeaseMs: 15 * 60_000,
  retry: { shortestMs: 500, longestMs: 30_000 },
  longestPauseMs: 5 * 60_000,
};

/** The longest delay that the engine itself can ever have set. */
export const longestWaitMs = (timing: SyncTiming): number =>
  Math.max(timing.quietPollMs, timing.renewLeaseMs, timing.retry.longestMs, timing.longestPauseMs);

/**
 * Whether a moment has come. A moment further ahead than any delay we set can only stem from a clock that was put back since: it
 * counts as come, so that no work waits for a clock (protocol.md, rule 7: the device clock decides nothing but waits).
 */
export const isDue = (at: number, now: number, timing: SyncTiming): boolean =>
  at <= now || at - now > longestWaitMs(timing);
