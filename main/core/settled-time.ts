import type { Clock } from '../platform/clock.ts';
import type { ServerClock } from './server-clock.ts';

type Clocks = {
  readonly serverClock: Pick<ServerClock, 'isHeard' | 'heardAgoMs'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly elapsedMs: () => number;
};

/** Whoever begins work with a clock that is wrong sees it at once on the screen, and on the first paper. */
const settlesAfterMs = 3_600_000;
/** One that shows no more than a day since central was last heard is not far ahead. */
const closeMs = 24 * 3_600_000;
/** The wall's clock is put right by so little all the time. */
const leapMs = 10 * 60_000;

/**
 * Whether the time that this machine goes by may end something for good. Central's may at once, and a clock on the wall that is close to
 * when it was last heard. Any other has to stand for an hour, since the start and since it last leapt: one that is far ahead can be put right
 * before it does harm.
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
    const isClose = (serverClock.heardAgoMs() ?? Infinity) <= closeMs;
    return serverClock.isHeard() || isClose || elapsedMs() - since >= settlesAfterMs;
  };
};
