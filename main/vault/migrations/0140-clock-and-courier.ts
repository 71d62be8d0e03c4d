import type { Migration } from './migration.ts';

/** How far this machine's clock is from central's, what central ordered it to do, and work that left on a stick. */
export const clockAndCourier: Migration = {
  number: 140,
  change: (connection) =>
    connection.exec(`
      -- Central's clock less this machine's, when central last answered; kept for the next start.
      CREATE TABLE server_clock (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        offset_ms INTEGER NOT NULL,
        observed_at TEXT NOT NULL
      ) STRICT;

      -- Until central lifts them.
      CREATE TABLE lease_order (
        kind TEXT PRIMARY KEY CHECK (kind IN ('lock', 'wipe')),
        since TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Unsent work that was saved to a file. It says nothing about what has arrived: only receipts do.
      CREATE TABLE courier_export (
        bundle_id TEXT PRIMARY KEY,
        made_at TEXT NOT NULL,
        staff_id TEXT NOT NULL,
        item_count INTEGER NOT NULL CHECK (item_count > 0),
        last_device_sequence INTEGER NOT NULL CHECK (last_device_sequence > 0)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX courier_export_by_moment ON courier_export (made_at);

      -- What central judged as of another moment than this machine's clock had said.
      CREATE TABLE clock_note (
        envelope_id TEXT PRIMARY KEY,
        judged_as_of TEXT NOT NULL,
        behind_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Changes that this version cannot read: kept as they came, for a version that can.
      CREATE TABLE unread_change (
        kept_id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        record_id TEXT,
        subject_id TEXT NOT NULL,
        content TEXT NOT NULL CHECK (json_valid(content)),
        kept_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX unread_change_by_record ON unread_change (record_id, kind);
      CREATE INDEX unread_change_by_subject ON unread_change (subject_id);
    `),
};
