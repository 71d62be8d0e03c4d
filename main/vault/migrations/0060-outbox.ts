import type { Migration } from './migration.ts';

/**
 * Completed work on its way to central. What was signed never changes and never goes; only how far it has come does, and once a
 * receipt is kept not even that. Moments that are compared have one form, RFC 3339 in UTC with milliseconds.
 */
export const outbox: Migration = {
  number: 60,
  change: (connection) => {
    connection.exec(tables);
    connection.exec(promises);
  },
};

const moment = (column: string): string =>
  `CHECK (${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')`;

const tables = `
  CREATE TABLE outbox (
    envelope_id TEXT PRIMARY KEY,
    device_sequence INTEGER NOT NULL UNIQUE CHECK (device_sequence > 0),
    lane TEXT NOT NULL,
    lane_sequence INTEGER NOT NULL CHECK (lane_sequence > 0),
    kind TEXT NOT NULL CHECK (kind IN ('act-completed', 'interaction-completed', 'mandate-made',
      'mandate-withdrawn', 'mandate-transferred', 'consent-given', 'consent-withdrawn', 'review-decided')),
    subject_id TEXT NOT NULL,
    interaction_id TEXT REFERENCES interaction,
    act_id TEXT REFERENCES act,
    staff_id TEXT NOT NULL,
    content TEXT NOT NULL,
    signature TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    captured_at TEXT NOT NULL ${moment('captured_at')},
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'parked')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    next_attempt_at TEXT ${moment('next_attempt_at')},
    sending_until TEXT ${moment('sending_until')},
    reason TEXT,
    sent_at TEXT ${moment('sent_at')},
    UNIQUE (lane, lane_sequence),
    CHECK ((state = 'sending') = (sending_until IS NOT NULL)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CHECK (state = 'waiting' OR next_attempt_at IS NULL),
    CHECK (state <> 'parked' OR reason IS NOT NULL),
    CHECK ((kind = 'act-completed') = (act_id IS NOT NULL)),
    CHECK (interaction_id IS NOT NULL OR kind NOT IN ('act-completed', 'interaction-completed', 'mandate-made'))
  ) STRICT;
  CREATE INDEX outbox_unsent ON outbox (device_sequence) WHERE state IN ('waiting', 'sending');
  CREATE INDEX outbox_unsent_by_lane ON outbox (lane, lane_sequence) WHERE state IN ('waiting', 'sending');
  CREATE INDEX outbox_parked ON outbox (device_sequence) WHERE state = 'parked';
  CREATE INDEX outbox_by_interaction ON outbox (interaction_id);

  CREATE TABLE receipt (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    jws TEXT NOT NULL,
    central_sequence INTEGER NOT NULL UNIQUE,
    received_at TEXT NOT NULL ${moment('received_at')}
  ) STRICT;
  CREATE INDEX receipt_by_moment ON receipt (received_at, central_sequence);
`;

const promises = `
  CREATE TRIGGER outbox_signed_never_changes BEFORE UPDATE OF envelope_id, device_sequence, lane, lane_sequence, kind,
      subject_id, interaction_id, act_id, staff_id, content, signature, content_hash, captured_at ON outbox
    BEGIN SELECT RAISE(ABORT, 'what was signed never changes'); END;
  CREATE TRIGGER outbox_sent_never_changes BEFORE UPDATE ON outbox WHEN old.state = 'sent'
    BEGIN SELECT RAISE(ABORT, 'sent work stays sent'); END;
  CREATE TRIGGER outbox_sent_needs_receipt BEFORE UPDATE OF state ON outbox
    WHEN new.state = 'sent' AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.envelope_id = new.envelope_id)
    BEGIN SELECT RAISE(ABORT, 'only a receipt releases work'); END;
  CREATE TRIGGER outbox_never_goes BEFORE DELETE ON outbox
    BEGIN SELECT RAISE(ABORT, 'outgoing work is never deleted'); END;
  CREATE TRIGGER receipt_never_changes BEFORE UPDATE ON receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;
  CREATE TRIGGER receipt_never_goes BEFORE DELETE ON receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
`;
