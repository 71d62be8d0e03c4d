import type { CarriedWork } from '../../../central/api/journal.ts';
import type { EnvelopeId, LegalState, PersonId, ServiceId } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { legalState } from './legal-state.ts';

/** Work of a lost vault that did not take effect at central, with how somebody ended it; nulls while nobody has. */
export type RescuedRow = {
  readonly envelopeId: EnvelopeId;
  readonly firstId: string;
  readonly kind: string;
  readonly subjectId: PersonId;
  readonly subjectName: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly serviceId: ServiceId | null;
  readonly reference: string | null;
  readonly capturedAt: string;
  readonly outcome: CarriedWork['outcome'];
  /** Why central refused it; null for the other outcomes. */
  readonly reason: string | null;
  readonly endedBy: string | null;
  readonly endedFor: string | null;
  readonly endedAt: string | null;
  readonly successorId: EnvelopeId | null;
  readonly successorState: LegalState | null;
};

const select = `
  SELECT rescued_work.envelope_id AS envelopeId, first_id AS firstId, rescued_work.kind, rescued_work.subject_id AS subjectId,
    subject_name AS subjectName, rescued_work.staff_id AS staffId, staff_name AS staffName, service_id AS serviceId, reference,
    rescued_work.captured_at AS capturedAt, rescued_work.outcome, rescued_work.reason,
    coalesce((SELECT name FROM staff WHERE staff.staff_id = ending.staff_id), ending.staff_id) AS endedBy,
    ending.reason AS endedFor, ending.at AS endedAt, ending.successor_id AS successorId,
    (SELECT ${legalState} FROM outbox LEFT JOIN act_state AS done ON done.envelope_id = outbox.envelope_id
     WHERE outbox.envelope_id = ending.successor_id) AS successorState
  FROM rescued_work LEFT JOIN rescued_ending AS ending ON ending.envelope_id = rescued_work.envelope_id`;

/** What waits for a person and what a person has ended, the oldest first; not what arrived after all. */
export const listRescued = (db: ReadDb): readonly RescuedRow[] =>
  statement<RescuedRow>(
    db,
    `${select} WHERE arrived_at IS NULL ORDER BY rescued_work.captured_at LIMIT 500`,
  ).all();

/** Null for what was never rescued, and for what arrived after all. */
export const findRescued = (db: ReadDb, envelopeId: string): RescuedRow | null =>
  statement<RescuedRow>(db, `${select} WHERE rescued_work.envelope_id = ? AND arrived_at IS NULL`).get(
    envelopeId,
  ) ?? null;

/** Waiting for a person. */
export const countRescued = (db: ReadDb): number =>
  statement<{ readonly n: number }>(
    db,
    `SELECT count(*) AS n FROM rescued_work WHERE arrived_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM rescued_ending WHERE rescued_ending.envelope_id = rescued_work.envelope_id)`,
  ).get()?.n ?? 0;

/** Keeps what central says; its last word counts. True where it is news. */
export const putRescued = (
  db: WriteDb,
  { tag, work }: { readonly tag: string; readonly work: CarriedWork },
): boolean =>
  statement(
    db,
    `INSERT INTO rescued_work (envelope_id, tag, first_id, kind, subject_id, subject_name, staff_id, staff_name, service_id,
       reference, captured_at, outcome, reason)
     VALUES (@id, @tag, @firstId, @kind, @subjectId, @subjectName, @staffId, @staffName, @serviceId, @reference, @madeAt,
       @outcome, @code)
     ON CONFLICT (envelope_id) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason
       WHERE outcome <> excluded.outcome OR reason IS NOT excluded.reason`,
  ).run({ ...work, tag }).changes > 0;

/** What central has taken after all waits for nobody. True where it was waiting. */
export const noteRescuedArrived = (
  db: WriteDb,
  { tag, at }: { readonly tag: string; readonly at: string },
): boolean =>
  statement(db, 'UPDATE rescued_work SET arrived_at = ? WHERE tag = ? AND arrived_at IS NULL').run(at, tag)
    .changes > 0;

/** Nor does what waited in a line that is settled at central; what somebody has ended here stays as they ended it. True where it was waiting. */
export const noteLineSettled = (
  db: WriteDb,
  { firstId, at }: { readonly firstId: string; readonly at: string },
): boolean =>
  statement(
    db,
    `UPDATE rescued_work SET arrived_at = ? WHERE first_id = ? AND arrived_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM rescued_ending WHERE rescued_ending.envelope_id = rescued_work.envelope_id)`,
  ).run(at, firstId).changes > 0;

export const endRescued = (
  db: WriteDb,
  ending: {
    readonly envelopeId: string;
    readonly staffId: string;
    readonly reason: string;
    readonly successorId: string | null;
    readonly at: string;
  },
): void => {
  statement(
    db,
    `INSERT INTO rescued_ending (envelope_id, staff_id, reason, successor_id, at)
     VALUES (@envelopeId, @staffId, @reason, @successorId, @at)`,
  ).run(ending);
};
