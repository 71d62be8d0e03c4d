/** How far a lane of one device has been judged. */
export type Lane = {
  readonly lastSequence: number;
  /** Central's clock when an envelope first came before its predecessor. */
  readonly gapSince: string | null;
  /** What its device had put aside and ended before central was put back from a copy: it is here, and nobody waits for it. */
  readonly ended: ReadonlySet<number>;
};

export const emptyLane: Lane = { lastSequence: 0, gapSince: null, ended: new Set() };

/**
 * How long an envelope waits for its predecessor. The predecessor may never come (withdrawn at the desk, or unreadable here), and a
 * lane must not hang for ever on it; it is refused as out of order if it comes later still.
 */
export const gapGraceMs = 60_000;
const retryAfterMs = 5000;

export type LaneAnswer =
  | { readonly kind: 'next' }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'wait'; readonly afterMs: number; readonly lane: Lane };

/** The last one before it that is judged, or ended. */
const lastBefore = ({ lastSequence, ended }: Lane, sequence: number): number => {
  let last = lastSequence;
  while (last + 1 < sequence && ended.has(last + 1)) last += 1;
  return last;
};

/** First in, first out (protocol.md, rule 3), by central's clock. */
export const judgeLane = (lane: Lane, sequence: number, now: string): LaneAnswer => {
  if (sequence <= lane.lastSequence) return { kind: 'too-late' };
  if (sequence === lastBefore(lane, sequence) + 1) return { kind: 'next' };
  const gapSince = lane.gapSince ?? now;
  const waitedMs = Date.parse(now) - Date.parse(gapSince);
  if (waitedMs >= gapGraceMs) return { kind: 'next' };
  return {
    kind: 'wait',
    afterMs: Math.min(retryAfterMs, gapGraceMs - waitedMs),
    lane: { ...lane, gapSince },
  };
};
