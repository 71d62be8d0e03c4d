import { allowWorkKind } from './allow-work-kind.ts';
import type { Migration } from './migration.ts';

/** What came of asking a citizen, as a supervisor had wished: central's word for it, and what was written down at this machine. */
export const contacts: Migration = {
  number: 220,
  change: (connection) => {
    connection.exec(tables);
    allowWorkKind(connection, 'citizen-contacted', 'work-handed-over');
  },
};

const tables = `
  CREATE TABLE review_contact (
    review_id TEXT NOT NULL REFERENCES review ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    staff_id TEXT NOT NULL,
    staff_name TEXT NOT NULL,
    outcome TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    -- How many decisions there were then: it answers the last wish among them.
    after_decisions INTEGER NOT NULL,
    PRIMARY KEY (review_id, ordinal)
  ) STRICT, WITHOUT ROWID;

  -- Written down at this machine; central's word for it comes back as a review_contact.
  CREATE TABLE contact_note (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    review_id TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX contact_note_by_review ON contact_note (review_id, at);
  CREATE TRIGGER contact_note_never_changes BEFORE UPDATE ON contact_note
    BEGIN SELECT RAISE(ABORT, 'what a citizen was asked never changes'); END;
  CREATE TRIGGER contact_note_never_goes BEFORE DELETE ON contact_note
    BEGIN SELECT RAISE(ABORT, 'what a citizen was asked is never deleted'); END;
`;
