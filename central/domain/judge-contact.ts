import type { StaffRecord } from '../api/devices.ts';
import type { Envelope } from '../api/sync.ts';
import { noEffect } from './apply-act.ts';
import type { ReviewCase } from './judge-review.ts';
import { refusal, type Ruling } from './ruling.ts';
import { tooClose } from './too-close.ts';

type ContactEnvelope = Extract<Envelope, { readonly kind: 'citizen-contacted' }>;

export type ContactFacts = {
  readonly subjectId: string;
  /** Null if there is no review of that id at the device's centre. */
  readonly reviewCase: ReviewCase | null;
  /** Null if nobody of that id works there. */
  readonly staff: StaffRecord | null;
  /** Whom the staff member is too close to. */
  readonly relativeIds: readonly string[];
  readonly now: string;
};

/** Who asks citizens about work: whoever decides about citizens at all (AC-03). */
const asks: ReadonlySet<StaffRecord['role']> = new Set(['counter', 'call', 'mobile', 'supervisor']);

const whyNot = ({ staff, relativeIds }: ContactFacts, reviewCase: ReviewCase): string | null => {
  if (staff === null) return 'the staff member does not work at this centre';
  if (!asks.has(staff.role)) return 'not of a role that asks citizens';
  return tooClose(reviewCase.review, { staff, relativeIds });
};

/**
 * Writes down what came of asking a citizen, also where the review has come to its end meanwhile: that somebody was asked, and what they said, is a
 * fact. It decides nothing.
 */
export const judgeContact = ({ staffId, payload }: ContactEnvelope, facts: ContactFacts): Ruling => {
  const { reviewCase, staff, subjectId, now } = facts;
  const isWished = reviewCase?.review.decisions.some(({ decision }) => decision === 'contact-citizen');
  if (reviewCase?.review.personId !== subjectId || isWished !== true) {
    return refusal('envelope/invalid', 'nobody wished that the citizen be asked');
  }
  const reason = whyNot(facts, reviewCase);
  if (staff === null || reason !== null) return refusal('authority/insufficient', reason ?? 'nobody');
  const { review } = reviewCase;
  const { outcome, words } = payload;
  const afterDecisions = review.decisions.length;
  const told = { staffId, staffName: staff.name, outcome, words, at: now, afterDecisions };
  return {
    kind: 'accepted',
    effect: { ...noEffect, reviews: [{ ...review, contacts: [...review.contacts, told] }] },
  };
};
