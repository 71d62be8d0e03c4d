/** How far a lane of one device has been judged. */
export type Lane = {
  readonly lastSequence: number;
  /** Central's clock when an envelope first came before its predecessor. */
  readonly gapSince: string | null;
};

export const emptyLane: Lane = { lastSequence: 0, gapSince: null };

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

/** First in, first out (protocol.md, rule 3), by central's clock. */
export const judgeLane = (lane: Lane, sequence: number, now: string): LaneAnswer => {
  if (sequence <= lane.lastSequence) return { kind: 'too-late' };
  if (sequence === lane.lastSequence + 1) return { kind: 'next' };
  const gapSince = lane.gapSince ?? now;
  const waitedMs = Date.parse(now) - Date.parse(gapSince);
  if (waitedMs >= gapGraceMs) return { kind: 'next' };
  return {
    kind: 'wait',
    afterMs: Math.min(retryAfterMs, gapGraceMs - waitedMs),
    lane: { ...lane, gapSince },
  };
};
