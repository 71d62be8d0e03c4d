import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** What somebody is writing to decide about work in review: theirs alone until they have decided. */
export type ReviewDraftRow = { readonly choice: string | null; readonly reason: string };

type Whose = { readonly reviewId: string; readonly staffId: string };

export const putReviewDraft = (db: WriteDb, draft: ReviewDraftRow & Whose): void => {
  statement(
    db,
    `INSERT INTO review_draft (review_id, staff_id, choice, reason) VALUES (@reviewId, @staffId, @choice, @reason)
     ON CONFLICT (review_id, staff_id) DO UPDATE SET choice = excluded.choice, reason = excluded.reason`,
  ).run(draft);
};

export const findReviewDraft = (db: ReadDb, whose: Whose): ReviewDraftRow | null =>
  statement<ReviewDraftRow>(
    db,
    'SELECT choice, reason FROM review_draft WHERE review_id = @reviewId AND staff_id = @staffId',
  ).get(whose) ?? null;

export const dropReviewDraft = (db: WriteDb, whose: Whose): void => {
  statement(db, 'DELETE FROM review_draft WHERE review_id = @reviewId AND staff_id = @staffId').run(whose);
};

/** Forgets what was written about work that is decided, or not here any more. */
export const forgetReviewDrafts = (db: WriteDb): void => {
  statement(
    db,
    `DELETE FROM review_draft WHERE NOT EXISTS (
       SELECT 1 FROM review
       WHERE review.review_id = review_draft.review_id AND review.state NOT IN ('accepted', 'undone'))`,
  ).run();
};
