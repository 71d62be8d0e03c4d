import type { WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { deleteAttachment } from './attachments.ts';

/** Documents that were begun before that moment and never came whole go, with what had come of them; answers how many. */
export const dropUnfinished = (db: WriteDb, before: string): number => {
  const unfinished = statement<{ readonly attachmentId: string }>(
    db,
    `SELECT attachment_id AS attachmentId FROM attachment WHERE state = 'adding' AND added_at < ?`,
  ).all(before);
  for (const { attachmentId } of unfinished) deleteAttachment(db, attachmentId);
  return unfinished.length;
};
