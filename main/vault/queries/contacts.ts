import type { ReviewRecord } from '../../../central/api/decisions.ts';
import type { ReviewId, StaffId } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** One time somebody asked the citizen, and what came of it. `outcome` may be one that this build does not know. */
export type ContactRow = {
  readonly staffId: StaffId;
  readonly staffName: string;
  readonly outcome: string;
  readonly words: string;
  readonly at: string;
};
export type ToldContactRow = ContactRow & { readonly afterDecisions: number };

/** All of a review that central knows of; belongs to the review, and goes with it. */
export const putContacts = (db: WriteDb, { reviewId, contacts }: ReviewRecord): void => {
  const insert = statement(
    db,
    `INSERT INTO review_contact (review_id, ordinal, staff_id, staff_name, outcome, words, at, after_decisions)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  contacts.forEach(({ staffId, staffName, outcome, words, at, afterDecisions }, ordinal) =>
    insert.run(reviewId, ordinal, staffId, staffName, outcome, words, at, afterDecisions),
  );
};

/** In the order central heard of them. */
export const listContacts = (db: ReadDb, reviewId: string): readonly ToldContactRow[] =>
  statement<ToldContactRow>(
    db,
    `SELECT staff_id AS staffId, staff_name AS staffName, outcome, words, at, after_decisions AS afterDecisions
     FROM review_contact WHERE review_id = ? ORDER BY ordinal`,
  ).all(reviewId);

/** Written down at this machine: kept with its envelope, in the same transaction. */
export const insertContactNote = (
  db: WriteDb,
  note: Omit<ContactRow, 'staffName'> & { readonly reviewId: string; readonly envelopeId: string },
): void => {
  statement(
    db,
    `INSERT INTO contact_note (envelope_id, review_id, staff_id, outcome, words, at)
     VALUES (@envelopeId, @reviewId, @staffId, @outcome, @words, @at)`,
  ).run(note);
};

/** What was written down here and central has not yet said; what central put aside does not count. */
export const listNotesOnTheirWay = (db: ReadDb, reviewId: string): readonly ContactRow[] =>
  statement<ContactRow>(
    db,
    `SELECT note.staff_id AS staffId, coalesce(staff.name, note.staff_id) AS staffName, note.outcome, note.words, note.at
     FROM contact_note AS note
     JOIN outbox ON outbox.envelope_id = note.envelope_id
     LEFT JOIN staff ON staff.staff_id = note.staff_id
     WHERE note.review_id = ? AND outbox.state <> 'parked' AND NOT EXISTS (
       SELECT 1 FROM review_contact AS told
       WHERE told.review_id = note.review_id AND told.staff_id = note.staff_id AND told.outcome = note.outcome
         AND told.words = note.words)
     ORDER BY note.at`,
  ).all(reviewId);

/** Reviews in which somebody may have to be asked: central says so, or a supervisor at this machine has just wished it. */
export const listReviewsToAsk = (db: ReadDb, limit: number): readonly ReviewId[] =>
  statement<{ readonly reviewId: ReviewId }>(
    db,
    `SELECT review_id AS reviewId FROM review WHERE state NOT IN ('accepted', 'undone') AND (
       state = 'citizen-contacted' OR EXISTS (
         SELECT 1 FROM review_choice AS made
         WHERE made.review_id = review.review_id AND made.decision = 'contact-citizen'))
     ORDER BY opened_at LIMIT ?`,
  )
    .all(limit)
    .map(({ reviewId }) => reviewId);
