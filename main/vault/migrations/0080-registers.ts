import type { Migration } from './migration.ts';

/**
 * What courts and the business register say, days and matters of relations, whose files a staff member may not open. What an older build
 * was sent of protected people goes: where they live, with whom, how they are reached.
 */
export const registers: Migration = {
  number: 80,
  change: (connection) => {
    connection.exec(factsOfRegisters);
    connection.exec(guards);
    connection.exec(forgetProtected);
  },
};

/** No CHECK on `matters`: the wire has it already, and the first filling writes millions of these rows. */
const factsOfRegisters = `
  ALTER TABLE related_person ADD COLUMN from_day TEXT;
  ALTER TABLE related_person ADD COLUMN until_day TEXT;
  ALTER TABLE related_person ADD COLUMN matters TEXT;

  CREATE TABLE court_order (
    person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    order_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('representation', 'no-contact', 'custody-removed')),
    other_id TEXT NOT NULL,
    other_name TEXT NOT NULL,
    matters TEXT NOT NULL CHECK (matters IN ('all', 'personal', 'economic')),
    court TEXT NOT NULL,
    made_on TEXT NOT NULL,
    valid_until TEXT,
    PRIMARY KEY (person_key, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE business_role (
    person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    organisation_id TEXT NOT NULL,
    organisation_name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'director', 'employee', 'external-accountant', 'lawyer')),
    from_day TEXT NOT NULL,
    until_day TEXT,
    PRIMARY KEY (person_key, ordinal)
  ) STRICT, WITHOUT ROWID;
`;

/** Salted hashes, never ids: the list answers whether one person is on it and names nobody. */
const guards = `
  ALTER TABLE staff ADD COLUMN guard_salt TEXT NOT NULL DEFAULT '';
  ALTER TABLE staff ADD COLUMN guarded_hashes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(guarded_hashes));
  CREATE INDEX interaction_by_party ON interaction (party_person_id) WHERE party_person_id IS NOT NULL;
`;

const forgetProtected = `
  UPDATE person SET street = NULL, house_number = NULL, floor_and_door = NULL, postcode = NULL, town = NULL,
    municipality = NULL, country = NULL, care_of = NULL, moved_in_on = NULL WHERE has_shielded_address = 1;
  DELETE FROM contact_point WHERE person_key IN (SELECT person_key FROM person WHERE has_shielded_address = 1);
  DELETE FROM related_person WHERE (is_household = 1 OR relation = 'lives-with')
    AND (person_key IN (SELECT person_key FROM person WHERE has_shielded_address = 1)
      OR related_id IN (SELECT person_id FROM person WHERE has_shielded_address = 1));
  DELETE FROM event WHERE kind = 'moved'
    AND person_id IN (SELECT person_id FROM person WHERE has_shielded_address = 1);
`;
