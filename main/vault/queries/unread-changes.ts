import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** What a newer central told and this version could not read. */
export type KeptChange = { readonly keptId: number; readonly content: string };

type Unread = {
  readonly kind: string;
  readonly recordId: string | null;
  readonly subjectId: string;
  readonly content: string;
};

/** The newest word about a record is enough; of what has no known id, every one that is not the same. */
export const keepUnread = (db: WriteDb, unread: Unread, at: string): void => {
  if (unread.recordId !== null) forgetUnread(db, unread);
  const { kind, recordId, subjectId, content } = unread;
  statement(
    db,
    `INSERT INTO unread_change (kind, record_id, subject_id, content, kept_at)
     SELECT @kind, @recordId, @subjectId, @content, @at WHERE NOT EXISTS (
       SELECT 1 FROM unread_change WHERE subject_id = @subjectId AND content = @content)`,
  ).run({ kind, recordId, subjectId, content, at });
};

/** A later word about the same record has come, and could be read. */
export const forgetUnread = (db: WriteDb, { kind, recordId }: Pick<Unread, 'kind' | 'recordId'>): void => {
  statement(db, 'DELETE FROM unread_change WHERE record_id = ? AND kind = ?').run(recordId, kind);
};

/** All about a person whom this device no longer follows. */
export const forgetUnreadOf = (db: WriteDb, subjectId: string): void => {
  statement(db, 'DELETE FROM unread_change WHERE subject_id = ?').run(subjectId);
};

export const listUnread = (db: ReadDb): readonly KeptChange[] =>
  statement<KeptChange>(db, 'SELECT kept_id AS keptId, content FROM unread_change ORDER BY kept_id').all();

export const hasUnread = (db: ReadDb): boolean =>
  statement(db, 'SELECT 1 FROM unread_change LIMIT 1').get() !== undefined;

export const dropUnread = (db: WriteDb, keptId: number): void => {
  statement(db, 'DELETE FROM unread_change WHERE kept_id = ?').run(keptId);
};
