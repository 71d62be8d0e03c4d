import type { Migration } from './migration.ts';

/** Central's status board as it was last heard, and when by this machine's clock: so that it can be shown without a network, with its age. */
export const serviceBoard: Migration = {
  number: 270,
  change: (connection) =>
    connection.exec(`
      CREATE TABLE service_board (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        heard_at TEXT NOT NULL
      ) STRICT;
      -- States and services as central calls them: a newer one may know more of them.
      CREATE TABLE service_status (
        service TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        since TEXT,
        expected_until TEXT,
        announcement TEXT
      ) STRICT;
    `),
};
