import type { Migration } from './migration.ts';

/**
 * Finished work of a vault that was lost, which came to central from the journal and did not take effect there: this vault has never had it.
 * What is known of it is central's word.
 */
export const rescuedWork: Migration = {
  number: 230,
  change: (connection) => connection.exec(tables),
};

const tables = `
  -- tag: of its frame in the journal. arrived_at: it took effect after all.
  CREATE TABLE rescued_work (
    envelope_id TEXT PRIMARY KEY,
    tag TEXT NOT NULL UNIQUE,
    first_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    subject_name TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    staff_name TEXT NOT NULL,
    service_id TEXT,
    reference TEXT,
    captured_at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('conflict', 'refused', 'later')),
    reason TEXT,
    arrived_at TEXT
  ) STRICT, WITHOUT ROWID;

  -- successor_id: what told central that it is taken back; null where central had nothing to be told.
  CREATE TABLE rescued_ending (
    envelope_id TEXT PRIMARY KEY REFERENCES rescued_work,
    staff_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    successor_id TEXT REFERENCES outbox,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER rescued_ending_never_changes BEFORE UPDATE ON rescued_ending
    BEGIN SELECT RAISE(ABORT, 'how work ended never changes'); END;
`;
