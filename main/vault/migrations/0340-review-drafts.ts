import type { Migration } from './migration.ts';

/** What a supervisor is writing about work in review. Central tells a review again as a whole, so no row of it holds this one. */
export const reviewDrafts: Migration = {
  number: 340,
  change: (connection) =>
    connection.exec(`
      CREATE TABLE review_draft (
        review_id TEXT NOT NULL,
        staff_id TEXT NOT NULL,
        choice TEXT,
        reason TEXT NOT NULL,
        PRIMARY KEY (review_id, staff_id)
      ) STRICT, WITHOUT ROWID;
    `),
};
