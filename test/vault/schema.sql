CREATE INDEX act_by_interaction ON act (interaction_id, saved_at);

CREATE UNIQUE INDEX act_one_draft ON act (interaction_id, service_id) WHERE state = 'draft';

CREATE INDEX act_state_by_person ON act_state (person_id, changed_at);

CREATE INDEX attachment_by_blob ON attachment (blob_id);

CREATE INDEX attachment_by_interaction ON attachment (interaction_id, act_id, added_at);

CREATE INDEX audit_of_looks ON audit (subject_id, sequence)
        WHERE action IN ('person/opened', 'address/revealed', 'review/opened');

CREATE UNIQUE INDEX blob_by_digest ON blob (sha256) WHERE is_whole = 1;

CREATE INDEX blob_to_send ON blob (blob_id) WHERE is_at_central = 0 AND is_whole = 1;

CREATE INDEX blob_unfinished ON blob (added_at) WHERE is_whole = 0;

CREATE INDEX consent_by_person ON consent (person_id, given_at);

CREATE INDEX contact_note_by_review ON contact_note (review_id, at);

CREATE INDEX contact_point_by_number_end ON contact_point (number_end) WHERE number_end IS NOT NULL;

CREATE INDEX courier_export_by_moment ON courier_export (made_at);

CREATE INDEX envelope_blob_by_blob ON envelope_blob (blob_id);

CREATE INDEX held_person_by_end ON held_person (keep_until);

CREATE INDEX identity_proof_by_interaction ON identity_proof (interaction_id, checked_at);

CREATE INDEX interaction_by_party ON interaction (party_person_id) WHERE party_person_id IS NOT NULL;

CREATE INDEX interaction_by_subject ON interaction (subject_id, completed_at);

CREATE INDEX interaction_open_by_staff ON interaction (staff_id, started_at) WHERE state = 'open';

CREATE INDEX lost_receipt_by_envelope ON lost_receipt (envelope_id, central_sequence);

CREATE INDEX mandate_by_grantee ON mandate (grantee_id) WHERE grantee_id IS NOT NULL;

CREATE INDEX mandate_by_grantor ON mandate (grantor_id, grantee_id);

CREATE INDEX mandate_by_office_and_end ON mandate (office, valid_until)
    WHERE office IS NOT NULL AND valid_until IS NOT NULL;

CREATE INDEX mandate_evidence_by_interaction ON mandate_evidence (interaction_id);

CREATE INDEX mandate_use_by_mandate ON mandate_use (mandate_id, at);

CREATE INDEX new_ground_by_interaction ON new_ground (interaction_id);

CREATE INDEX other_grantee_by_party ON other_grantee (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX outbox_by_interaction ON outbox (interaction_id);

CREATE INDEX outbox_parked ON outbox (device_sequence) WHERE state = 'parked';

CREATE INDEX outbox_unsent ON outbox (device_sequence) WHERE state IN ('waiting', 'sending');

CREATE INDEX outbox_unsent_by_lane ON outbox (lane, lane_sequence) WHERE state IN ('waiting', 'sending');

CREATE INDEX person_by_birth_date ON person (birth_date, name_key) WHERE birth_date IS NOT NULL;

CREATE INDEX person_by_national_number ON person (national_number) WHERE national_number IS NOT NULL;

CREATE INDEX receipt_by_moment ON receipt (received_at, central_sequence);

CREATE INDEX resolution_by_first ON resolution (first_id, at);

CREATE INDEX review_by_subject ON review (subject_id, state);

CREATE INDEX review_choice_by_review ON review_choice (review_id, at);

CREATE INDEX review_undecided ON review (opened_at) WHERE state NOT IN ('accepted', 'undone');

CREATE INDEX trip_by_end ON trip (gone_at);

CREATE INDEX trip_person_by_person ON trip_person (person_id);

CREATE INDEX unread_change_by_record ON unread_change (record_id, kind);

CREATE INDEX unread_change_by_subject ON unread_change (subject_id);

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

CREATE TABLE act_base (
    act_id TEXT PRIMARY KEY REFERENCES act,
    known_values TEXT NOT NULL CHECK (json_valid(known_values)),
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE act_receiver (
    envelope_id TEXT NOT NULL,
    receiver_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'told', 'failed')),
    at TEXT NOT NULL,
    PRIMARY KEY (envelope_id, receiver_id)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE "act_state" (
    envelope_id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    service_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'effective', 'in-review', 'undone')),
    changed_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

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

CREATE TABLE amended_obligation (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    obligations TEXT NOT NULL CHECK (json_valid(obligations))
  ) STRICT, WITHOUT ROWID;

CREATE TABLE amendment_draft (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    form_values TEXT NOT NULL CHECK (json_valid(form_values)),
    staff_id TEXT NOT NULL,
    saved_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    attachment_id TEXT PRIMARY KEY,
    interaction_id TEXT NOT NULL REFERENCES interaction,
    -- Null where it belongs to the conversation as a whole.
    act_id TEXT REFERENCES act,
    name TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    added_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('adding', 'kept', 'removed', 'sealed')),
    -- Null once the content was let go: the digest below stays.
    blob_id INTEGER REFERENCES blob,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 43),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    media_type TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    -- The work that named it first, once that was completed.
    envelope_id TEXT REFERENCES outbox,
    CHECK ((state = 'sealed') = (envelope_id IS NOT NULL)),
    CHECK (state = 'sealed' OR blob_id IS NOT NULL)
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

CREATE TABLE audit_checkpoint (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        held_sequence INTEGER NOT NULL CHECK (held_sequence > 0)
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

CREATE TABLE blob (
    blob_id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 43),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    media_type TEXT NOT NULL,
    -- Bytes that have come in from the page; whole once they were looked at, and are what the digest says.
    held_bytes INTEGER NOT NULL CHECK (held_bytes BETWEEN 0 AND bytes),
    is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
    -- Bytes that central is known to have, and whether it has said that it has all: asked again when in doubt.
    sent_bytes INTEGER NOT NULL DEFAULT 0 CHECK (sent_bytes BETWEEN 0 AND bytes),
    is_at_central INTEGER NOT NULL DEFAULT 0 CHECK (is_at_central IN (0, 1)),
    added_at TEXT NOT NULL,
    CHECK (is_whole = 0 OR held_bytes = bytes)
  ) STRICT;

CREATE TABLE blob_piece (
    blob_id INTEGER NOT NULL REFERENCES blob,
    from_byte INTEGER NOT NULL CHECK (from_byte >= 0),
    content BLOB NOT NULL,
    PRIMARY KEY (blob_id, from_byte)
  ) STRICT;

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

CREATE TABLE chosen_receiver (
    act_id TEXT NOT NULL REFERENCES act,
    receiver_id TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('law', 'consent')),
    consent_id TEXT,
    PRIMARY KEY (act_id, receiver_id),
    CHECK ((basis = 'consent') = (consent_id IS NOT NULL))
  ) STRICT, WITHOUT ROWID;

CREATE TABLE clock_note (
        envelope_id TEXT PRIMARY KEY,
        judged_as_of TEXT NOT NULL,
        behind_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

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

CREATE TABLE consent_withdrawal (
    consent_id TEXT PRIMARY KEY REFERENCES consent ON DELETE CASCADE,
    withdrawn_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE contact_note (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    review_id TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL
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

CREATE TABLE courier_export (
        bundle_id TEXT PRIMARY KEY,
        made_at TEXT NOT NULL,
        staff_id TEXT NOT NULL,
        item_count INTEGER NOT NULL CHECK (item_count > 0),
        last_device_sequence INTEGER NOT NULL CHECK (last_device_sequence > 0)
      ) STRICT, WITHOUT ROWID;

CREATE TABLE courier_left_out (
        bundle_id TEXT NOT NULL REFERENCES courier_export,
        envelope_id TEXT NOT NULL REFERENCES outbox,
        PRIMARY KEY (bundle_id, envelope_id)
      ) STRICT, WITHOUT ROWID;

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

CREATE TABLE envelope_blob (
    envelope_id TEXT NOT NULL REFERENCES outbox,
    blob_id INTEGER NOT NULL REFERENCES blob,
    PRIMARY KEY (envelope_id, blob_id)
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

CREATE TABLE file_access (
    session_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    at TEXT NOT NULL,
    purpose_id TEXT NOT NULL,
    legal_basis_id TEXT NOT NULL,
    PRIMARY KEY (session_id, person_id, staff_id, at)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE foreign_change (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    at TEXT NOT NULL,
    staff_name TEXT,
    centre_name TEXT
  ) STRICT, WITHOUT ROWID;

CREATE TABLE former_name (
    person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (person_key, ordinal)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE handover (
    envelope_id TEXT NOT NULL REFERENCES outbox,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    staff_id TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (envelope_id, ordinal)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE "held_person" (
        person_id TEXT PRIMARY KEY,
        keep_until TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

CREATE TABLE "identity_proof" (
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
  , party_key TEXT) STRICT, WITHOUT ROWID;

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

CREATE TABLE lease (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        lease_id TEXT NOT NULL,
        not_after TEXT NOT NULL,
        longest_offline_hours INTEGER NOT NULL CHECK (longest_offline_hours >= 0),
        policy_version TEXT NOT NULL,
        renewed_at TEXT NOT NULL
      , certificate TEXT) STRICT;

CREATE TABLE lease_order (
        kind TEXT PRIMARY KEY CHECK (kind IN ('lock', 'wipe')),
        since TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

CREATE TABLE left_out_document (
    attachment_id TEXT PRIMARY KEY REFERENCES attachment,
    staff_id TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE link_setting (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        is_metered INTEGER NOT NULL CHECK (is_metered IN (0, 1))
      ) STRICT;

CREATE TABLE lost_receipt (
    lost_id INTEGER PRIMARY KEY,
    envelope_id TEXT NOT NULL REFERENCES outbox,
    jws TEXT NOT NULL,
    central_sequence INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    lost_at TEXT NOT NULL
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
  , decide TEXT NOT NULL DEFAULT 'alone' CHECK (decide IN ('alone', 'jointly')), channels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(channels)), restrictions TEXT NOT NULL DEFAULT '', may_sub_delegate INTEGER NOT NULL DEFAULT 0 CHECK (may_sub_delegate IN (0, 1)), interaction_id TEXT, given_by TEXT NOT NULL DEFAULT 'register' CHECK (given_by IN ('signature-on-screen',
    'code', 'phone-read-back', 'paper', 'request-letter', 'register')), wording_id TEXT, wording_version TEXT, wording_hash TEXT, wording_language TEXT, office TEXT, end_reason TEXT CHECK (end_reason IN ('withdrawn-by-grantor',
    'renounced-by-grantee', 'superseded', 'by-register')), revoked_at TEXT, credential TEXT, origin TEXT NOT NULL DEFAULT 'register' CHECK (origin IN ('register', 'made-here', 'shown')), made_envelope_id TEXT, ended_here_on TEXT, ended_here_at TEXT, ended_here_reason TEXT CHECK (ended_here_reason IN ('withdrawn-by-grantor',
    'renounced-by-grantee', 'superseded')), moved_here_to TEXT, ended_here_by TEXT) STRICT, WITHOUT ROWID;

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

CREATE TABLE mandate_scope (
    mandate_id TEXT NOT NULL REFERENCES mandate ON DELETE CASCADE,
    service_id TEXT NOT NULL,
    power TEXT NOT NULL CHECK (power IN ('see', 'act', 'receive-letters', 'receive-money')),
    PRIMARY KEY (mandate_id, service_id, power)
  ) STRICT, WITHOUT ROWID;

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

CREATE TABLE name_word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE new_ground (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    interaction_id TEXT NOT NULL REFERENCES interaction,
    staff_id TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE other_grantee (
    mandate_id TEXT NOT NULL REFERENCES mandate ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'office')),
    party_id TEXT,
    name TEXT NOT NULL,
    PRIMARY KEY (mandate_id, ordinal)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    envelope_id TEXT PRIMARY KEY,
    device_sequence INTEGER NOT NULL UNIQUE CHECK (device_sequence > 0),
    lane TEXT NOT NULL,
    lane_sequence INTEGER NOT NULL CHECK (lane_sequence > 0),
    kind TEXT NOT NULL CHECK (kind IN ('act-completed', 'interaction-completed', 'mandate-made',
      'mandate-withdrawn', 'mandate-transferred', 'consent-given', 'consent-withdrawn', 'review-decided', 'work-withdrawn', 'work-handed-over', 'citizen-contacted')),
    subject_id TEXT NOT NULL,
    interaction_id TEXT REFERENCES interaction,
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
    CHECK ((kind = 'act-completed') = (act_id IS NOT NULL)),
    CHECK (interaction_id IS NOT NULL OR kind NOT IN ('act-completed', 'interaction-completed', 'mandate-made'))
  ) STRICT;

CREATE TABLE parked_reading (
    envelope_id TEXT NOT NULL REFERENCES outbox,
    session_id TEXT NOT NULL,
    PRIMARY KEY (envelope_id, session_id)
  ) STRICT, WITHOUT ROWID;

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

CREATE TABLE provisional_party (
    proof_id TEXT PRIMARY KEY REFERENCES identity_proof,
    said_name TEXT NOT NULL,
    said_birth_date TEXT,
    description TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE question_tries (
    person_id TEXT PRIMARY KEY,
    wrong INTEGER NOT NULL CHECK (wrong > 0),
    locked_until TEXT
  ) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    jws TEXT NOT NULL,
    central_sequence INTEGER NOT NULL UNIQUE,
    received_at TEXT NOT NULL CHECK (received_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
  ) STRICT;

CREATE TABLE refused_document (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 43),
    reason TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE related_person (
    person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    is_household INTEGER NOT NULL CHECK (is_household IN (0, 1)),
    related_id TEXT NOT NULL,
    name TEXT NOT NULL,
    birth_date TEXT,
    relation TEXT NOT NULL CHECK (relation IN ('spouse', 'child', 'parent', 'custody-child', 'custody-holder',
      'guardian', 'ward', 'sibling', 'lives-with')), from_day TEXT, until_day TEXT, matters TEXT,
    PRIMARY KEY (person_key, ordinal)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE replica_size (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    people INTEGER NOT NULL CHECK (people >= 0)
  ) STRICT;

CREATE TABLE rescued_ending (
    envelope_id TEXT PRIMARY KEY REFERENCES rescued_work,
    staff_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    successor_id TEXT REFERENCES outbox,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE rescued_work (
    envelope_id TEXT PRIMARY KEY,
    tag TEXT NOT NULL UNIQUE,
    first_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    subject_name TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    staff_name TEXT NOT NULL,
    service_id TEXT,
    reference TEXT,
    captured_at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('conflict', 'refused', 'later')),
    reason TEXT,
    arrived_at TEXT
  ) STRICT, WITHOUT ROWID;

CREATE TABLE resolution (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    first_id TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('merged', 'resolved', 'amended', 'sent-again', 'withdrawn', 'acknowledged')),
    successor_id TEXT UNIQUE REFERENCES outbox,
    staff_id TEXT NOT NULL,
    reason TEXT,
    base_values TEXT CHECK (json_valid(base_values)),
    own_values TEXT CHECK (json_valid(own_values)),
    central_values TEXT CHECK (json_valid(central_values)),
    chosen_values TEXT CHECK (json_valid(chosen_values)),
    central_version INTEGER,
    at TEXT NOT NULL,
    CHECK ((how = 'withdrawn') = (reason IS NOT NULL)),
    CHECK ((how = 'acknowledged') = (successor_id IS NULL))
  ) STRICT, WITHOUT ROWID;

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
  , judged_as_of TEXT, clock_behind_ms INTEGER, handed_over_by TEXT, handed_over_words TEXT, handed_over_at TEXT, acting_person_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(acting_person_ids)), second_staff_id TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE review_choice (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    review_id TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE review_contact (
    review_id TEXT NOT NULL REFERENCES review ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    staff_id TEXT NOT NULL,
    staff_name TEXT NOT NULL,
    outcome TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    -- How many decisions there were then: it answers the last wish among them.
    after_decisions INTEGER NOT NULL,
    PRIMARY KEY (review_id, ordinal)
  ) STRICT, WITHOUT ROWID;

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

CREATE TABLE review_draft (
        review_id TEXT NOT NULL,
        staff_id TEXT NOT NULL,
        choice TEXT,
        reason TEXT NOT NULL,
        PRIMARY KEY (review_id, staff_id)
      ) STRICT, WITHOUT ROWID;

CREATE TABLE server_clock (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        offset_ms INTEGER NOT NULL,
        observed_at TEXT NOT NULL
      ) STRICT;

CREATE TABLE service_board (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        heard_at TEXT NOT NULL
      ) STRICT;

CREATE TABLE service_status (
        service TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        since TEXT,
        expected_until TEXT,
        announcement TEXT
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
      , guard_salt TEXT NOT NULL DEFAULT '', guarded_hashes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(guarded_hashes))) STRICT, WITHOUT ROWID;

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

CREATE TABLE status_list_bits (
    uri TEXT PRIMARY KEY REFERENCES status_list ON DELETE CASCADE,
    bits BLOB NOT NULL
  ) STRICT;

CREATE TABLE sync_state (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        cursor TEXT NOT NULL,
        last_contact_at TEXT,
        data_as_of TEXT,
        filling_total INTEGER CHECK (filling_total >= 0)
      , feed_version INTEGER NOT NULL DEFAULT 0, epoch TEXT, version_floor INTEGER NOT NULL DEFAULT 0, heard_epoch TEXT, reconciled_epoch TEXT, asked_down_to INTEGER, was_put_back INTEGER NOT NULL DEFAULT 0 CHECK (was_put_back IN (0, 1)), owed_again INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE told_subscriptions (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    work TEXT NOT NULL CHECK (json_valid(work)),
    trips TEXT NOT NULL CHECK (json_valid(trips)),
    until TEXT NOT NULL
  ) STRICT;

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

CREATE TABLE trip_appointment (
    trip_id TEXT NOT NULL REFERENCES trip ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    at TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (trip_id, ordinal)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE trip_person (
    trip_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    PRIMARY KEY (trip_id, person_id)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE unread_change (
        kept_id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        record_id TEXT,
        subject_id TEXT NOT NULL,
        content TEXT NOT NULL CHECK (json_valid(content)),
        kept_at TEXT NOT NULL
      ) STRICT;

CREATE TABLE unreadable_journal (
    journal TEXT PRIMARY KEY,
    pieces INTEGER NOT NULL,
    last_written_at TEXT NOT NULL,
    found_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TABLE unreadable_journal_ending (
    journal TEXT PRIMARY KEY REFERENCES unreadable_journal,
    staff_id TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

CREATE TRIGGER act_base_never_changes BEFORE UPDATE ON act_base
    BEGIN SELECT RAISE(ABORT, 'what a form was built on never changes'); END;

CREATE TRIGGER act_base_never_goes BEFORE DELETE ON act_base
    BEGIN SELECT RAISE(ABORT, 'what a form was built on is never deleted'); END;

CREATE TRIGGER act_finished_never_changes BEFORE UPDATE ON act WHEN old.state <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'a finished act never changes'); END;

CREATE TRIGGER act_never_goes BEFORE DELETE ON act
        BEGIN SELECT RAISE(ABORT, 'an act is never deleted'); END;

CREATE TRIGGER amended_obligation_never_changes BEFORE UPDATE ON amended_obligation
    BEGIN SELECT RAISE(ABORT, 'what is owed never changes'); END;

CREATE TRIGGER attachment_sealed_never_changes BEFORE UPDATE OF attachment_id, interaction_id, act_id, name, staff_id,
      added_at, state, sha256, bytes, media_type, envelope_id ON attachment WHEN old.state = 'sealed'
    BEGIN SELECT RAISE(ABORT, 'what was signed never changes'); END;

CREATE TRIGGER attachment_sealed_never_goes BEFORE DELETE ON attachment WHEN old.state = 'sealed'
    BEGIN SELECT RAISE(ABORT, 'what was signed is never deleted'); END;

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail never changes'); END;

CREATE TRIGGER audit_never_goes BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is never deleted'); END;

CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
        WHEN new.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
        BEGIN SELECT RAISE(ABORT, 'the audit trail only grows at its end'); END;

CREATE TRIGGER blob_content_never_changes BEFORE UPDATE ON blob_piece
    BEGIN SELECT RAISE(ABORT, 'the bytes of a blob never change'); END;

CREATE TRIGGER blob_name_never_changes BEFORE UPDATE OF sha256, bytes, media_type ON blob
    BEGIN SELECT RAISE(ABORT, 'a blob is what it holds'); END;

CREATE TRIGGER blob_piece_stays_while_named BEFORE DELETE ON blob_piece
        WHEN EXISTS (SELECT 1 FROM envelope_blob WHERE envelope_blob.blob_id = old.blob_id)
        BEGIN SELECT RAISE(ABORT, 'the bytes stay as long as work names them'); END;

CREATE TRIGGER blob_stays_until_receipt BEFORE DELETE ON envelope_blob
    WHEN NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.envelope_id = old.envelope_id)
      AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.envelope_id = old.envelope_id AND outbox.state = 'parked')
    BEGIN SELECT RAISE(ABORT, 'a blob stays until the receipt'); END;

CREATE TRIGGER consent_never_changes BEFORE UPDATE ON consent
    BEGIN SELECT RAISE(ABORT, 'a consent never changes: it is withdrawn'); END;

CREATE TRIGGER consent_withdrawal_never_changes BEFORE UPDATE ON consent_withdrawal
    BEGIN SELECT RAISE(ABORT, 'a withdrawal never changes'); END;

CREATE TRIGGER contact_note_never_changes BEFORE UPDATE ON contact_note
    BEGIN SELECT RAISE(ABORT, 'what a citizen was asked never changes'); END;

CREATE TRIGGER contact_note_never_goes BEFORE DELETE ON contact_note
    BEGIN SELECT RAISE(ABORT, 'what a citizen was asked is never deleted'); END;

CREATE TRIGGER handover_never_changes BEFORE UPDATE ON handover
    BEGIN SELECT RAISE(ABORT, 'a handover never changes'); END;

CREATE TRIGGER handover_never_goes BEFORE DELETE ON handover
    BEGIN SELECT RAISE(ABORT, 'a handover is never deleted'); END;

CREATE TRIGGER identity_proof_never_changes BEFORE UPDATE ON identity_proof
    BEGIN SELECT RAISE(ABORT, 'an identity proof never changes'); END;

CREATE TRIGGER identity_proof_never_goes BEFORE DELETE ON identity_proof
    BEGIN SELECT RAISE(ABORT, 'an identity proof is never deleted'); END;

CREATE TRIGGER identity_proof_piece_never_changes BEFORE UPDATE ON identity_proof_piece
    BEGIN SELECT RAISE(ABORT, 'an identity proof never changes'); END;

CREATE TRIGGER identity_proof_piece_never_goes BEFORE DELETE ON identity_proof_piece
    BEGIN SELECT RAISE(ABORT, 'an identity proof is never deleted'); END;

CREATE TRIGGER interaction_closed_never_changes BEFORE UPDATE ON interaction WHEN old.state <> 'open'
    BEGIN SELECT RAISE(ABORT, 'a closed interaction never changes'); END;

CREATE TRIGGER interaction_never_goes BEFORE DELETE ON interaction
    BEGIN SELECT RAISE(ABORT, 'an interaction is never deleted'); END;

CREATE TRIGGER lost_receipt_never_changes BEFORE UPDATE ON lost_receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;

CREATE TRIGGER lost_receipt_never_goes BEFORE DELETE ON lost_receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;

CREATE TRIGGER mandate_evidence_never_changes BEFORE UPDATE ON mandate_evidence
    BEGIN SELECT RAISE(ABORT, 'what was written down of a mandate never changes'); END;

CREATE TRIGGER mandate_evidence_never_goes BEFORE DELETE ON mandate_evidence
    BEGIN SELECT RAISE(ABORT, 'what was written down of a mandate is never deleted'); END;

CREATE TRIGGER mandate_use_never_changes BEFORE UPDATE ON mandate_use
    BEGIN SELECT RAISE(ABORT, 'what was written down of a mandate never changes'); END;

CREATE TRIGGER mandate_use_never_goes BEFORE DELETE ON mandate_use
    BEGIN SELECT RAISE(ABORT, 'what was written down of a mandate is never deleted'); END;

CREATE TRIGGER outbox_never_goes BEFORE DELETE ON outbox
    BEGIN SELECT RAISE(ABORT, 'outgoing work is never deleted'); END;

CREATE TRIGGER outbox_sent_needs_receipt BEFORE UPDATE OF state ON outbox
    WHEN new.state = 'sent' AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.envelope_id = new.envelope_id)
    BEGIN SELECT RAISE(ABORT, 'only a receipt releases work'); END;

CREATE TRIGGER outbox_sent_never_changes BEFORE UPDATE ON outbox
    WHEN old.state = 'sent' AND EXISTS (SELECT 1 FROM receipt WHERE receipt.envelope_id = old.envelope_id)
    BEGIN SELECT RAISE(ABORT, 'sent work stays sent'); END;

CREATE TRIGGER outbox_signed_never_changes BEFORE UPDATE OF envelope_id, device_sequence, lane, lane_sequence, kind,
      subject_id, interaction_id, act_id, staff_id, content, signature, content_hash, captured_at ON outbox
    BEGIN SELECT RAISE(ABORT, 'what was signed never changes'); END;

CREATE TRIGGER receipt_never_changes BEFORE UPDATE ON receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;

CREATE TRIGGER receipt_never_goes BEFORE DELETE ON receipt
    WHEN NOT EXISTS (SELECT 1 FROM lost_receipt AS kept
      WHERE kept.envelope_id = old.envelope_id AND kept.central_sequence = old.central_sequence AND kept.jws = old.jws)
    BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;

CREATE TRIGGER rescued_ending_never_changes BEFORE UPDATE ON rescued_ending
    BEGIN SELECT RAISE(ABORT, 'how work ended never changes'); END;

CREATE TRIGGER resolution_never_changes BEFORE UPDATE ON resolution
    BEGIN SELECT RAISE(ABORT, 'how parked work ended never changes'); END;

CREATE TRIGGER resolution_never_goes BEFORE DELETE ON resolution
    BEGIN SELECT RAISE(ABORT, 'how parked work ended is never deleted'); END;

CREATE TRIGGER resolution_of_parked BEFORE INSERT ON resolution
     WHEN (SELECT state FROM outbox WHERE envelope_id = new.envelope_id) <> 'parked'
     BEGIN SELECT RAISE(ABORT, 'only parked work is resolved'); END;

CREATE TRIGGER resolved_never_goes_again BEFORE UPDATE OF state ON outbox
     WHEN new.state IN ('waiting', 'sending')
       AND EXISTS (SELECT 1 FROM resolution WHERE resolution.envelope_id = new.envelope_id)
     BEGIN SELECT RAISE(ABORT, 'resolved work is not sent again'); END;

CREATE TRIGGER review_choice_never_changes BEFORE UPDATE ON review_choice
    BEGIN SELECT RAISE(ABORT, 'what was decided never changes'); END;

CREATE TRIGGER review_choice_never_goes BEFORE DELETE ON review_choice
    BEGIN SELECT RAISE(ABORT, 'what was decided is never deleted'); END;

CREATE TRIGGER unreadable_journal_ending_never_changes BEFORE UPDATE ON unreadable_journal_ending
    BEGIN SELECT RAISE(ABORT, 'how it ended never changes'); END;
