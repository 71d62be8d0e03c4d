import type { Migration } from './migration.ts';

/** Who looked at a citizen's file is asked by citizen (B-30); the audit trail itself only grows at its end. */
export const ownView: Migration = {
  number: 115,
  change: (connection) =>
    connection.exec(`
      CREATE INDEX audit_of_looks ON audit (subject_id, sequence)
        WHERE action IN ('person/opened', 'address/revealed', 'review/opened');
    `),
};
