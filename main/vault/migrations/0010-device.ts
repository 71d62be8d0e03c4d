import type { Migration } from './migration.ts';

/** Who this machine is, until when it may work alone, who works at it, and how far it has followed central. */
export const device: Migration = {
  number: 10,
  change: (connection) =>
    connection.exec(`
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

      CREATE TABLE lease (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        lease_id TEXT NOT NULL,
        not_after TEXT NOT NULL,
        longest_offline_hours INTEGER NOT NULL CHECK (longest_offline_hours >= 0),
        policy_version TEXT NOT NULL,
        renewed_at TEXT NOT NULL
      ) STRICT;

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
      INSERT INTO sync_state (only_row, cursor) VALUES (1, '');
    `),
};
