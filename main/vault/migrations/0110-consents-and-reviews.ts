import type { Migration } from './migration.ts';

/**
 * Consents with their withdrawals, each a fact that never changes; what supervisors decide; and whom a change is told to. Copies of
 * central's may be forgotten with the person; what was decided and chosen at this desk is not a copy.
 */
export const consentsAndReviews: Migration = {
  number: 110,
  change: (connection) => {
    connection.exec(consents);
    connection.exec(reviews);
    connection.exec(telling);
    connection.exec(actStates);
  },
};

const consents = `
  CREATE TABLE consent (
    consent_id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    receiver_id TEXT NOT NULL,
    purpose_id TEXT NOT NULL,
    data_ids TEXT NOT NULL CHECK (json_valid(data_ids)),
    valid_until TEXT,
    wording_version TEXT NOT NULL,
    given_by TEXT NOT NULL,
    given_at TEXT NOT NULL,
    -- Of the envelope that carries it to central; null for a copy.
    envelope_id TEXT REFERENCES outbox
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX consent_by_person ON consent (person_id, given_at);

  CREATE TABLE consent_withdrawal (
    consent_id TEXT PRIMARY KEY REFERENCES consent ON DELETE CASCADE,
    withdrawn_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER consent_never_changes BEFORE UPDATE ON consent
    BEGIN SELECT RAISE(ABORT, 'a consent never changes: it is withdrawn'); END;
  CREATE TRIGGER consent_withdrawal_never_changes BEFORE UPDATE ON consent_withdrawal
    BEGIN SELECT RAISE(ABORT, 'a withdrawal never changes'); END;
`;

const reviews = `
  CREATE TABLE review (
    review_id TEXT PRIMARY KEY,
    subject_id TEXT NOT NULL,
    subject_name TEXT NOT NULL,
    service_id TEXT,
    reference TEXT,
    reason TEXT NOT NULL,
    ground TEXT NOT NULL,
    party_name TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    staff_name TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    needs_four_eyes INTEGER NOT NULL CHECK (needs_four_eyes IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('open', 'waiting-for-second', 'accepted', 'undone', 'citizen-contacted')),
    level TEXT CHECK (level IN ('none', 'low', 'substantial', 'high')),
    mandate_id TEXT,
    identity_method TEXT,
    fresh_as_of TEXT,
    is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)),
    form_values TEXT NOT NULL CHECK (json_valid(form_values))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX review_by_subject ON review (subject_id, state);
  CREATE INDEX review_undecided ON review (opened_at) WHERE state NOT IN ('accepted', 'undone');

  CREATE TABLE review_decision (
    review_id TEXT NOT NULL REFERENCES review ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    staff_id TEXT NOT NULL,
    staff_name TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (review_id, ordinal)
  ) STRICT, WITHOUT ROWID;

  -- Decided at this machine; central's word for it comes back as a review_decision.
  CREATE TABLE review_choice (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    review_id TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX review_choice_by_review ON review_choice (review_id, at);
  CREATE TRIGGER review_choice_never_changes BEFORE UPDATE ON review_choice
    BEGIN SELECT RAISE(ABORT, 'what was decided never changes'); END;
  CREATE TRIGGER review_choice_never_goes BEFORE DELETE ON review_choice
    BEGIN SELECT RAISE(ABORT, 'what was decided is never deleted'); END;
`;

const telling = `
  CREATE TABLE chosen_receiver (
    act_id TEXT NOT NULL REFERENCES act,
    receiver_id TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('law', 'consent')),
    consent_id TEXT,
    PRIMARY KEY (act_id, receiver_id),
    CHECK ((basis = 'consent') = (consent_id IS NOT NULL))
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE act_receiver (
    envelope_id TEXT NOT NULL,
    receiver_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'told', 'failed')),
    at TEXT NOT NULL,
    PRIMARY KEY (envelope_id, receiver_id)
  ) STRICT, WITHOUT ROWID;
`;

/** An act may also come to its end by being undone: the table is made anew, since SQLite cannot change a CHECK. */
const actStates = `
  CREATE TABLE act_state_new (
    envelope_id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    service_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'effective', 'in-review', 'undone')),
    changed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO act_state_new SELECT envelope_id, person_id, service_id, reference, state, changed_at FROM act_state;
  DROP TABLE act_state;
  ALTER TABLE act_state_new RENAME TO act_state;
  CREATE INDEX act_state_by_person ON act_state (person_id, changed_at);
`;
