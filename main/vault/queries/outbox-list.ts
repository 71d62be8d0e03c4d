import type { OutboxItem } from '../../../preload/contract/outbox.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { actingPersonIds } from './acting-people.ts';
import { clockNoteColumns } from './clock-notes.ts';
import { openParked } from './open-parked.ts';
import { legalState } from './legal-state.ts';

/** An entry with whose work it is. */
export type OutboxRow = OutboxItem & { readonly staffId: string; readonly actingPersonIds: string };

/** Newest first, in the words of the outbox screen. What was ended here is undone at central as well, and by no supervisor. */
export const listOutbox = (db: ReadDb, limit: number): readonly OutboxRow[] =>
  statement<Columns>(
    db,
    `SELECT outbox.envelope_id AS envelopeId, outbox.kind, act.service_id AS serviceId,
       outbox.interaction_id AS interactionId, outbox.subject_id AS subjectId,
       coalesce(interaction.subject_name, trim(person.given_names || ' ' || person.surname), '') AS subjectName,
       act.reference, coalesce(staff.name, outbox.staff_id) AS staffName, ${legalState} AS state,
       outbox.captured_at AS capturedAt, outbox.sent_at AS sentAt,
       CASE WHEN done.state = 'effective' THEN done.changed_at END AS effectiveAt,
       outbox.attempts, outbox.next_attempt_at AS nextTryAt,
       CASE WHEN done.state = 'undone' AND NOT EXISTS (SELECT 1 FROM resolution WHERE resolution.envelope_id = outbox.envelope_id)
         THEN 'undone' ELSE outbox.reason END AS reason,
       outbox.staff_id AS staffId, ${actingPersonIds} AS actingPersonIds,
       outbox.state = 'parked' AND NOT (${openParked}) AS isResolved, ${clockNoteColumns}
     FROM outbox
     LEFT JOIN interaction ON interaction.interaction_id = outbox.interaction_id
     LEFT JOIN person ON person.person_id = outbox.subject_id
     LEFT JOIN act ON act.act_id = outbox.act_id
     LEFT JOIN staff ON staff.staff_id = outbox.staff_id
     LEFT JOIN act_state AS done ON done.envelope_id = outbox.envelope_id
     ORDER BY outbox.device_sequence DESC LIMIT ?`,
  )
    .all(limit)
    .map(({ subjectId, subjectName, isResolved, judgedAsOf, clockBehindMs, ...item }) => ({
      ...item,
      clockNote: judgedAsOf === null ? null : { judgedAsOf, behindMs: clockBehindMs },
      isResolved: isResolved === 1,
      subject: { personId: subjectId, name: subjectName },
    }));

type Columns = Omit<OutboxItem, 'subject' | 'isResolved' | 'clockNote'> & {
  readonly judgedAsOf: string | null;
  readonly clockBehindMs: number;
  readonly subjectId: PersonId;
  readonly subjectName: string;
  readonly staffId: string;
  readonly actingPersonIds: string;
  readonly isResolved: number;
};
