import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import type { AttachedTo } from './attachments.ts';

/** Documents of parked work that are not sent again: those that somebody leaves out, and those that central refuses for good. */

export const leaveOutDocument = (
  db: WriteDb,
  left: { readonly attachmentId: string; readonly staffId: string; readonly at: string },
): void => {
  statement(
    db,
    `INSERT INTO left_out_document (attachment_id, staff_id, at) VALUES (@attachmentId, @staffId, @at)
     ON CONFLICT (attachment_id) DO NOTHING`,
  ).run(left);
};

export const putBackDocument = (db: WriteDb, attachmentId: string): void => {
  statement(db, 'DELETE FROM left_out_document WHERE attachment_id = ?').run(attachmentId);
};

export const isDocumentLeftOut = (db: ReadDb, attachmentId: string): boolean =>
  statement<{ readonly one: 1 }>(db, 'SELECT 1 AS one FROM left_out_document WHERE attachment_id = ?').get(
    attachmentId,
  ) !== undefined;

/** This content is never sent again: central has said that it will not take it, or it is gone. */
export const noteRefusedDocument = (
  db: WriteDb,
  refused: { readonly sha256: string; readonly reason: string },
): void => {
  statement(
    db,
    `INSERT INTO refused_document (sha256, reason) VALUES (@sha256, @reason)
     ON CONFLICT (sha256) DO UPDATE SET reason = excluded.reason`,
  ).run(refused);
};

/** Attachments, whatever their state, whose content central refuses. */
export const listRefusedDocuments = (db: ReadDb, { interactionId, actId }: AttachedTo): ReadonlySet<string> =>
  new Set(
    statement<{ readonly attachmentId: string }>(
      db,
      `SELECT attachment_id AS attachmentId FROM attachment JOIN refused_document USING (sha256)
       WHERE interaction_id = ? AND act_id IS ? AND NOT EXISTS (
         SELECT 1 FROM blob WHERE blob.sha256 = attachment.sha256 AND blob.is_at_central = 1)`,
    )
      .all(interactionId, actId)
      .map(({ attachmentId }) => attachmentId),
  );
