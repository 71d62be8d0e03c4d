import type { ReviewChoice } from '../../../preload/contract/review.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import type { ReviewId } from '../../../preload/contract/values.ts';
import { dropReviewDraft } from '../../vault/queries/review-drafts.ts';
import { findReview, insertChoice, type ReviewRow } from '../../vault/queries/reviews.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { ofNoContact, queueWork } from '../work.ts';
import { toReview } from './review-view.ts';

type Decision = { readonly reviewId: ReviewId; readonly choice: ReviewChoice; readonly reason: string };

/**
 * Decides about work in review, also without a network: the decision waits in the outbox, and central, which judges once and in order,
 * has the last word. Of two supervisors the first is heard; the other's decision comes back.
 */
export const decideReview = (desk: Desk, { reviewId, choice, reason }: Decision) => {
  const row = findReview(desk.vault.read, reviewId);
  if (row === null) return fail({ code: 'review/not-found' as const });
  const refused = whyNotDecide(desk, row, choice);
  if (refused !== null) return refused;
  commit(desk, row, { reviewId, choice, reason });
  desk.traffic.workQueued();
  desk.announce({ event: 'outbox/changed', data: {} });
  return ok(toReview(desk, row));
};

/** Why this choice is not open to this supervisor now; of no choice yet, whether any is. */
export const whyNotDecide = (desk: Desk, row: ReviewRow, choice: ReviewChoice | null) => {
  const { choices, notNow } = toReview(desk, row);
  if (choice === null ? choices.length > 0 : choices.includes(choice)) return null;
  const isLate = notNow === null || notNow === 'decided' || notNow === 'on-its-way';
  return fail({ code: isLate ? ('review/decided' as const) : ('review/not-yours' as const) });
};

const commit = (desk: Desk, { subjectId }: ReviewRow, { reviewId, choice, reason }: Decision): void => {
  const envelopeId = desk.newId();
  const madeAt = desk.clock.now();
  desk.vault.transact((db) => {
    queueWork(desk, db, {
      kind: 'review-decided',
      envelopeId,
      subjectId,
      ...ofNoContact,
      madeAt,
      payload: { reviewId, decision: choice, reason },
    });
    insertChoice(db, {
      envelopeId,
      reviewId,
      staffId: desk.staff.staffId,
      decision: choice,
      reason,
      at: madeAt.toISOString(),
    });
    dropReviewDraft(db, { reviewId, staffId: desk.staff.staffId });
    const details = { envelopeId, reviewId, decision: choice };
    audit(desk, db, { action: 'review/decided', subjectId, details });
  });
};
