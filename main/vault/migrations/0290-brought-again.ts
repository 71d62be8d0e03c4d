import type { Migration } from './migration.ts';

/**
 * Central's database may be put back from a copy; what it had acknowledged since is gone there, and is sent again. The receipt that no longer
 * counts is kept beside, and what stands now is that the work has none: sent work stays sent as long as its receipt does.
 */
export const broughtAgain: Migration = {
  number: 290,
  change: (connection) => {
    connection.exec(tables);
    connection.exec(promises);
  },
};

const tables = `
  CREATE TABLE lost_receipt (
    lost_id INTEGER PRIMARY KEY,
    envelope_id TEXT NOT NULL REFERENCES outbox,
    jws TEXT NOT NULL,
    central_sequence INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    lost_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX lost_receipt_by_envelope ON lost_receipt (envelope_id, central_sequence);

  -- The epoch of central that the records here are of; null before one was told. Nobody who was brought in it has a lower version.
  ALTER TABLE sync_state ADD COLUMN epoch TEXT;
  ALTER TABLE sync_state ADD COLUMN version_floor INTEGER NOT NULL DEFAULT 0;
  -- The epoch that central was last heard to be in, that in which it was asked for all work, and how far the asking has come: the place in
  -- central's order below which nothing was asked yet.
  ALTER TABLE sync_state ADD COLUMN heard_epoch TEXT;
  ALTER TABLE sync_state ADD COLUMN reconciled_epoch TEXT;
  ALTER TABLE sync_state ADD COLUMN asked_down_to INTEGER;
`;

const promises = `
  DROP TRIGGER outbox_sent_never_changes;
  CREATE TRIGGER outbox_sent_never_changes BEFORE UPDATE ON outbox
    WHEN old.state = 'sent' AND EXISTS (SELECT 1 FROM receipt WHERE receipt.envelope_id = old.envelope_id)
    BEGIN SELECT RAISE(ABORT, 'sent work stays sent'); END;
  DROP TRIGGER receipt_never_goes;
  CREATE TRIGGER receipt_never_goes BEFORE DELETE ON receipt
    WHEN NOT EXISTS (SELECT 1 FROM lost_receipt AS kept
      WHERE kept.envelope_id = old.envelope_id AND kept.central_sequence = old.central_sequence AND kept.jws = old.jws)
    BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
  CREATE TRIGGER lost_receipt_never_changes BEFORE UPDATE ON lost_receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;
  CREATE TRIGGER lost_receipt_never_goes BEFORE DELETE ON lost_receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
`;
