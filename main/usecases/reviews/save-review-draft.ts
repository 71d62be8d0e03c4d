import type { Input } from '../../../preload/contract/calls.ts';
import { ReviewChoice, type ReviewDraft } from '../../../preload/contract/review.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import type { ReviewId } from '../../../preload/contract/values.ts';
import { findReviewDraft, putReviewDraft } from '../../vault/queries/review-drafts.ts';
import { findReview } from '../../vault/queries/reviews.ts';
import type { Desk } from '../desk.ts';
import { whyNotDecide } from './decide-review.ts';

/** Keeps what a supervisor has chosen and written so far: the desk may lock, or the machine stop, before the reason is whole. */
export const saveReviewDraft = (desk: Desk, { reviewId, choice, reason }: Input<'review/save-draft'>) => {
  const row = findReview(desk.vault.read, reviewId);
  if (row === null) return fail({ code: 'review/not-found' as const });
  const refused = whyNotDecide(desk, row, choice);
  if (refused !== null) return refused;
  const { staffId } = desk.staff;
  desk.vault.transact((db) => putReviewDraft(db, { reviewId, staffId, choice, reason }));
  return ok({});
};

/** A choice that this build does not know is made anew. */
export const readReviewDraft = ({ vault, staff }: Desk, reviewId: ReviewId): ReviewDraft | null => {
  const draft = findReviewDraft(vault.read, { reviewId, staffId: staff.staffId });
  if (draft === null) return null;
  const choice = ReviewChoice.safeParse(draft.choice);
  return { choice: choice.success ? choice.data : null, reason: draft.reason };
};
