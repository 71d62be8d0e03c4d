import type { Migration } from './migration.ts';

/** What the staff say of the way to central, for this machine: no measurement tells who pays for it. */
export const link: Migration = {
  number: 180,
  change: (connection) =>
    connection.exec(`
      CREATE TABLE link_setting (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        is_metered INTEGER NOT NULL CHECK (is_metered IN (0, 1))
      ) STRICT;
    `),
};
