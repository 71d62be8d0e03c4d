import type { Migration } from './migration.ts';

/** People who are here because somebody looked them up, and until when: let go of also by a machine that meets no network. */
export const retention: Migration = {
  number: 150,
  change: (connection) =>
    connection.exec(`
      CREATE TABLE looked_up (
        person_id TEXT PRIMARY KEY,
        keep_until TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX looked_up_by_end ON looked_up (keep_until);
    `),
};
