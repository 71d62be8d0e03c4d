import type { Migration } from './migration.ts';

/** How far central was told that the audit trail goes. */
export const auditCheckpoint: Migration = {
  number: 250,
  change: (connection) =>
    connection.exec(`
      CREATE TABLE audit_checkpoint (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        held_sequence INTEGER NOT NULL CHECK (held_sequence > 0)
      ) STRICT;
    `),
};
