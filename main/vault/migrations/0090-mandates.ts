import type { Migration } from './migration.ts';

/**
 * Mandates as objects: everything a credential says, what shows how one was given, every use, the issuers' keys and the status lists. What
 * is decided here stays beside what central says, so that an older word of central's never undoes it.
 */
export const mandates: Migration = {
  number: 90,
  change: (connection) => {
    connection.exec(columns);
    connection.exec(attorneys);
    connection.exec(evidence);
    connection.exec(trust);
  },
};

const columns = `
  ALTER TABLE mandate ADD COLUMN decide TEXT NOT NULL DEFAULT 'alone' CHECK (decide IN ('alone', 'jointly'));
  ALTER TABLE mandate ADD COLUMN channels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(channels));
  ALTER TABLE mandate ADD COLUMN restrictions TEXT NOT NULL DEFAULT '';
  ALTER TABLE mandate ADD COLUMN may_sub_delegate INTEGER NOT NULL DEFAULT 0 CHECK (may_sub_delegate IN (0, 1));
  ALTER TABLE mandate ADD COLUMN interaction_id TEXT;
  ALTER TABLE mandate ADD COLUMN given_by TEXT NOT NULL DEFAULT 'register' CHECK (given_by IN ('signature-on-screen',
    'code', 'phone-read-back', 'paper', 'request-letter', 'register'));
  ALTER TABLE mandate ADD COLUMN wording_id TEXT;
  ALTER TABLE mandate ADD COLUMN wording_version TEXT;
  ALTER TABLE mandate ADD COLUMN wording_hash TEXT;
  ALTER TABLE mandate ADD COLUMN wording_language TEXT;
  ALTER TABLE mandate ADD COLUMN office TEXT;
  ALTER TABLE mandate ADD COLUMN end_reason TEXT CHECK (end_reason IN ('withdrawn-by-grantor',
    'renounced-by-grantee', 'superseded', 'by-register'));
  ALTER TABLE mandate ADD COLUMN revoked_at TEXT;
  ALTER TABLE mandate ADD COLUMN credential TEXT;
  -- Where the row comes from: central's feed, this desk, or a citizen who brought it.
  ALTER TABLE mandate ADD COLUMN origin TEXT NOT NULL DEFAULT 'register' CHECK (origin IN ('register', 'made-here', 'shown'));
  ALTER TABLE mandate ADD COLUMN made_envelope_id TEXT;
  -- Decided here, and not to be undone by what central still believes.
  ALTER TABLE mandate ADD COLUMN ended_here_on TEXT;
  ALTER TABLE mandate ADD COLUMN ended_here_at TEXT;
  ALTER TABLE mandate ADD COLUMN ended_here_reason TEXT CHECK (ended_here_reason IN ('withdrawn-by-grantor',
    'renounced-by-grantee', 'superseded'));
  ALTER TABLE mandate ADD COLUMN moved_here_to TEXT;
  CREATE INDEX mandate_by_office_and_end ON mandate (office, valid_until)
    WHERE office IS NOT NULL AND valid_until IS NOT NULL;
`;

const attorneys = `
  CREATE TABLE other_grantee (
    mandate_id TEXT NOT NULL REFERENCES mandate ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'office')),
    party_id TEXT,
    name TEXT NOT NULL,
    PRIMARY KEY (mandate_id, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX other_grantee_by_party ON other_grantee (party_id) WHERE party_id IS NOT NULL;
`;

const onlyGrows = (table: string): string => `
  CREATE TRIGGER ${table}_never_changes BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'what was written down of a mandate never changes'); END;
  CREATE TRIGGER ${table}_never_goes BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'what was written down of a mandate is never deleted'); END;
`;

/** No foreign keys: a mandate may leave with its citizen, what was done at this desk stays. */
const evidence = `
  CREATE TABLE mandate_evidence (
    evidence_id TEXT PRIMARY KEY,
    -- Null where it was refused: then there is no mandate.
    mandate_id TEXT,
    subject_id TEXT NOT NULL,
    interaction_id TEXT NOT NULL REFERENCES interaction,
    outcome TEXT NOT NULL CHECK (outcome IN ('given', 'refused')),
    way TEXT NOT NULL CHECK (way IN ('signature-on-screen', 'code', 'phone-read-back', 'paper', 'request-letter')),
    giving TEXT NOT NULL CHECK (json_valid(giving)),
    wording_hash TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    at TEXT NOT NULL,
    CHECK ((outcome = 'given') = (mandate_id IS NOT NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX mandate_evidence_by_interaction ON mandate_evidence (interaction_id);
  ${onlyGrows('mandate_evidence')}

  CREATE TABLE mandate_use (
    use_number INTEGER PRIMARY KEY,
    mandate_id TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('made', 'used', 'shown', 'transferred', 'withdrawn', 'superseded')),
    done_by TEXT NOT NULL,
    service_id TEXT,
    power TEXT CHECK (power IN ('see', 'act', 'receive-letters', 'receive-money')),
    reference TEXT
  ) STRICT;
  CREATE INDEX mandate_use_by_mandate ON mandate_use (mandate_id, at);
  ${onlyGrows('mandate_use')}
`;

/** Moments of issuers are seconds since 1970, as in their tokens. */
const trust = `
  CREATE TABLE issuer_key (
    kid TEXT PRIMARY KEY,
    x TEXT NOT NULL,
    from_second INTEGER NOT NULL,
    until_second INTEGER,
    state TEXT NOT NULL CHECK (state IN ('active', 'retired', 'compromised'))
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE issuer_key_set (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    -- Hash of all keys: what was verified with another set is verified again.
    version TEXT NOT NULL
  ) STRICT;
  INSERT INTO issuer_key_set VALUES (1, '');

  CREATE TABLE status_list (
    uri TEXT PRIMARY KEY,
    list INTEGER NOT NULL,
    version INTEGER NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    issued_second INTEGER NOT NULL,
    expires_second INTEGER NOT NULL,
    -- After so many seconds it is asked for again, even if its version has not grown.
    ttl INTEGER NOT NULL
  ) STRICT;
  -- Apart from its head: that grows young every few minutes, these bytes change when something is revoked.
  CREATE TABLE status_list_bits (
    uri TEXT PRIMARY KEY REFERENCES status_list ON DELETE CASCADE,
    bits BLOB NOT NULL
  ) STRICT;
`;
