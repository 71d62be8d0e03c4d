import type { Migration } from './migration.ts';

/**
 * Who took part in the work that a review is about, and who answered for it with whoever did it: what was told before has nobody there until
 * central tells it again.
 */
export const actingPeople: Migration = {
  number: 330,
  change: (connection) =>
    connection.exec(`
      ALTER TABLE review ADD COLUMN acting_person_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(acting_person_ids));
      ALTER TABLE review ADD COLUMN second_staff_id TEXT;
    `),
};
