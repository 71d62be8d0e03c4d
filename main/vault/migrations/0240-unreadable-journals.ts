import type { Migration } from './migration.ts';

/** The journal of a vault that was lost, of which a part could not be read either: what was in it nobody can say. */
export const unreadableJournals: Migration = {
  number: 240,
  change: (connection) => connection.exec(tables),
};

const tables = `
  -- journal: its file's name. pieces: of finished work, at least so many.
  CREATE TABLE unreadable_journal (
    journal TEXT PRIMARY KEY,
    pieces INTEGER NOT NULL,
    last_written_at TEXT NOT NULL,
    found_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE unreadable_journal_ending (
    journal TEXT PRIMARY KEY REFERENCES unreadable_journal,
    staff_id TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER unreadable_journal_ending_never_changes BEFORE UPDATE ON unreadable_journal_ending
    BEGIN SELECT RAISE(ABORT, 'how it ended never changes'); END;
`;
