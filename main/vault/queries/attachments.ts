import type { AttachmentRef } from '../../../central/api/blobs.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { dropUnneeded } from './blobs.ts';

/** What a document is attached to: an act, or with `actId` null the conversation as a whole. */
export type AttachedTo = { readonly interactionId: string; readonly actId: string | null };

/** `adding`: its bytes are still coming from the page. `removed`: taken off, and can be put back until the work is completed. */
export type AttachmentState = 'adding' | 'kept' | 'removed' | 'sealed';

export type AttachmentRow = AttachedTo & {
  readonly attachmentId: string;
  readonly name: string;
  readonly staffId: string;
  readonly addedAt: string;
  readonly state: AttachmentState;
  /** Null once the content was let go. */
  readonly blobId: number | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly width: number | null;
  readonly height: number | null;
};

const columns = `attachment_id AS attachmentId, interaction_id AS interactionId, act_id AS actId, name, staff_id AS staffId,
  added_at AS addedAt, state, blob_id AS blobId, sha256, bytes, media_type AS mediaType, width, height`;

export const insertAttachment = (db: WriteDb, row: Omit<AttachmentRow, 'width' | 'height'>): void => {
  statement(
    db,
    `INSERT INTO attachment (attachment_id, interaction_id, act_id, name, staff_id, added_at, state, blob_id, sha256, bytes,
       media_type)
     VALUES (@attachmentId, @interactionId, @actId, @name, @staffId, @addedAt, @state, @blobId, @sha256, @bytes, @mediaType)`,
  ).run(row);
};

export const findAttachment = (db: ReadDb, attachmentId: string): AttachmentRow | null =>
  statement<AttachmentRow>(db, `SELECT ${columns} FROM attachment WHERE attachment_id = ?`).get(
    attachmentId,
  ) ?? null;

/** In the order they were added; those taken off, or left out of what is sent in the place of parked work, are not among them. */
export const listAttachments = (db: ReadDb, { interactionId, actId }: AttachedTo): readonly AttachmentRow[] =>
  statement<AttachmentRow>(
    db,
    `SELECT ${columns} FROM attachment
     WHERE interaction_id = ? AND act_id IS ? AND state IN ('kept', 'sealed')
       AND NOT EXISTS (SELECT 1 FROM left_out_document AS left_out WHERE left_out.attachment_id = attachment.attachment_id)
     ORDER BY added_at, attachment_id`,
  ).all(interactionId, actId);

/** Its bytes are whole and were looked at; `blobId` may be that of the same content attached before. */
export const keepAttachment = (
  db: WriteDb,
  kept: {
    readonly attachmentId: string;
    readonly blobId: number;
    readonly width: number | null;
    readonly height: number | null;
  },
): void => {
  statement(
    db,
    `UPDATE attachment SET state = 'kept', blob_id = @blobId, width = @width, height = @height
     WHERE attachment_id = @attachmentId AND state = 'adding'`,
  ).run(kept);
};

/** Off, or on again. */
export const setAttachmentState = (
  db: WriteDb,
  attachmentId: string,
  state: Extract<AttachmentState, 'kept' | 'removed'>,
): void => {
  statement(
    db,
    `UPDATE attachment SET state = ? WHERE attachment_id = ? AND state IN ('kept', 'removed')`,
  ).run(state, attachmentId);
};

/** Something that never became one: gone, with its bytes. */
export const deleteAttachment = (db: WriteDb, attachmentId: string): void => {
  const row = findAttachment(db, attachmentId);
  statement(db, 'DELETE FROM attachment WHERE attachment_id = ?').run(attachmentId);
  const blobId = row?.blobId ?? null;
  if (blobId !== null) dropUnneeded(db, blobId);
};

/**
 * What the work that is being completed names. What was taken off, or never came whole, goes. Belongs into the transaction of
 * `queueWork`; `sealAttachments` follows once the envelope is there.
 */
export const takeAttachments = (db: WriteDb, of: AttachedTo): readonly AttachmentRef[] => {
  dropLoose(db, of);
  return listAttachments(db, of).map(({ sha256, bytes, mediaType }) => ({ sha256, bytes, mediaType }));
};

export const sealAttachments = (db: WriteDb, of: AttachedTo, envelopeId: string): void => {
  statement(
    db,
    `UPDATE attachment SET state = 'sealed', envelope_id = ?
     WHERE interaction_id = ? AND act_id IS ? AND state = 'kept'`,
  ).run(envelopeId, of.interactionId, of.actId);
};

/** Of a draft that is discarded, everything; of one that is completed, what does not go with it. */
export const dropLoose = (
  db: WriteDb,
  { interactionId, actId }: AttachedTo,
  and: 'kept' | null = null,
): void => {
  const loose = statement<{ readonly attachmentId: string }>(
    db,
    `SELECT attachment_id AS attachmentId FROM attachment
     WHERE interaction_id = ? AND act_id IS ? AND state IN ('adding', 'removed', ?)`,
  ).all(interactionId, actId, and);
  for (const { attachmentId } of loose) deleteAttachment(db, attachmentId);
};
