import { uptimeMs } from './uptime.ts';

/** Time as everything above the platform sees it. */
export type Clock = {
  readonly now: () => Date;
  /** Milliseconds since some moment, never going back and going on while the machine sleeps: for durations, never for dates. */
  readonly monotonicMs: () => number;
};

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: uptimeMs,
};
