import type { Migration } from './migration.ts';

/** Which version of the feed's records everybody here was filled with; 0 of a vault that was filled before that was noted. */
export const feedVersion: Migration = {
  number: 280,
  change: (connection) =>
    connection.exec('ALTER TABLE sync_state ADD COLUMN feed_version INTEGER NOT NULL DEFAULT 0'),
};
