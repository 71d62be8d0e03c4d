import type { StaffRecord } from '../api/devices.ts';
import type { ReviewRecord } from '../api/decisions.ts';
import type { Envelope } from '../api/sync.ts';
import { actOf, noEffect, type Application } from './apply-act.ts';
import { refusal, type Ruling } from './ruling.ts';
import { tooClose } from './too-close.ts';

type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;
type DecisionEnvelope = Extract<Envelope, { readonly kind: 'review-decided' }>;

/** A review with the very work it is about; null where that was no act. */
export type ReviewCase = { readonly review: ReviewRecord; readonly act: ActEnvelope | null };

export type ReviewFacts = {
  readonly subjectId: string;
  /** Null if there is no review of that id. */
  readonly reviewCase: ReviewCase | null;
  /** Null if nobody of that id works at the device's centre. */
  readonly staff: StaffRecord | null;
  /** Whom the staff member is too close to. */
  readonly relativeIds: readonly string[];
  readonly now: string;
  /** What follows if the act takes effect now, against the record as it is now. */
  readonly apply: (act: ActEnvelope) => Application;
};

type Decided = {
  readonly envelope: DecisionEnvelope;
  readonly reviewCase: ReviewCase;
  readonly staff: StaffRecord;
  readonly facts: ReviewFacts;
};

/** Of whoever did it, and of whoever answered for it with them: an emergency that both saw is looked at by a third (domain.md, rule 12). */
const isOwnWork = ({ review }: ReviewCase, staffId: string): boolean =>
  staffId === review.staffId || staffId === review.secondStaffId;

/** Nobody decides on their own work, or in a case of their own or a relative's (domain.md, Authority rule 8), and only a supervisor decides at all. */
const whyNot = ({ staff, relativeIds }: ReviewFacts, reviewCase: ReviewCase): string | null => {
  if (staff === null) return 'the staff member does not work at this centre';
  if (staff.role !== 'supervisor') return 'only a supervisor decides';
  if (isOwnWork(reviewCase, staff.staffId)) return 'own work';
  return tooClose(reviewCase.review, { staff, relativeIds });
};

const withDecision = (
  { envelope, reviewCase: { review }, staff, facts }: Decided,
  state: ReviewRecord['state'],
): ReviewRecord => {
  const { decision, reason } = envelope.payload;
  const { staffId, name } = staff;
  const made = { staffId, staffName: name, decision, reason, at: facts.now };
  return { ...review, state, decisions: [...review.decisions, made] };
};

const onlyReview = (decided: Decided, state: ReviewRecord['state']): Ruling => ({
  kind: 'accepted',
  effect: { ...noEffect, reviews: [withDecision(decided, state)] },
});

/** The work takes effect as of now: if the record has moved on since, somebody must compare, and the review stays as it is. */
const accept = (decided: Decided): Ruling => {
  const { act } = decided.reviewCase;
  if (act === null) return onlyReview(decided, 'accepted');
  const application = decided.facts.apply(act);
  if (application.kind === 'conflict') return { kind: 'conflict' };
  if (application.kind === 'unreadable') return refusal('envelope/invalid', application.detail);
  const reviews = [...application.effect.reviews, withDecision(decided, 'accepted')];
  return { kind: 'accepted', effect: { ...application.effect, reviews } };
};

const undo = (decided: Decided): Ruling => {
  const { act } = decided.reviewCase;
  const reviews = [withDecision(decided, 'undone')];
  const undone = act === null ? null : actOf(act, 'undone', decided.facts.now);
  return { kind: 'accepted', effect: { ...noEffect, act: undone, reviews } };
};

const judgeFirst = (decided: Decided): Ruling => {
  const { decision } = decided.envelope.payload;
  if (decision === 'contact-citizen') return onlyReview(decided, 'citizen-contacted');
  if (decision === 'undo') return undo(decided);
  if (decision !== 'accept-good-faith') return { kind: 'conflict' };
  return decided.reviewCase.review.needsFourEyes
    ? onlyReview(decided, 'waiting-for-second')
    : accept(decided);
};

/** Four eyes: the second pair belongs to somebody else. What they reject is open again, with both opinions kept. */
const judgeSecond = (decided: Decided): Ruling => {
  const { decision } = decided.envelope.payload;
  if (decision !== 'confirm' && decision !== 'reject') return { kind: 'conflict' };
  const first = decided.reviewCase.review.decisions.at(-1);
  if (first?.staffId === decided.staff.staffId) {
    return refusal('authority/insufficient', 'four eyes: the second must be somebody else');
  }
  return decision === 'confirm' ? accept(decided) : onlyReview(decided, 'open');
};

/**
 * Judges what a supervisor decided about work in review: once, by whoever was first. A decision about a review that has come to its end,
 * or that is not at that step, is a conflict: nothing is done, and the desk is told.
 */
export const judgeReview = (envelope: DecisionEnvelope, facts: ReviewFacts): Ruling => {
  const { reviewCase, staff } = facts;
  if (reviewCase === null || reviewCase.review.personId !== facts.subjectId) {
    return refusal('envelope/invalid', 'no such review');
  }
  const reason = whyNot(facts, reviewCase);
  if (staff === null || reason !== null) return refusal('authority/insufficient', reason ?? 'nobody');
  const decided = { envelope, reviewCase, staff, facts };
  const { state } = reviewCase.review;
  if (state === 'accepted' || state === 'undone') return { kind: 'conflict' };
  return state === 'waiting-for-second' ? judgeSecond(decided) : judgeFirst(decided);
};
