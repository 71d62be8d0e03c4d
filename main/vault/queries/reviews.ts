import { z } from 'zod';
import type { ReviewRecord } from '../../../central/api/decisions.ts';
import { FieldValues } from '../../../preload/contract/service.ts';
import type {
  AssuranceLevel,
  PersonId,
  ReviewId,
  ServiceId,
  StaffId,
} from '../../../preload/contract/values.ts';
import type { ReviewReason, ReviewState } from '../../../preload/contract/review.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { putContacts } from './contacts.ts';

/** A review as central told it last. */
export type ReviewRow = {
  readonly reviewId: ReviewId;
  readonly subjectId: PersonId;
  readonly subjectName: string;
  readonly serviceId: ServiceId | null;
  readonly reference: string | null;
  readonly reason: ReviewReason;
  readonly ground: string;
  readonly partyName: string;
  /** Who stood for the citizen, or with them. */
  readonly actingPersonIds: readonly string[];
  readonly staffId: StaffId;
  readonly staffName: string;
  /** Who answered for an emergency with them. */
  readonly secondStaffId: StaffId | null;
  readonly decidedAt: string;
  readonly openedAt: string;
  readonly needsFourEyes: boolean;
  readonly state: ReviewState;
  /** Null where the work was no act. */
  readonly level: AssuranceLevel | null;
  readonly mandateId: string | null;
  readonly identityMethod: string | null;
  readonly freshAsOf: string | null;
  readonly isProvisional: boolean;
  readonly values: FieldValues;
  readonly clockNote: { readonly judgedAsOf: string; readonly behindMs: number } | null;
  readonly handedOver: { readonly staffName: string; readonly words: string; readonly at: string } | null;
};

export type DecisionRow = {
  readonly staffId: StaffId;
  readonly staffName: string;
  readonly decision: string;
  readonly reason: string;
  readonly at: string;
};

/** Keeps the review as a whole, with the decisions made so far, as central says it is. */
export const putReview = (db: WriteDb, review: ReviewRecord): void => {
  statement(db, 'DELETE FROM review WHERE review_id = ?').run(review.reviewId);
  statement(
    db,
    `INSERT INTO review (review_id, subject_id, subject_name, service_id, reference, reason, ground, party_name,
       acting_person_ids, staff_id, staff_name, second_staff_id, decided_at, opened_at, needs_four_eyes, state,
       level, mandate_id, identity_method, fresh_as_of, is_provisional, form_values, judged_as_of, clock_behind_ms,
       handed_over_by, handed_over_words, handed_over_at)
     VALUES (@reviewId, @personId, @personName, @serviceId, @reference, @reason, @ground, @partyName,
       @actingPersonIds, @staffId, @staffName, @secondStaffId, @decidedAt, @openedAt, @needsFourEyes, @state, @level, @mandateId, @identityMethod, @freshAsOf,
       @isProvisional, @values, @judgedAsOf, @clockBehindMs, @handedOverBy,
       @handedOverWords, @handedOverAt)`,
  ).run({ ...aboutReview(review), ...aboutWork(review), ...notesOn(review) });
  const insertDecision = statement(
    db,
    `INSERT INTO review_decision (review_id, ordinal, staff_id, staff_name, decision, reason, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  review.decisions.forEach(({ staffId, staffName, decision, reason, at }, ordinal) =>
    insertDecision.run(review.reviewId, ordinal, staffId, staffName, decision, reason, at),
  );
  putContacts(db, review);
};

const aboutReview = (review: ReviewRecord) => ({
  reviewId: review.reviewId,
  personId: review.personId,
  personName: review.personName,
  serviceId: review.serviceId,
  reference: review.reference,
  reason: review.reason,
  ground: review.ground,
  partyName: review.partyName,
  actingPersonIds: JSON.stringify(review.actingPersonIds),
  staffId: review.staffId,
  staffName: review.staffName,
  secondStaffId: review.secondStaffId,
  decidedAt: review.decidedAt,
  openedAt: review.openedAt,
  needsFourEyes: review.needsFourEyes ? 1 : 0,
  state: review.state,
});

const aboutWork = ({ work }: ReviewRecord) => ({
  level: work?.level ?? null,
  mandateId: work?.mandateId ?? null,
  identityMethod: work?.identityMethod ?? null,
  freshAsOf: work?.freshAsOf ?? null,
  isProvisional: work?.isProvisional === true ? 1 : 0,
  values: JSON.stringify(work?.values ?? {}),
});

const notesOn = ({ clockNote, handedOver }: ReviewRecord) => ({
  judgedAsOf: clockNote?.judgedAsOf ?? null,
  clockBehindMs: clockNote?.behindMs ?? null,
  handedOverBy: handedOver?.staffName ?? null,
  handedOverWords: handedOver?.words ?? null,
  handedOverAt: handedOver?.at ?? null,
});

/** Undecided first, the oldest first; then the decided ones, the newest first. */
export const listReviews = (db: ReadDb, limit: number): readonly ReviewRow[] =>
  statement<Columns>(
    db,
    `SELECT * FROM (${select} WHERE state NOT IN ('accepted', 'undone') ORDER BY opened_at LIMIT @limit)
     UNION ALL
     SELECT * FROM (${select} WHERE state IN ('accepted', 'undone') ORDER BY opened_at DESC LIMIT 50)`,
  )
    .all({ limit })
    .map(toRow);

export const findReview = (db: ReadDb, reviewId: string): ReviewRow | null => {
  const row = statement<Columns>(db, `${select} WHERE review_id = ?`).get(reviewId);
  return row === undefined ? null : toRow(row);
};

/** In the order they were made. */
export const listDecisions = (db: ReadDb, reviewId: string): readonly DecisionRow[] =>
  statement<DecisionRow>(
    db,
    `SELECT staff_id AS staffId, staff_name AS staffName, decision, reason, at FROM review_decision
     WHERE review_id = ? ORDER BY ordinal`,
  ).all(reviewId);

/** Decided at this machine: kept with its envelope, in the same transaction. */
export const insertChoice = (
  db: WriteDb,
  choice: Omit<DecisionRow, 'staffName'> & { readonly reviewId: string; readonly envelopeId: string },
): void => {
  statement(
    db,
    `INSERT INTO review_choice (envelope_id, review_id, staff_id, decision, reason, at)
     VALUES (@envelopeId, @reviewId, @staffId, @decision, @reason, @at)`,
  ).run(choice);
};

/** What was decided here and central has not said so yet. One that central refused is no longer on its way. */
export const findChoiceOnItsWay = (db: ReadDb, reviewId: string): DecisionRow | null =>
  statement<DecisionRow>(
    db,
    `SELECT made.staff_id AS staffId, coalesce(staff.name, made.staff_id) AS staffName, made.decision, made.reason,
       made.at
     FROM review_choice AS made
     JOIN outbox ON outbox.envelope_id = made.envelope_id
     LEFT JOIN staff ON staff.staff_id = made.staff_id
     WHERE made.review_id = ? AND outbox.state <> 'parked' AND NOT EXISTS (
       SELECT 1 FROM review_decision AS told
       WHERE told.review_id = made.review_id AND told.staff_id = made.staff_id AND told.decision = made.decision
         AND told.reason = made.reason)
     ORDER BY made.at DESC LIMIT 1`,
  ).get(reviewId) ?? null;

/** What was decided here by that piece of work is, as far as central has told, still to be decided. */
export const isStillUndecided = (db: ReadDb, envelopeId: string): boolean =>
  statement<{ readonly one: 1 }>(
    db,
    `SELECT 1 AS one FROM review_choice AS made JOIN review USING (review_id)
     WHERE made.envelope_id = ? AND review.state NOT IN ('accepted', 'undone')`,
  ).get(envelopeId) !== undefined;

/** Forgets what is decided about somebody who left this desk's people. What is open stays: it is this centre's work. */
export const forgetDecidedReviews = (db: WriteDb, personId: string): void => {
  statement(db, `DELETE FROM review WHERE subject_id = ? AND state IN ('accepted', 'undone')`).run(personId);
};

/**
 * Forgets what was decided up to a moment about people who are not here: they had left before central told of it, or live elsewhere. Until
 * then whoever decided sees what came of it.
 */
export const forgetReviewsOfGone = (db: WriteDb, decidedBefore: string): void => {
  statement(
    db,
    `DELETE FROM review WHERE state IN ('accepted', 'undone')
       AND NOT EXISTS (SELECT 1 FROM person WHERE person.person_id = review.subject_id)
       AND NOT EXISTS (SELECT 1 FROM review_decision AS last WHERE last.review_id = review.review_id AND last.at > ?)`,
  ).run(decidedBefore);
};

const select = `
  SELECT review_id AS reviewId, subject_id AS subjectId, subject_name AS subjectName, service_id AS serviceId,
    reference, reason, ground, party_name AS partyName, acting_person_ids AS actingPersonIds,
    staff_id AS staffId, staff_name AS staffName, second_staff_id AS secondStaffId,
    decided_at AS decidedAt, opened_at AS openedAt, needs_four_eyes AS needsFourEyes, state, level,
    mandate_id AS mandateId, identity_method AS identityMethod, fresh_as_of AS freshAsOf,
    is_provisional AS isProvisional, form_values AS "values", judged_as_of AS judgedAsOf, clock_behind_ms AS clockBehindMs,
    handed_over_by AS handedOverBy, handed_over_words AS handedOverWords, handed_over_at AS handedOverAt
  FROM review`;

type Columns = Omit<
  ReviewRow,
  'actingPersonIds' | 'needsFourEyes' | 'isProvisional' | 'values' | 'clockNote' | 'handedOver'
> & {
  readonly actingPersonIds: string;
  readonly judgedAsOf: string | null;
  readonly clockBehindMs: number | null;
  readonly handedOverBy: string | null;
  readonly handedOverWords: string | null;
  readonly handedOverAt: string | null;
  readonly needsFourEyes: number;
  readonly isProvisional: number;
  readonly values: string;
};

const toRow = ({
  judgedAsOf,
  clockBehindMs,
  handedOverBy,
  handedOverWords,
  handedOverAt,
  ...row
}: Columns): ReviewRow => ({
  ...row,
  handedOver:
    handedOverBy === null || handedOverWords === null || handedOverAt === null
      ? null
      : { staffName: handedOverBy, words: handedOverWords, at: handedOverAt },
  clockNote: judgedAsOf === null || clockBehindMs === null ? null : { judgedAsOf, behindMs: clockBehindMs },
  actingPersonIds: Ids.parse(JSON.parse(row.actingPersonIds)),
  needsFourEyes: row.needsFourEyes === 1,
  isProvisional: row.isProvisional === 1,
  values: FieldValues.parse(JSON.parse(row.values)),
});

const Ids = z.array(z.string());
