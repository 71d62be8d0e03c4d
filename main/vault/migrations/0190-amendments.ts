import { allowWorkKind } from './allow-work-kind.ts';
import type { Migration } from './migration.ts';

/**
 * What an amendment may change besides values: its documents and its ground. And a word on a wrong clock for whoever decides in review.
 */
export const amendments: Migration = {
  number: 190,
  change: (connection) => {
    connection.exec(tables);
    allowWorkKind(connection, 'work-handed-over', 'work-withdrawn');
  },
};

const tables = `
  -- Documents that were signed with parked work and do not go with what is sent in its place. Nothing of them is lost: the work that
  -- named them stays as it was signed.
  CREATE TABLE left_out_document (
    attachment_id TEXT PRIMARY KEY REFERENCES attachment,
    staff_id TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- What central will never take; by digest, because the same content attached anew is refused as well.
  CREATE TABLE refused_document (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 43),
    reason TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The contact in which somebody proves another ground for parked work; the last one begun is kept.
  CREATE TABLE new_ground (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    interaction_id TEXT NOT NULL REFERENCES interaction,
    staff_id TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX new_ground_by_interaction ON new_ground (interaction_id);

  -- What is owed because of the ground that amended work was sent on.
  CREATE TABLE amended_obligation (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    obligations TEXT NOT NULL CHECK (json_valid(obligations))
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER amended_obligation_never_changes BEFORE UPDATE ON amended_obligation
    BEGIN SELECT RAISE(ABORT, 'what is owed never changes'); END;

  ALTER TABLE review ADD COLUMN judged_as_of TEXT;
  ALTER TABLE review ADD COLUMN clock_behind_ms INTEGER;
  ALTER TABLE review ADD COLUMN handed_over_by TEXT;
  ALTER TABLE review ADD COLUMN handed_over_words TEXT;
  ALTER TABLE review ADD COLUMN handed_over_at TEXT;
`;
