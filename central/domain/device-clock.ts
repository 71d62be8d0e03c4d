import type { ClockNote } from '../api/records.ts';
import type { Envelope } from '../api/sync.ts';

/** A machine's clock that is off by less is not worth a word: nobody's mandate begins or ends by the minute. */
export const worthTellingMs = 2 * 60_000;

const shift = (moment: string, byMs: number): string => new Date(Date.parse(moment) + byMs).toISOString();

/**
 * The envelope with its times as central's clock would have shown them. A machine that does not know how far its clock is from ours is taken
 * at its word, which nobody lets reach past our own now. The bytes that were signed stay as they are: this is for judging alone.
 */
export const correctedByClock = <E extends Envelope>(envelope: E): E => {
  const offsetMs = envelope.clock?.serverOffsetMs ?? 0;
  if (offsetMs === 0) return envelope;
  const { authority } = envelope;
  const corrected = {
    ...envelope,
    madeAt: shift(envelope.madeAt, offsetMs),
    authority: authority && { ...authority, decidedAt: shift(authority.decidedAt, offsetMs) },
  };
  if (corrected.kind !== 'mandate-withdrawn') return corrected;
  const effectiveAt = shift(corrected.payload.effectiveAt, offsetMs);
  return { ...corrected, payload: { ...corrected.payload, effectiveAt } };
};

/** A machine that says that it does not know how far its clock is from ours: it was put back, or never compared. */
export const isClockUnknown = ({ clock }: Envelope): boolean =>
  clock !== null && clock.serverOffsetMs === null;

/** What is said where the clocks disagree: of an envelope as it was corrected. Null where they agree, or nobody knows. */
export const clockNoteOf = ({ clock, authority, madeAt }: Envelope): ClockNote | null => {
  const behindMs = clock?.serverOffsetMs ?? 0;
  if (Math.abs(behindMs) <= worthTellingMs) return null;
  return { judgedAsOf: authority?.decidedAt ?? madeAt, behindMs };
};
