import type { Migration } from './migration.ts';

/** What an end that was decided here followed from: where central never takes that, the mandate goes on. */
export const causeOfEnd: Migration = {
  number: 260,
  change: (connection) => connection.exec('ALTER TABLE mandate ADD COLUMN ended_here_by TEXT'),
};
