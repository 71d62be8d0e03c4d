import type { Migration } from './migration.ts';

/** More ways to show who somebody is: how long each counts, several documents at once, a second signature, what was only said. */
export const identity: Migration = {
  number: 100,
  change: (connection) => connection.exec(proofs + beside),
};

const proofs = `
  CREATE TABLE identity_proof_next (
    proof_id TEXT PRIMARY KEY,
    interaction_id TEXT NOT NULL REFERENCES interaction,
    method TEXT NOT NULL,
    document_kind TEXT,
    document_number TEXT,
    issuing_country TEXT,
    expires_on TEXT,
    level TEXT NOT NULL CHECK (level IN ('none', 'low', 'substantial', 'high')),
    shortfall TEXT CHECK (shortfall IN ('document-expired', 'document-not-accepted', 'too-old', 'check-digit-wrong',
      'birth-date-differs', 'name-differs', 'other-person', 'nothing-proven')),
    checked_by TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    counts_until TEXT,
    seconded_by TEXT CHECK (seconded_by <> checked_by)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO identity_proof_next SELECT *, NULL, NULL FROM identity_proof;
  DROP TABLE identity_proof;
  ALTER TABLE identity_proof_next RENAME TO identity_proof;
  CREATE INDEX identity_proof_by_interaction ON identity_proof (interaction_id, checked_at);

  CREATE TRIGGER identity_proof_never_changes BEFORE UPDATE ON identity_proof
    BEGIN SELECT RAISE(ABORT, 'an identity proof never changes'); END;
  CREATE TRIGGER identity_proof_never_goes BEFORE DELETE ON identity_proof
    BEGIN SELECT RAISE(ABORT, 'an identity proof is never deleted'); END;
`;

const beside = `
  -- Documents that counted together.
  CREATE TABLE identity_proof_piece (
    proof_id TEXT NOT NULL REFERENCES identity_proof,
    ordinal INTEGER NOT NULL,
    document_kind TEXT NOT NULL,
    document_number TEXT NOT NULL,
    issuing_country TEXT NOT NULL,
    expires_on TEXT,
    points INTEGER NOT NULL CHECK (points > 0),
    PRIMARY KEY (proof_id, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER identity_proof_piece_never_changes BEFORE UPDATE ON identity_proof_piece
    BEGIN SELECT RAISE(ABORT, 'an identity proof never changes'); END;
  CREATE TRIGGER identity_proof_piece_never_goes BEFORE DELETE ON identity_proof_piece
    BEGIN SELECT RAISE(ABORT, 'an identity proof is never deleted'); END;

  -- What somebody without a number says of themselves. It is a note to whoever resolves it, and joins nobody with anybody.
  CREATE TABLE provisional_party (
    proof_id TEXT PRIMARY KEY REFERENCES identity_proof,
    said_name TEXT NOT NULL,
    said_birth_date TEXT,
    description TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Wrong answers to questions about a person, whoever asked: the answers themselves are kept nowhere.
  CREATE TABLE question_tries (
    person_id TEXT PRIMARY KEY,
    wrong INTEGER NOT NULL CHECK (wrong > 0),
    locked_until TEXT
  ) STRICT, WITHOUT ROWID;
`;
