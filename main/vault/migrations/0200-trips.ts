import type { Migration } from './migration.ts';

/**
 * What this machine follows besides its centre. Whoever is held for a time only, because of a look-up, open work or a trip, goes when
 * that is over, also where no network tells it to.
 */
export const trips: Migration = {
  number: 200,
  change: (connection) => connection.exec(tables),
};

const tables = `
  ALTER TABLE looked_up RENAME TO held_person;
  DROP INDEX looked_up_by_end;
  CREATE INDEX held_person_by_end ON held_person (keep_until);

  -- taken_at: somebody here wants to take it along. What central makes of that is told to it, and comes with the pull.
  CREATE TABLE trip (
    trip_id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    places TEXT NOT NULL CHECK (json_valid(places)),
    state TEXT NOT NULL CHECK (state IN ('planned', 'cancelled')),
    gone_at TEXT NOT NULL,
    people INTEGER NOT NULL CHECK (people >= 0),
    taken_at TEXT,
    taken_by TEXT,
    CHECK ((taken_at IS NULL) = (taken_by IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX trip_by_end ON trip (gone_at);

  CREATE TABLE trip_person (
    trip_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    PRIMARY KEY (trip_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX trip_person_by_person ON trip_person (person_id);

  CREATE TABLE trip_appointment (
    trip_id TEXT NOT NULL REFERENCES trip ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    at TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (trip_id, ordinal)
  ) STRICT, WITHOUT ROWID;

  -- What central was last told that this machine needs to follow, and until when work is followed because of that.
  CREATE TABLE told_subscriptions (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    work TEXT NOT NULL CHECK (json_valid(work)),
    trips TEXT NOT NULL CHECK (json_valid(trips)),
    until TEXT NOT NULL
  ) STRICT;
`;
