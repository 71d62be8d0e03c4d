import type { OutboxItem } from '../../../preload/contract/outbox.ts';
import type {
  ActId,
  EnvelopeId,
  InteractionId,
  PersonId,
  ServiceId,
} from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { actingPersonIds } from './acting-people.ts';
import { openParked } from './open-parked.ts';

/** Work that was put aside, as it was signed, with what the screens call it. */
export type ParkedRow = {
  readonly envelopeId: EnvelopeId;
  readonly kind: OutboxItem['kind'];
  readonly deviceSequence: number;
  readonly lane: string;
  readonly laneSequence: number;
  readonly subjectId: PersonId;
  readonly subjectName: string;
  readonly interactionId: InteractionId | null;
  readonly actId: ActId | null;
  /** Of the contact in which the act was done; later pieces of its line may come from another. */
  readonly actInteractionId: InteractionId | null;
  readonly serviceId: ServiceId | null;
  readonly reference: string | null;
  readonly staffId: string;
  readonly staffName: string;
  /** Who stood for the citizen, or with them, separated by blanks. */
  readonly actingPersonIds: string;
  /** Null where no lease ever named the author. */
  readonly office: string | null;
  readonly capturedAt: string;
  readonly reason: string;
  /** The bytes that were signed. */
  readonly content: string;
  /** Central has decided about it meanwhile: a supervisor accepted or undid it. */
  readonly isDecided: boolean;
};

type Columns = Omit<ParkedRow, 'isDecided'> & { readonly isDecided: number };

const select = `
  SELECT outbox.envelope_id AS envelopeId, outbox.kind, outbox.device_sequence AS deviceSequence, outbox.lane,
    outbox.lane_sequence AS laneSequence, outbox.subject_id AS subjectId,
    coalesce(interaction.subject_name, trim(person.given_names || ' ' || person.surname), '') AS subjectName,
    outbox.interaction_id AS interactionId, outbox.act_id AS actId, act.interaction_id AS actInteractionId, act.service_id AS serviceId, act.reference,
    outbox.staff_id AS staffId, coalesce(staff.name, outbox.staff_id) AS staffName, staff.office,
    outbox.captured_at AS capturedAt, outbox.reason, outbox.content, ${actingPersonIds} AS actingPersonIds,
    EXISTS (SELECT 1 FROM act_state AS done WHERE done.envelope_id = outbox.envelope_id
      AND done.state IN ('received', 'effective', 'undone')) AS isDecided
  FROM outbox
  LEFT JOIN interaction ON interaction.interaction_id = outbox.interaction_id
  LEFT JOIN person ON person.person_id = outbox.subject_id
  LEFT JOIN act ON act.act_id = outbox.act_id
  LEFT JOIN staff ON staff.staff_id = outbox.staff_id`;

const toRow = (row: Columns): ParkedRow => ({ ...row, isDecided: row.isDecided === 1 });

/** What waits for a person, the oldest first. */
export const listParked = (db: ReadDb): readonly ParkedRow[] =>
  statement<Columns>(db, `${select} WHERE ${openParked} ORDER BY outbox.device_sequence`).all().map(toRow);

/** What came to its end, the latest first. */
export const listResolved = (db: ReadDb, limit: number): readonly ParkedRow[] =>
  statement<Columns>(
    db,
    `${select} JOIN resolution ON resolution.envelope_id = outbox.envelope_id
     WHERE outbox.state = 'parked' ORDER BY resolution.at DESC, outbox.device_sequence DESC LIMIT ?`,
  )
    .all(limit)
    .map(toRow);

/** Null for what is not parked. */
export const findParked = (db: ReadDb, envelopeId: string): ParkedRow | null => {
  const row = statement<Columns>(
    db,
    `${select} WHERE outbox.envelope_id = ? AND outbox.state = 'parked'`,
  ).get(envelopeId);
  return row === undefined ? null : toRow(row);
};

/** The piece of this act, or of this contact's end, that waits for a person; null where none does. */
export const findOpenParkedOf = (
  db: ReadDb,
  { interactionId, actId }: { readonly interactionId: string; readonly actId: string | null },
): ParkedRow | null => {
  const row = statement<Columns>(
    db,
    actId === null
      ? `${select} WHERE ${openParked} AND outbox.interaction_id = @interactionId AND outbox.kind = 'interaction-completed'`
      : `${select} WHERE ${openParked} AND outbox.act_id = @actId AND act.interaction_id = @interactionId`,
  ).get(actId === null ? { interactionId } : { interactionId, actId });
  return row === undefined ? null : toRow(row);
};

/** Something later of its lane has left, or was tried: central would take the same bytes as out of order. */
export const hasLaterTried = (db: ReadDb, { lane, laneSequence }: ParkedRow): boolean =>
  statement<{ readonly one: number }>(
    db,
    `SELECT 1 AS one FROM outbox WHERE lane = ? AND lane_sequence > ? AND (state <> 'waiting' OR attempts > 0)`,
  ).get(lane, laneSequence) !== undefined;

export type HandoverRow = { readonly staffName: string; readonly words: string; readonly at: string };

/** In the order they were made. */
export const listHandovers = (db: ReadDb, envelopeId: string): readonly HandoverRow[] =>
  statement<HandoverRow>(
    db,
    `SELECT coalesce(staff.name, handover.staff_id) AS staffName, words, at FROM handover
     LEFT JOIN staff ON staff.staff_id = handover.staff_id WHERE envelope_id = ? ORDER BY ordinal`,
  ).all(envelopeId);

export const insertHandover = (
  db: WriteDb,
  handover: {
    readonly envelopeId: string;
    readonly staffId: string;
    readonly words: string;
    readonly at: string;
  },
): void => {
  statement(
    db,
    `INSERT INTO handover (envelope_id, ordinal, staff_id, words, at)
     VALUES (@envelopeId, (SELECT count(*) + 1 FROM handover WHERE envelope_id = @envelopeId), @staffId, @words, @at)`,
  ).run(handover);
};

/** True the first time in a sitting. */
export const noteReading = (
  db: WriteDb,
  reading: { readonly envelopeId: string; readonly sessionId: string },
): boolean =>
  statement(
    db,
    `INSERT INTO parked_reading (envelope_id, session_id) VALUES (@envelopeId, @sessionId) ON CONFLICT DO NOTHING`,
  ).run(reading).changes === 1;

export const hasRead = (
  db: ReadDb,
  reading: { readonly envelopeId: string; readonly sessionId: string },
): boolean =>
  statement<{ readonly one: number }>(
    db,
    `SELECT 1 AS one FROM parked_reading WHERE envelope_id = @envelopeId AND session_id = @sessionId`,
  ).get(reading) !== undefined;
