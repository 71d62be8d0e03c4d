import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { noteRefusedDocument } from './amended-documents.ts';
import { markParked } from './outbox-progress.ts';
import { doubtBlobs } from './uploads.ts';

/** Work that central has judged, as far as this machine knows, and may know nothing of any more. */
export type JudgedRow = {
  readonly envelopeId: string;
  /** Its place in central's order; null for what has no receipt. */
  readonly place: number | null;
  /** The bytes that were signed. */
  readonly content: string;
  readonly standing: 'accepted' | 'aside' | 'bare' | 'waiting';
};

/** SQL: the work names a document that is not here as a whole. */
const isBare = `EXISTS (SELECT 1 FROM json_each(content, '$.attachments') AS named
  WHERE NOT EXISTS (SELECT 1 FROM blob WHERE sha256 = named.value ->> '$.sha256' AND is_whole = 1))`;

/** SQL: somebody here has taken it back, or sent it in another form. */
const isEnded = 'EXISTS (SELECT 1 FROM resolution WHERE resolution.envelope_id = outbox.envelope_id)';

/**
 * What was put aside and stands as it was: central may have judged it, or opened a review. And what waits to be brought again and relies on
 * central to have its documents.
 */
export const listPutAside = (db: ReadDb, limit: number): readonly JudgedRow[] =>
  statement<JudgedRow>(
    db,
    `SELECT envelope_id AS envelopeId, NULL AS place, content,
       CASE WHEN state <> 'parked' THEN 'waiting' WHEN reason = 'documents/gone' THEN 'bare' ELSE 'aside' END AS standing
     FROM outbox
     WHERE (state = 'parked' AND NOT ${isEnded})
       OR (state IN ('waiting', 'sending') AND ${isBare}
         AND EXISTS (SELECT 1 FROM lost_receipt WHERE lost_receipt.envelope_id = outbox.envelope_id))
     ORDER BY device_sequence LIMIT ?`,
  ).all(limit);

export type EndedRow = { readonly envelopeId: string; readonly content: string; readonly signature: string };

/** What was put aside and ended here since, the newest first. */
export const listEnded = (db: ReadDb, limit: number): readonly EndedRow[] =>
  statement<EndedRow>(
    db,
    `SELECT envelope_id AS envelopeId, content, signature FROM outbox WHERE state = 'parked' AND ${isEnded}
     ORDER BY device_sequence DESC LIMIT ?`,
  ).all(limit);

/** Receipts below that place in central's order, the newest first. */
export const listReceiptsBelow = (
  db: ReadDb,
  { below, limit }: { readonly below: number; readonly limit: number },
): readonly JudgedRow[] =>
  statement<JudgedRow>(
    db,
    `SELECT receipt.envelope_id AS envelopeId, central_sequence AS place, content, 'accepted' AS standing
     FROM receipt JOIN outbox USING (envelope_id)
     WHERE central_sequence < @below ORDER BY central_sequence DESC LIMIT @limit`,
  ).all({ below, limit });

/** The receipt counts no longer and is kept; the work waits as if it had never been sent, and what central had said of it is forgotten. */
export const bringAgain = (
  db: WriteDb,
  { envelopeId, at }: { readonly envelopeId: string; readonly at: string },
): void => {
  statement(
    db,
    `INSERT INTO lost_receipt (envelope_id, jws, central_sequence, received_at, lost_at)
     SELECT envelope_id, jws, central_sequence, received_at, @at FROM receipt WHERE envelope_id = @envelopeId`,
  ).run({ envelopeId, at });
  statement(db, 'DELETE FROM receipt WHERE envelope_id = ?').run(envelopeId);
  statement(db, 'DELETE FROM act_receiver WHERE envelope_id = ?').run(envelopeId);
  statement(db, 'DELETE FROM act_state WHERE envelope_id = ?').run(envelopeId);
  statement(
    db,
    `UPDATE outbox SET state = 'waiting', attempts = 0, sent_at = NULL, reason = 'put-back'
     WHERE envelope_id = @envelopeId AND state IN ('sent', 'parked')`,
  ).run({ envelopeId });
  // Bytes that are here because something else needs them go for this work too.
  statement(
    db,
    `INSERT INTO envelope_blob (envelope_id, blob_id)
     SELECT envelope_id, blob_id FROM outbox JOIN json_each(content, '$.attachments') AS named
       JOIN blob ON sha256 = named.value ->> '$.sha256' AND is_whole = 1
     WHERE envelope_id = ? ON CONFLICT DO NOTHING`,
  ).run(envelopeId);
  doubtBlobs(db, envelopeId);
};

/** Neither central nor this machine has these documents any more: only a person can attach them again. */
export const parkWithoutDocuments = (
  db: WriteDb,
  { envelopeId, gone }: { readonly envelopeId: string; readonly gone: readonly string[] },
): void => {
  const reason = 'documents/gone';
  for (const sha256 of gone) noteRefusedDocument(db, { sha256, reason });
  markParked(db, { envelopeId, reason });
};

/** Grows with each receipt that is lost: what has none any more belongs into the journal again. */
export const lastLostReceipt = (db: ReadDb): number =>
  statement<{ readonly last: number | null }>(db, 'SELECT max(lost_id) AS last FROM lost_receipt').get()
    ?.last ?? 0;
