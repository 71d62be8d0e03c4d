import type { Migration } from './migration.ts';

/** Serving people: who may see whose file, contacts, how the party was identified. Closed work never changes. */
export const interactions: Migration = {
  number: 40,
  change: (connection) => {
    connection.exec(contacts);
    connection.exec(proofs);
  },
};

const contacts = `
  CREATE TABLE file_access (
    session_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    at TEXT NOT NULL,
    purpose_id TEXT NOT NULL,
    legal_basis_id TEXT NOT NULL,
    PRIMARY KEY (session_id, person_id, staff_id, at)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE interaction (
    interaction_id TEXT PRIMARY KEY,
    subject_id TEXT NOT NULL,
    subject_name TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('counter', 'phone', 'mobile-unit', 'appointment', 'callback',
      'video', 'post', 'self-service')),
    mode TEXT NOT NULL CHECK (mode IN ('informing', 'assisting', 'representing')),
    state TEXT NOT NULL CHECK (state IN ('open', 'completed', 'abandoned')),
    purpose_id TEXT NOT NULL,
    legal_basis_id TEXT NOT NULL,
    party_kind TEXT CHECK (party_kind IN ('subject', 'representative', 'office', 'helper')),
    party_person_id TEXT,
    party_name TEXT,
    claimed_relation TEXT CHECK (claimed_relation IN
      ('child', 'parent', 'spouse', 'sibling', 'guardian', 'professional', 'other')),
    party_organisation_id TEXT,
    party_organisation_name TEXT,
    emergency_reason TEXT,
    emergency_second_staff_id TEXT,
    started_at TEXT NOT NULL,
    completed_at TEXT,
    outcome TEXT,
    note TEXT,
    CHECK ((state = 'open') = (completed_at IS NULL)),
    CHECK (party_person_id IS NULL OR party_kind = 'representative'),
    CHECK (coalesce(party_kind IN ('representative', 'helper'), 0) = (party_name IS NOT NULL)),
    CHECK (coalesce(party_kind = 'representative', 0) = (claimed_relation IS NOT NULL)),
    CHECK (party_organisation_name IS NULL OR party_kind = 'representative'),
    CHECK (party_organisation_id IS NULL OR party_organisation_name IS NOT NULL),
    CHECK (emergency_second_staff_id IS NULL OR emergency_reason IS NOT NULL)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX interaction_by_subject ON interaction (subject_id, completed_at);
  CREATE INDEX interaction_open_by_staff ON interaction (staff_id, started_at) WHERE state = 'open';

  CREATE TRIGGER interaction_closed_never_changes BEFORE UPDATE ON interaction WHEN old.state <> 'open'
    BEGIN SELECT RAISE(ABORT, 'a closed interaction never changes'); END;
  CREATE TRIGGER interaction_never_goes BEFORE DELETE ON interaction
    BEGIN SELECT RAISE(ABORT, 'an interaction is never deleted'); END;
`;

const proofs = `
  -- Others in the room besides the party: co-attorneys, the other custody holder.
  CREATE TABLE also_present (
    interaction_id TEXT NOT NULL REFERENCES interaction,
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    document_kind TEXT NOT NULL,
    document_number TEXT NOT NULL,
    issuing_country TEXT NOT NULL,
    expires_on TEXT,
    level TEXT NOT NULL CHECK (level IN ('low', 'substantial', 'high')),
    checked_by TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    PRIMARY KEY (interaction_id, person_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE identity_proof (
    proof_id TEXT PRIMARY KEY,
    interaction_id TEXT NOT NULL REFERENCES interaction,
    method TEXT NOT NULL,
    document_kind TEXT,
    document_number TEXT,
    issuing_country TEXT,
    expires_on TEXT,
    level TEXT NOT NULL CHECK (level IN ('none', 'low', 'substantial', 'high')),
    shortfall TEXT CHECK (shortfall IN ('document-expired', 'document-not-accepted', 'too-old')),
    checked_by TEXT NOT NULL,
    checked_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX identity_proof_by_interaction ON identity_proof (interaction_id, checked_at);

  CREATE TRIGGER identity_proof_never_changes BEFORE UPDATE ON identity_proof
    BEGIN SELECT RAISE(ABORT, 'an identity proof never changes'); END;
  CREATE TRIGGER identity_proof_never_goes BEFORE DELETE ON identity_proof
    BEGIN SELECT RAISE(ABORT, 'an identity proof is never deleted'); END;
`;
