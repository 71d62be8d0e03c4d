import type { AttachmentRef } from '../../../central/api/blobs.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { deleteAttachment } from './attachments.ts';
import { dropUnneeded, findWholeBlob } from './blobs.ts';
import { hasEndedBefore } from './ended-work.ts';
import { openParked } from './open-parked.ts';

/** A blob that has to be at central before some work may leave. */
export type BlobToSend = {
  readonly blobId: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
};

/** The work names these blobs: until central has them all it does not leave, nor does what follows it in its lane. */
export const bindBlobs = (db: WriteDb, envelopeId: string, digests: readonly string[]): void => {
  for (const sha256 of new Set(digests)) {
    const blob = findWholeBlob(db, sha256);
    if (blob === null) throw new Error('what work names is in the vault');
    statement(db, 'INSERT INTO envelope_blob (envelope_id, blob_id) VALUES (?, ?)').run(
      envelopeId,
      blob.blobId,
    );
  }
};

/** What that work names, whatever became of it: held until the work, or what stands in its place, has its receipt. */
export const listBlobsOf = (db: ReadDb, envelopeId: string): readonly AttachmentRef[] =>
  statement<AttachmentRef>(
    db,
    `SELECT sha256, bytes, media_type AS mediaType FROM envelope_blob JOIN blob USING (blob_id)
     WHERE envelope_id = ? ORDER BY blob_id`,
  ).all(envelopeId);

export const noteSent = (db: WriteDb, blobId: number, sentBytes: number): void => {
  statement(
    db,
    'UPDATE blob SET sent_bytes = @sentBytes, is_at_central = (@sentBytes = bytes) WHERE blob_id = @blobId',
  ).run({ blobId, sentBytes });
};

/** Central asks to wait for work with attachments: whether it has them is asked again. */
export const doubtBlobs = (db: WriteDb, envelopeId: string): void => {
  statement(
    db,
    `UPDATE blob SET is_at_central = 0
     WHERE blob_id IN (SELECT blob_id FROM envelope_blob WHERE envelope_id = ?)`,
  ).run(envelopeId);
};

/** Unsent work that names the blob. */
export const listWaitingForBlob = (db: ReadDb, blobId: number): readonly string[] =>
  statement<{ readonly envelopeId: string }>(
    db,
    `SELECT envelope_id AS envelopeId FROM envelope_blob JOIN outbox USING (envelope_id)
     WHERE blob_id = ? AND outbox.state IN ('waiting', 'sending')`,
  )
    .all(blobId)
    .map(({ envelopeId }) => envelopeId);

/** SQL: the work itself, and the parked work that it stands in the place of, or takes back. */
const ofLine = `(envelope_id = @envelopeId OR envelope_id IN (
  SELECT envelope_id FROM resolution WHERE first_id = (SELECT first_id FROM resolution WHERE successor_id = @envelopeId)))`;

/**
 * Central's receipt for the work is here: nobody looks at its documents here any more, unless other work names them that waits for central
 * or for a person. Their bytes stay until `releaseArrived`, since central may yet be put back from a copy that is older than the receipt.
 */
export const retireBlobs = (db: WriteDb, envelopeId: string): void => {
  statement(
    db,
    `UPDATE attachment SET blob_id = NULL
     WHERE state = 'sealed' AND blob_id IN (SELECT blob_id FROM envelope_blob WHERE ${ofLine})
       AND NOT EXISTS (SELECT 1 FROM attachment AS other WHERE other.blob_id = attachment.blob_id AND other.state <> 'sealed')
       AND NOT EXISTS (SELECT 1 FROM envelope_blob AS named JOIN outbox USING (envelope_id)
         WHERE named.blob_id = attachment.blob_id AND (outbox.state IN ('waiting', 'sending') OR (${openParked})))`,
  ).run({ envelopeId });
};

/** How long the bytes stay after the receipt, or another end: longer than a day's backup of central may be old. */
export const keptAfterReceiptMs = 48 * 3_600_000;

type Ended = { readonly before: string; readonly atMost: number };

/** Lets the documents of up to so much work go that ended before that moment, with or without a receipt. Answers of how much. */
export const releaseArrived = (db: WriteDb, ended: Ended): number => {
  const arrived = statement<{ readonly envelopeId: string }>(
    db,
    `SELECT DISTINCT envelope_id AS envelopeId FROM envelope_blob
     WHERE ${hasEndedBefore('envelope_blob.envelope_id')} LIMIT @atMost`,
  ).all(ended);
  for (const { envelopeId } of arrived) releaseBlobs(db, envelopeId);
  return arrived.length + releaseLoose(db, ended);
};

/** SQL: the first work that the act, or the end of the conversation, was queued as; null for a draft. */
const firstWork = `
  iif(attachment.act_id IS NULL,
    (SELECT envelope_id FROM outbox WHERE interaction_id = attachment.interaction_id AND kind = 'interaction-completed'
     ORDER BY device_sequence LIMIT 1),
    (SELECT envelope_id FROM act WHERE act_id = attachment.act_id))`;

/**
 * Documents that were added to work while it was put aside, or taken off it, and that went with nothing until it ended. Looked for by the bytes
 * that are still here (CROSS JOIN keeps that order): what is known of documents long gone only grows.
 */
const releaseLoose = (db: WriteDb, ended: Ended): number => {
  const loose = statement<{ readonly attachmentId: string }>(
    db,
    `SELECT attachment_id AS attachmentId FROM blob CROSS JOIN attachment USING (blob_id)
     WHERE attachment.state <> 'sealed' AND ${hasEndedBefore(firstWork)} LIMIT @atMost`,
  ).all(ended);
  for (const { attachmentId } of loose) deleteAttachment(db, attachmentId);
  return loose.length;
};

/** The blobs of the work, and of what it stands in the place of, go where nothing else needs them. */
export const releaseBlobs = (db: WriteDb, envelopeId: string): void => {
  const freed = statement<{ readonly blobId: number }>(
    db,
    `SELECT DISTINCT blob_id AS blobId FROM envelope_blob WHERE ${ofLine}`,
  ).all({ envelopeId });
  if (freed.length === 0) return;
  statement(db, `DELETE FROM envelope_blob WHERE ${ofLine}`).run({ envelopeId });
  for (const { blobId } of freed) dropUnneeded(db, blobId);
};

export type UploadRow = {
  readonly envelopeId: string;
  readonly documents: number;
  readonly bytes: number;
  readonly sentBytes: number;
};

/** How far the attachments of unsent work have come, by work; what is at central counts whole. */
export const listUploads = (db: ReadDb): readonly UploadRow[] =>
  statement<UploadRow>(
    db,
    `SELECT envelope_id AS envelopeId, count(*) AS documents, sum(bytes) AS bytes, sum(sent_bytes) AS sentBytes
     FROM envelope_blob JOIN blob USING (blob_id) JOIN outbox USING (envelope_id)
     WHERE outbox.state IN ('waiting', 'sending')
     GROUP BY envelope_id HAVING min(is_at_central) = 0 ORDER BY device_sequence`,
  ).all();
