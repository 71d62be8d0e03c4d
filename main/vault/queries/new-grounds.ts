import type { EnvelopeId } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** The contact that was begun last to prove another ground for this work. */
export const putNewGround = (
  db: WriteDb,
  ground: {
    readonly envelopeId: string;
    readonly interactionId: string;
    readonly staffId: string;
    readonly at: string;
  },
): void => {
  statement(
    db,
    `INSERT INTO new_ground (envelope_id, interaction_id, staff_id, at)
     VALUES (@envelopeId, @interactionId, @staffId, @at)
     ON CONFLICT (envelope_id) DO UPDATE SET interaction_id = excluded.interaction_id, staff_id = excluded.staff_id,
       at = excluded.at`,
  ).run(ground);
};

/** Id of the contact; null where nobody has begun one. */
export const findNewGround = (db: ReadDb, envelopeId: string): string | null =>
  statement<{ readonly interactionId: string }>(
    db,
    'SELECT interaction_id AS interactionId FROM new_ground WHERE envelope_id = ?',
  ).get(envelopeId)?.interactionId ?? null;

/** Parked work for which this contact was begun, the first begun first. */
export const listGroundSought = (db: ReadDb, interactionId: string): readonly EnvelopeId[] =>
  statement<{ readonly envelopeId: EnvelopeId }>(
    db,
    'SELECT envelope_id AS envelopeId FROM new_ground WHERE interaction_id = ? ORDER BY at, envelope_id',
  )
    .all(interactionId)
    .map(({ envelopeId }) => envelopeId);
