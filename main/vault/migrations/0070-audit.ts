import type { Migration } from './migration.ts';

/** Who did what, chained by hashes (queries/audit.ts): append only. */
export const audit: Migration = {
  number: 70,
  change: (connection) =>
    connection.exec(`
      CREATE TABLE audit (
        sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
        at TEXT NOT NULL,
        staff_id TEXT,
        action TEXT NOT NULL,
        subject_id TEXT,
        interaction_id TEXT,
        details TEXT NOT NULL CHECK (json_valid(details)),
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;

      CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
        WHEN new.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
        BEGIN SELECT RAISE(ABORT, 'the audit trail only grows at its end'); END;
      CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail never changes'); END;
      CREATE TRIGGER audit_never_goes BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is never deleted'); END;
    `),
};
