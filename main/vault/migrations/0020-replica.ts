import type { Migration } from './migration.ts';

/**
 * What central told about people. Children hang on `person_key`, a small number of ours, and are clustered by it: filling appends
 * and opening a file reads neighbouring pages.
 */
export const replica: Migration = {
  number: 20,
  change: (connection) => {
    connection.exec(people);
    connection.exec(partsOfPeople);
    connection.exec(mandatesAndHistory);
  },
};

const people = `
  CREATE TABLE person (
    person_key INTEGER PRIMARY KEY,
    person_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('sync', 'lookup')),
    given_names TEXT NOT NULL,
    surname TEXT NOT NULL,
    name_key TEXT NOT NULL,
    birth_date TEXT CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    national_number TEXT,
    civil_status TEXT NOT NULL CHECK (civil_status IN ('alive', 'deceased', 'emigrated')),
    has_shielded_address INTEGER NOT NULL CHECK (has_shielded_address IN (0, 1)),
    street TEXT,
    house_number TEXT,
    floor_and_door TEXT,
    postcode TEXT,
    town TEXT,
    municipality TEXT,
    country TEXT,
    care_of TEXT,
    moved_in_on TEXT,
    language TEXT NOT NULL,
    letters TEXT NOT NULL CHECK (letters IN ('digital', 'print')),
    cpr_as_of TEXT NOT NULL,
    benefits_as_of TEXT NOT NULL
  ) STRICT;
  CREATE INDEX person_by_national_number ON person (national_number) WHERE national_number IS NOT NULL;
  CREATE INDEX person_by_birth_date ON person (birth_date, name_key) WHERE birth_date IS NOT NULL;

  CREATE TABLE replica_size (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    people INTEGER NOT NULL CHECK (people >= 0)
  ) STRICT;
  INSERT INTO replica_size VALUES (1, 0);
`;

const partsOfPeople = `
  CREATE TABLE former_name (
    person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (person_key, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE contact_point (
    person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'email')),
    value TEXT NOT NULL,
    number_end TEXT,
    is_verified INTEGER NOT NULL CHECK (is_verified IN (0, 1)),
    as_of TEXT NOT NULL,
    PRIMARY KEY (person_key, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX contact_point_by_number_end ON contact_point (number_end) WHERE number_end IS NOT NULL;

  CREATE TABLE related_person (
    person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    is_household INTEGER NOT NULL CHECK (is_household IN (0, 1)),
    related_id TEXT NOT NULL,
    name TEXT NOT NULL,
    birth_date TEXT,
    relation TEXT NOT NULL CHECK (relation IN ('spouse', 'child', 'parent', 'custody-child', 'custody-holder',
      'guardian', 'ward', 'sibling', 'lives-with')),
    PRIMARY KEY (person_key, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE benefit (
    person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    benefit_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    monthly_amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('paid', 'paused', 'ended', 'applied')),
    next_payment_on TEXT,
    PRIMARY KEY (person_key, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE payment_account (
    person_key INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    registration_number TEXT NOT NULL,
    account_number TEXT NOT NULL,
    bank_name TEXT NOT NULL,
    country TEXT NOT NULL,
    as_of TEXT NOT NULL
  ) STRICT;
`;

/** A mandate or an event may come before the person it is about: no foreign key, the person's id is the link. */
const mandatesAndHistory = `
  CREATE TABLE mandate (
    mandate_id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    grantor_id TEXT NOT NULL,
    grantor_name TEXT NOT NULL,
    grantee_kind TEXT NOT NULL CHECK (grantee_kind IN ('person', 'organisation', 'office')),
    grantee_id TEXT,
    grantee_name TEXT NOT NULL,
    made_on TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    revoked_on TEXT,
    as_of TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX mandate_by_grantor ON mandate (grantor_id, grantee_id);
  CREATE INDEX mandate_by_grantee ON mandate (grantee_id) WHERE grantee_id IS NOT NULL;

  CREATE TABLE mandate_scope (
    mandate_id TEXT NOT NULL REFERENCES mandate ON DELETE CASCADE,
    service_id TEXT NOT NULL,
    power TEXT NOT NULL CHECK (power IN ('see', 'act', 'receive-letters', 'receive-money')),
    PRIMARY KEY (mandate_id, service_id, power)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE event (
    person_id TEXT NOT NULL,
    at TEXT NOT NULL,
    event_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    params TEXT NOT NULL CHECK (json_valid(params)),
    source TEXT NOT NULL,
    PRIMARY KEY (person_id, at, event_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE act_state (
    envelope_id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    service_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'effective', 'in-review')),
    changed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX act_state_by_person ON act_state (person_id, changed_at);
`;
