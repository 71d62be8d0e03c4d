import type { StaffRecord } from '../api/devices.ts';
import type { PersonRecord } from '../api/records.ts';
import type { Envelope } from '../api/sync.ts';
import { actOf, noEffect } from './apply-act.ts';
import { isForeign, type Line } from './lines.ts';
import { reviewOf } from './reviews.ts';
import { refusal, type Ruling } from './ruling.ts';
import { findService } from './services.ts';

type HandoverEnvelope = Extract<Envelope, { readonly kind: 'work-handed-over' }>;
type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

export type HandoverFacts = {
  readonly line: Line;
  /** The parked work as it was signed; null where it never came here, or is no act. */
  readonly handed: ActEnvelope | null;
  readonly subject: PersonRecord;
  readonly staff: StaffRecord | null;
  readonly now: string;
};

/**
 * Parked work is put before the supervisors of the centre, at whatever machine they sit, with the words of whoever hands it over. What is in
 * review already stays there and gets the words; what was in conflict comes into review by this.
 */
export const judgeHandover = (
  envelope: HandoverEnvelope,
  { line, handed, subject, staff, now }: HandoverFacts,
): Ruling => {
  if (isForeign(line, envelope)) return refusal('envelope/invalid', 'work of another lane or device');
  if (line.settled === 'took-effect') return refusal('work/took-effect', 'nothing is left to decide');
  if (line.settled === 'withdrawn') return refusal('work/withdrawn', 'the line was withdrawn');
  if (handed === null) return refusal('envelope/invalid', 'no such work is here');
  if (handed.lane !== envelope.lane) return refusal('envelope/invalid', 'work about somebody else');
  const known = line.reviewCases.find(({ review }) => review.envelopeId === handed.id)?.review ?? null;
  if (known?.state === 'undone') return refusal('work/withdrawn', 'a supervisor has undone it');
  const service = findService(handed.payload.serviceId);
  const review = known ?? reviewOf(handed, 'handed-over', 'handed over', { subject, staff, service, now });
  const { words } = envelope.payload;
  const handedOver = { staffName: staff?.name ?? envelope.staffId, words, at: now };
  const act = known === null ? actOf(handed, 'in-review', now) : null;
  return { kind: 'accepted', effect: { ...noEffect, act, reviews: [{ ...review, handedOver }] } };
};
