import type { Migration } from './migration.ts';

/** Who took part in the work that a review is about: what was told before has nobody in it until central tells it again. */
export const actingPeople: Migration = {
  number: 330,
  change: (connection) =>
    connection.exec(
      `ALTER TABLE review ADD COLUMN acting_person_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(acting_person_ids))`,
    ),
};
