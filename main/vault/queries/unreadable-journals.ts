import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** What of a lost vault's journal could not be read. */
export type UnreadableJournal = {
  /** Name of the file, which stays in the data folder. */
  readonly journal: string;
  /** Of finished work, at least so many. */
  readonly pieces: number;
  readonly lastWrittenAt: string;
};

/** With how somebody ended it; nulls while nobody has. */
export type UnreadableRow = UnreadableJournal & {
  readonly endedBy: string | null;
  readonly endedFor: string | null;
  readonly endedAt: string | null;
};

/** Central's last word counts: a file that was mended meanwhile tells of nothing lost. True where it is news. */
export const noteUnreadable = (
  db: WriteDb,
  { foundAt, ...found }: UnreadableJournal & { readonly foundAt: string },
): boolean => {
  const { journal, pieces } = found;
  if (pieces === 0) {
    const isOver = `DELETE FROM unreadable_journal WHERE journal = ?
      AND NOT EXISTS (SELECT 1 FROM unreadable_journal_ending AS ending WHERE ending.journal = unreadable_journal.journal)`;
    return statement(db, isOver).run(journal).changes > 0;
  }
  const isNews = statement(
    db,
    `INSERT INTO unreadable_journal (journal, pieces, last_written_at, found_at)
     VALUES (@journal, @pieces, @lastWrittenAt, @foundAt)
     ON CONFLICT (journal) DO UPDATE SET pieces = excluded.pieces
       WHERE pieces <> excluded.pieces`,
  ).run({ ...found, foundAt });
  return isNews.changes > 0;
};

export const listUnreadable = (db: ReadDb): readonly UnreadableRow[] =>
  statement<UnreadableRow>(
    db,
    `SELECT journal, pieces, last_written_at AS lastWrittenAt,
       coalesce((SELECT name FROM staff WHERE staff.staff_id = ending.staff_id), ending.staff_id) AS endedBy,
       ending.words AS endedFor, ending.at AS endedAt
     FROM unreadable_journal LEFT JOIN unreadable_journal_ending AS ending USING (journal) ORDER BY found_at, journal`,
  ).all();

/** Waiting for a person. */
export const countUnreadable = (db: ReadDb): number =>
  statement<{ readonly n: number }>(
    db,
    `SELECT count(*) AS n FROM unreadable_journal LEFT JOIN unreadable_journal_ending AS ending USING (journal)
     WHERE ending.at IS NULL`,
  ).get()?.n ?? 0;

export const endUnreadable = (
  db: WriteDb,
  ending: {
    readonly journal: string;
    readonly staffId: string;
    readonly words: string;
    readonly at: string;
  },
): void => {
  statement(
    db,
    'INSERT INTO unreadable_journal_ending (journal, staff_id, words, at) VALUES (@journal, @staffId, @words, @at)',
  ).run(ending);
};
