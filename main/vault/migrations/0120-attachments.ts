import type { Migration } from './migration.ts';

/**
 * Documents that belong to work, in the vault like everything else: nothing of them lies in the clear. A blob is what it holds; it stays
 * until central's receipt for the work that names it, and goes when nothing needs it any more.
 */
export const attachments: Migration = {
  number: 120,
  change: (connection) => {
    connection.exec(tables);
    connection.exec(promises);
  },
};

const tables = `
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
  CREATE UNIQUE INDEX blob_by_digest ON blob (sha256) WHERE is_whole = 1;
  CREATE INDEX blob_unfinished ON blob (added_at) WHERE is_whole = 0;
  CREATE INDEX blob_to_send ON blob (blob_id) WHERE is_at_central = 0 AND is_whole = 1;

  CREATE TABLE blob_piece (
    blob_id INTEGER NOT NULL REFERENCES blob,
    from_byte INTEGER NOT NULL CHECK (from_byte >= 0),
    content BLOB NOT NULL,
    PRIMARY KEY (blob_id, from_byte)
  ) STRICT;

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
  CREATE INDEX attachment_by_interaction ON attachment (interaction_id, act_id, added_at);
  CREATE INDEX attachment_by_blob ON attachment (blob_id);

  -- What must be at central before this work may leave (protocol.md, rule 6); gone once its receipt is here.
  CREATE TABLE envelope_blob (
    envelope_id TEXT NOT NULL REFERENCES outbox,
    blob_id INTEGER NOT NULL REFERENCES blob,
    PRIMARY KEY (envelope_id, blob_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX envelope_blob_by_blob ON envelope_blob (blob_id);
`;

const promises = `
  CREATE TRIGGER blob_content_never_changes BEFORE UPDATE ON blob_piece
    BEGIN SELECT RAISE(ABORT, 'the bytes of a blob never change'); END;
  CREATE TRIGGER blob_name_never_changes BEFORE UPDATE OF sha256, bytes, media_type ON blob
    BEGIN SELECT RAISE(ABORT, 'a blob is what it holds'); END;
  CREATE TRIGGER attachment_sealed_never_changes BEFORE UPDATE OF attachment_id, interaction_id, act_id, name, staff_id,
      added_at, state, sha256, bytes, media_type, envelope_id ON attachment WHEN old.state = 'sealed'
    BEGIN SELECT RAISE(ABORT, 'what was signed never changes'); END;
  CREATE TRIGGER attachment_sealed_never_goes BEFORE DELETE ON attachment WHEN old.state = 'sealed'
    BEGIN SELECT RAISE(ABORT, 'what was signed is never deleted'); END;
  CREATE TRIGGER blob_stays_until_receipt BEFORE DELETE ON envelope_blob
    WHEN NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.envelope_id = old.envelope_id)
      AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.envelope_id = old.envelope_id AND outbox.state = 'parked')
    BEGIN SELECT RAISE(ABORT, 'a blob stays until the receipt'); END;
`;
