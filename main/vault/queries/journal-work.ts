import type { AttachmentRef } from '../../../central/api/blobs.ts';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { openParked } from './open-parked.ts';

/**
 * What the journal must hold: what has no receipt of central yet, whether it waits, is being sent or was put aside. What was ended leaves it:
 * brought by hand it would be judged, and might take effect by now.
 */

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
     WHERE device_sequence > ? AND (state IN ('waiting', 'sending') OR (${openParked})) ORDER BY device_sequence`,
  ).all(deviceSequence);

export const hasUnsentWork = (db: ReadDb): boolean =>
  statement<{ readonly has: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending'))
       OR EXISTS (SELECT 1 FROM outbox WHERE ${openParked}) AS has`,
  ).get()?.has === 1;

export const listUnsentIds = (db: ReadDb): readonly string[] =>
  statement<{ readonly envelopeId: string }>(
    db,
    `SELECT envelope_id AS envelopeId FROM outbox WHERE state IN ('waiting', 'sending')
     UNION ALL SELECT envelope_id FROM outbox WHERE ${openParked}`,
  )
    .all()
    .map(({ envelopeId }) => envelopeId);

/** Everything that has no receipt yet, oldest first, without what is in it: how much that is. */
export const listUnsentSizes = (
  db: ReadDb,
): readonly { readonly envelopeId: string; readonly lane: string; readonly contentBytes: number }[] =>
  statement<{ readonly envelopeId: string; readonly lane: string; readonly contentBytes: number }>(
    db,
    `SELECT envelope_id AS envelopeId, lane, length(CAST(content AS BLOB)) AS contentBytes FROM outbox
     WHERE state IN ('waiting', 'sending') OR (${openParked}) ORDER BY device_sequence`,
  ).all();

export const readSigned = (
  db: ReadDb,
  envelopeId: string,
): { readonly content: string; readonly signature: string } | null =>
  statement<{ readonly content: string; readonly signature: string }>(
    db,
    'SELECT content, signature FROM outbox WHERE envelope_id = ?',
  ).get(envelopeId) ?? null;

/** An attachment as it lies in the vault. */
export type BlobHere = AttachmentRef & { readonly blobId: number };

/** What that work names and waits with, until its receipt. */
export const listBlobsNamedBy = (db: ReadDb, envelopeId: string): readonly BlobHere[] =>
  statement<BlobHere>(
    db,
    `SELECT blob_id AS blobId, sha256, bytes, media_type AS mediaType FROM envelope_blob JOIN blob USING (blob_id)
     WHERE envelope_id = ? ORDER BY blob_id`,
  ).all(envelopeId);

/** The attachments of everything that has no receipt yet, each once. */
export const listBlobsOfUnsent = (db: ReadDb): readonly BlobHere[] =>
  statement<BlobHere>(
    db,
    `SELECT DISTINCT blob_id AS blobId, sha256, bytes, media_type AS mediaType
     FROM envelope_blob JOIN blob USING (blob_id) JOIN outbox USING (envelope_id)
     WHERE state IN ('waiting', 'sending') OR (${openParked})`,
  ).all();

/** What was put aside here and ended by a person or a rule. */
export const listEndedIds = (db: ReadDb): readonly string[] =>
  statement<{ readonly envelopeId: string }>(db, 'SELECT envelope_id AS envelopeId FROM resolution')
    .all()
    .map(({ envelopeId }) => envelopeId);

/** True where this was sent in the place of something that was put aside. */
export const endsOther = (db: ReadDb, envelopeId: string): boolean =>
  statement(db, 'SELECT 1 FROM resolution WHERE successor_id = ?').get(envelopeId) !== undefined;

/** Everything that was ever queued here, sent or not: work is never deleted. */
export const listAllIds = (db: ReadDb): readonly string[] =>
  statement<{ readonly envelopeId: string }>(db, 'SELECT envelope_id AS envelopeId FROM outbox')
    .all()
    .map(({ envelopeId }) => envelopeId);
