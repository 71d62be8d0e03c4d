CREATE INDEX act_by_interaction ON act (interaction_id, saved_at);

CREATE UNIQUE INDEX act_one_draft ON act (interaction_id, service_id) WHERE state = 'draft';

CREATE INDEX act_state_by_person ON act_state (person_id, changed_at);

CREATE INDEX contact_point_by_number_end ON contact_point (number_end) WHERE number_end IS NOT NULL;

CREATE INDEX identity_proof_by_interaction ON identity_proof (interaction_id, checked_at);

CREATE INDEX interaction_by_subject ON interaction (subject_id, completed_at);

CREATE INDEX interaction_open_by_staff ON interaction (staff_id, started_at) WHERE state = 'open';

CREATE INDEX mandate_by_grantee ON mandate (grantee_id) WHERE grantee_id IS NOT NULL;

CREATE INDEX mandate_by_grantor ON mandate (grantor_id, grantee_id);

CREATE INDEX outbox_by_interaction ON outbox (interaction_id);

CREATE INDEX outbox_parked ON outbox (device_sequence) WHERE state = 'parked';

CREATE INDEX outbox_unsent ON outbox (device_sequence) WHERE state IN ('waiting', 'sending');

CREATE INDEX outbox_unsent_by_lane ON outbox (lane, lane_sequence) WHERE state IN ('waiting', 'sending');

CREATE INDEX person_by_birth_date ON person (birth_date, name_key) WHERE birth_date IS NOT NULL;

CREATE INDEX person_by_national_number ON person (national_number) WHERE national_number IS NOT NULL;

CREATE INDEX receipt_by_moment ON receipt (received_at, central_sequence);

CREATE TABLE act (
        act_id TEXT PRIMARY KEY,
        interaction_id TEXT NOT NULL REFERENCES interaction,
        service_id TEXT NOT NULL,
        service_version TEXT NOT NULL,
        base_version INTEGER,
        state TEXT NOT NULL CHECK (state IN ('draft', 'completed', 'discarded')),
        form_values TEXT NOT NULL CHECK (json_valid(form_values)),
        revision INTEGER NOT NULL CHECK (revision >= 1),
        saved_at TEXT NOT NULL,
        completed_at TEXT,
        reference TEXT UNIQUE,
        envelope_id TEXT UNIQUE,
        ground TEXT,
        mandate_id TEXT,
        party_person_id TEXT,
        party_name TEXT,
        level TEXT CHECK (level IN ('none', 'low', 'substantial', 'high')),
        obligations TEXT CHECK (json_valid(obligations)),
        CHECK ((state = 'completed') = (completed_at IS NOT NULL)),
        CHECK ((state = 'completed') = (reference IS NOT NULL)),
        CHECK ((state = 'completed') = (envelope_id IS NOT NULL)),
        CHECK ((state = 'completed') = (ground IS NOT NULL)),
        CHECK ((state = 'completed') = (party_name IS NOT NULL)),
        CHECK ((state = 'completed') = (level IS NOT NULL)),
        CHECK ((state = 'completed') = (obligations IS NOT NULL))
      ) STRICT, WITHOUT ROWID;

CREATE TABLE act_state (
    envelope_id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    service_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'effective', 'in-review')),
    changed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
        sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
        at TEXT NOT NULL,
        staff_id TEXT,
        action TEXT NOT NULL,
        subject_id TEXT,
        interaction_id TEXT,
        details TEXT NOT NULL CHECK (json_valid(details)),
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;

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

CREATE TABLE device (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        device_id TEXT NOT NULL,
        centre_id TEXT NOT NULL,
        central_url TEXT NOT NULL,
        private_key TEXT NOT NULL,
        signing_key TEXT NOT NULL CHECK (json_valid(signing_key)),
        sealing_key TEXT NOT NULL CHECK (json_valid(sealing_key)),
        is_demonstration INTEGER NOT NULL CHECK (is_demonstration IN (0, 1)),
        enrolled_at TEXT NOT NULL
      ) STRICT;

CREATE TABLE event (
    person_id TEXT NOT NULL,
    at TEXT NOT NULL,
    event_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    params TEXT NOT NULL CHECK (json_valid(params)),
    source TEXT NOT NULL,
    PRIMARY KEY (person_id, at, event_id)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE file_access (
    session_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    at TEXT NOT NULL,
    purpose_id TEXT NOT NULL,
    legal_basis_id TEXT NOT NULL,
    PRIMARY KEY (session_id, person_id, staff_id, at)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE former_name (
    person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (person_key, ordinal)
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
    party_kind TEXT CHECK (party_kind IN ('subject', 'representative', 'helper')),
    party_person_id TEXT,
    party_name TEXT,
    claimed_relation TEXT CHECK (claimed_relation IN
      ('child', 'parent', 'spouse', 'sibling', 'guardian', 'professional', 'other')),
    started_at TEXT NOT NULL,
    completed_at TEXT,
    outcome TEXT,
    note TEXT,
    CHECK ((state = 'open') = (completed_at IS NULL)),
    CHECK (party_person_id IS NULL OR party_kind = 'representative'),
    CHECK (coalesce(party_kind IN ('representative', 'helper'), 0) = (party_name IS NOT NULL)),
    CHECK (coalesce(party_kind = 'representative', 0) = (claimed_relation IS NOT NULL))
  ) STRICT, WITHOUT ROWID;

CREATE TABLE lease (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        lease_id TEXT NOT NULL,
        not_after TEXT NOT NULL,
        longest_offline_hours INTEGER NOT NULL CHECK (longest_offline_hours >= 0),
        policy_version TEXT NOT NULL,
        renewed_at TEXT NOT NULL
      ) STRICT;

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

CREATE TABLE mandate_scope (
    mandate_id TEXT NOT NULL REFERENCES mandate ON DELETE CASCADE,
    service_id TEXT NOT NULL,
    power TEXT NOT NULL CHECK (power IN ('see', 'act', 'receive-letters', 'receive-money')),
    PRIMARY KEY (mandate_id, service_id, power)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE name_word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    envelope_id TEXT PRIMARY KEY,
    device_sequence INTEGER NOT NULL UNIQUE CHECK (device_sequence > 0),
    lane TEXT NOT NULL,
    lane_sequence INTEGER NOT NULL CHECK (lane_sequence > 0),
    kind TEXT NOT NULL CHECK (kind IN ('act-completed', 'interaction-completed')),
    subject_id TEXT NOT NULL,
    interaction_id TEXT NOT NULL REFERENCES interaction,
    act_id TEXT REFERENCES act,
    staff_id TEXT NOT NULL,
    content TEXT NOT NULL,
    signature TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    captured_at TEXT NOT NULL CHECK (captured_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'parked')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    next_attempt_at TEXT CHECK (next_attempt_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    sending_until TEXT CHECK (sending_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    reason TEXT,
    sent_at TEXT CHECK (sent_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    UNIQUE (lane, lane_sequence),
    CHECK ((state = 'sending') = (sending_until IS NOT NULL)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CHECK (state = 'waiting' OR next_attempt_at IS NULL),
    CHECK (state <> 'parked' OR reason IS NOT NULL),
    CHECK ((kind = 'act-completed') = (act_id IS NOT NULL))
  ) STRICT;

CREATE TABLE payment_account (
    person_key INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    registration_number TEXT NOT NULL,
    account_number TEXT NOT NULL,
    bank_name TEXT NOT NULL,
    country TEXT NOT NULL,
    as_of TEXT NOT NULL
  ) STRICT;

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

CREATE VIRTUAL TABLE person_search USING fts5(
        words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4', tokenize = 'ascii'
      );

CREATE TABLE receipt (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    jws TEXT NOT NULL,
    central_sequence INTEGER NOT NULL UNIQUE,
    received_at TEXT NOT NULL CHECK (received_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
  ) STRICT;

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

CREATE TABLE replica_size (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    people INTEGER NOT NULL CHECK (people >= 0)
  ) STRICT;

CREATE TABLE spelling (
        remainder TEXT NOT NULL,
        word TEXT NOT NULL REFERENCES name_word,
        PRIMARY KEY (remainder, word)
      ) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
        staff_id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN
          ('counter', 'call', 'mobile', 'agent', 'supervisor', 'security-officer', 'administrator')),
        office TEXT NOT NULL,
        person_id TEXT,
        is_on_lease INTEGER NOT NULL CHECK (is_on_lease IN (0, 1))
      ) STRICT, WITHOUT ROWID;

CREATE TABLE sync_state (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        cursor TEXT NOT NULL,
        last_contact_at TEXT,
        data_as_of TEXT,
        filling_total INTEGER CHECK (filling_total >= 0)
      ) STRICT;

CREATE TRIGGER act_finished_never_changes BEFORE UPDATE ON act WHEN old.state <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'a finished act never changes'); END;

CREATE TRIGGER act_never_goes BEFORE DELETE ON act
        BEGIN SELECT RAISE(ABORT, 'an act is never deleted'); END;

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail never changes'); END;

CREATE TRIGGER audit_never_goes BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is never deleted'); END;

CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
        WHEN new.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
        BEGIN SELECT RAISE(ABORT, 'the audit trail only grows at its end'); END;

CREATE TRIGGER identity_proof_never_changes BEFORE UPDATE ON identity_proof
    BEGIN SELECT RAISE(ABORT, 'an identity proof never changes'); END;

CREATE TRIGGER identity_proof_never_goes BEFORE DELETE ON identity_proof
    BEGIN SELECT RAISE(ABORT, 'an identity proof is never deleted'); END;

CREATE TRIGGER interaction_closed_never_changes BEFORE UPDATE ON interaction WHEN old.state <> 'open'
    BEGIN SELECT RAISE(ABORT, 'a closed interaction never changes'); END;

CREATE TRIGGER interaction_never_goes BEFORE DELETE ON interaction
    BEGIN SELECT RAISE(ABORT, 'an interaction is never deleted'); END;

CREATE TRIGGER outbox_never_goes BEFORE DELETE ON outbox
    BEGIN SELECT RAISE(ABORT, 'outgoing work is never deleted'); END;

CREATE TRIGGER outbox_sent_needs_receipt BEFORE UPDATE OF state ON outbox
    WHEN new.state = 'sent' AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.envelope_id = new.envelope_id)
    BEGIN SELECT RAISE(ABORT, 'only a receipt releases work'); END;

CREATE TRIGGER outbox_sent_never_changes BEFORE UPDATE ON outbox WHEN old.state = 'sent'
    BEGIN SELECT RAISE(ABORT, 'sent work stays sent'); END;

CREATE TRIGGER outbox_signed_never_changes BEFORE UPDATE OF envelope_id, device_sequence, lane, lane_sequence, kind,
      subject_id, interaction_id, act_id, staff_id, content, signature, content_hash, captured_at ON outbox
    BEGIN SELECT RAISE(ABORT, 'what was signed never changes'); END;

CREATE TRIGGER receipt_never_changes BEFORE UPDATE ON receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;

CREATE TRIGGER receipt_never_goes BEFORE DELETE ON receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
