import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** Parked, and nothing that central holds a receipt for has settled its line since. */
const unsettled = `state = 'parked' AND NOT EXISTS (
  SELECT 1 FROM resolution AS ours
  JOIN resolution AS any_of_line ON any_of_line.first_id = ours.first_id
  JOIN receipt ON receipt.envelope_id = any_of_line.successor_id
  WHERE ours.envelope_id = outbox.envelope_id)`;

/** What the journal must hold: everything that has no receipt of central yet, whether it waits, is being sent or was put aside. */

export const lastDeviceSequence = (db: ReadDb): number =>
  statement<{ readonly last: number | null }>(db, 'SELECT max(device_sequence) AS last FROM outbox').get()
    ?.last ?? 0;

export const listUnsentAfter = (
  db: ReadDb,
  deviceSequence: number,
): readonly { readonly envelopeId: string; readonly content: string; readonly signature: string }[] =>
  statement<{ readonly envelopeId: string; readonly content: string; readonly signature: string }>(
    db,
    `SELECT envelope_id AS envelopeId, content, signature FROM outbox
     WHERE device_sequence > ? AND (state IN ('waiting', 'sending') OR (${unsettled})) ORDER BY device_sequence`,
  ).all(deviceSequence);

export const hasUnsentWork = (db: ReadDb): boolean =>
  statement<{ readonly has: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending'))
       OR EXISTS (SELECT 1 FROM outbox WHERE ${unsettled}) AS has`,
  ).get()?.has === 1;

export const listUnsentIds = (db: ReadDb): readonly string[] =>
  statement<{ readonly envelopeId: string }>(
    db,
    `SELECT envelope_id AS envelopeId FROM outbox WHERE state IN ('waiting', 'sending')
     UNION ALL SELECT envelope_id FROM outbox WHERE ${unsettled}`,
  )
    .all()
    .map(({ envelopeId }) => envelopeId);

/** Everything that was ever queued here, sent or not: work is never deleted. */
export const listAllIds = (db: ReadDb): readonly string[] =>
  statement<{ readonly envelopeId: string }>(db, 'SELECT envelope_id AS envelopeId FROM outbox')
    .all()
    .map(({ envelopeId }) => envelopeId);
