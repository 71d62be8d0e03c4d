import type { Migration } from './migration.ts';

/** What this machine shows where central has forgotten it; null before central gave one. */
export const certificate: Migration = {
  number: 300,
  change: (connection) => connection.exec('ALTER TABLE lease ADD COLUMN certificate TEXT'),
};
