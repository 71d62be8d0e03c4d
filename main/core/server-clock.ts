import type { EnvelopeClock } from '../../central/api/sync.ts';
import type { Clock } from '../platform/clock.ts';
import type { SeenClock } from '../vault/queries/server-clock.ts';

/** What this machine knows of central's clock. */
export type ServerClock = {
  /** For a request that leaves now: tell it the `Date` (RFC 9110) of the answer. */
  readonly timeAnswer: () => (date: string | null) => void;
  /** Now by central's clock as far as it is known, else by this machine's; never before central was last heard. */
  readonly now: () => Date;
  /** Central's clock less this machine's, now; null where it is not known. */
  readonly offsetMs: () => number | null;
  /** Central has answered in this run: its time is known whatever the clock here shows. */
  readonly isHeard: () => boolean;
  /** How long ago central answered last, in this run or an earlier one; null where that is not known. */
  readonly heardAgoMs: () => number | null;
  readonly reading: () => EnvelopeClock;
};

type Options = {
  /** Only its `now`: the clock on the machine's wall. */
  readonly clock: Pick<Clock, 'now'>;
  /** Milliseconds that never go back and do not stop while the machine sleeps. */
  readonly elapsedMs: () => number;
  /** A new one for each run. */
  readonly bootId: string;
  /** From an earlier run. */
  readonly last: SeenClock | null;
  readonly save: (seen: SeenClock) => void;
};

/** `Date` has no fractions: on average it is half a second late. */
const dateLatenessMs = 500;
/** Half of a slower round trip would be more than what is worth a warning. */
const slowestRoundTripMs = 60_000;
/** What is kept for the next start need not follow every second. */
const keepFromMs = 5_000;
const keepEveryMs = 10 * 60_000;

/** Central's time at a moment of this run. */
type Anchor = { readonly serverMs: number; readonly elapsedMs: number };

/**
 * Follows central's clock by the answers it gives. Within a run the offset is counted along the time that never goes back, so a clock that is
 * put forward or back in between changes nothing; after a restart the last known offset holds, unless the clock now stands
 * before the moment at which that was seen: then nobody knows.
 */
export const createServerClock = ({ clock, elapsedMs, bootId, last, save }: Options): ServerClock => {
  let anchor: Anchor | null = null;
  let kept: SeenClock | null = last;

  const wallMs = (): number => clock.now().getTime();
  const offsetMs = (): number | null => {
    if (anchor) return Math.round(anchor.serverMs + elapsedMs() - anchor.elapsedMs - wallMs());
    return kept && wallMs() >= Date.parse(kept.observedAt) ? kept.offsetMs : null;
  };
  const ageMs = (): number | null => {
    if (anchor) return Math.max(0, Math.round(elapsedMs() - anchor.elapsedMs));
    return kept && wallMs() >= Date.parse(kept.observedAt) ? wallMs() - Date.parse(kept.observedAt) : null;
  };
  const keep = (seen: SeenClock): void => {
    const isNews =
      kept === null ||
      Math.abs(kept.offsetMs - seen.offsetMs) >= keepFromMs ||
      Math.abs(Date.parse(seen.observedAt) - Date.parse(kept.observedAt)) >= keepEveryMs;
    if (!isNews) return;
    kept = seen;
    save(seen);
  };

  /** What central's clock showed when it last answered: it cannot be earlier now. */
  const floorMs = (): number => (kept ? Date.parse(kept.observedAt) + kept.offsetMs : -Infinity);

  return {
    timeAnswer: () => {
      const sentMs = elapsedMs();
      return (date) => {
        const serverMs = Date.parse(date ?? '');
        const cameMs = elapsedMs();
        const roundTripMs = cameMs - sentMs;
        if (Number.isNaN(serverMs) || roundTripMs > slowestRoundTripMs) return;
        anchor = { serverMs: serverMs + dateLatenessMs + roundTripMs / 2, elapsedMs: cameMs };
        keep({ offsetMs: offsetMs() ?? 0, observedAt: clock.now().toISOString() });
      };
    },
    now: () => new Date(Math.max(wallMs() + (offsetMs() ?? 0), floorMs())),
    offsetMs,
    isHeard: () => anchor !== null,
    heardAgoMs: ageMs,
    reading: () => {
      const offset = offsetMs();
      return {
        monotonicMs: Math.max(0, Math.round(elapsedMs())),
        bootId,
        serverOffsetMs: offset,
        offsetAgeMs: offset === null ? null : ageMs(),
      };
    },
  };
};
