import type { Clock } from '../platform/clock.ts';
import type { ServerClock } from './server-clock.ts';

type Clocks = {
  readonly serverClock: Pick<ServerClock, 'isHeard'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly elapsedMs: () => number;
};

/** Whoever begins work with a clock that is wrong sees it at once on the screen, and on the first paper. */
const settlesAfterMs = 3_600_000;
/** The wall's clock is put right by so little all the time. */
const leapMs = 10 * 60_000;

/**
 * Whether the time that this machine goes by may end something for good. Central's may at once. A clock on the wall that nobody confirmed
 * has to stand for an hour, since the start and since it last leapt: one that is wrong can be put right before it does harm.
 */
export const watchTime = ({ serverClock, clock, elapsedMs }: Clocks): (() => boolean) => {
  const leadMs = (): number => clock.now().getTime() - elapsedMs();
  let lead = leadMs();
  let since = elapsedMs();
  return () => {
    if (Math.abs(leadMs() - lead) > leapMs) {
      lead = leadMs();
      since = elapsedMs();
    }
    return serverClock.isHeard() || elapsedMs() - since >= settlesAfterMs;
  };
};
