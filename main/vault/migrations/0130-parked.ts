import { allowWorkKind } from './allow-work-kind.ts';
import type { Migration } from './migration.ts';

/**
 * What people do about parked work: compare it, amend it, hand it over, withdraw it. Nothing of the parked work itself changes or goes; its
 * loser stays as evidence beside what took its place.
 */
export const parked: Migration = {
  number: 130,
  change: (connection) => {
    connection.exec(tables);
    connection.exec(promises);
    allowWorkKind(connection, 'work-withdrawn', 'review-decided');
  },
};

const tables = `
  -- What the sources held when the form was opened: the base that a conflict is compared with.
  CREATE TABLE act_base (
    act_id TEXT PRIMARY KEY REFERENCES act,
    known_values TEXT NOT NULL CHECK (json_valid(known_values)),
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- What central said of the change that was in the way; it says so again with each try.
  CREATE TABLE foreign_change (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    at TEXT NOT NULL,
    staff_name TEXT,
    centre_name TEXT
  ) STRICT, WITHOUT ROWID;

  -- Values a person is working on to mend parked work: saved as they grow.
  CREATE TABLE amendment_draft (
    envelope_id TEXT PRIMARY KEY REFERENCES outbox,
    form_values TEXT NOT NULL CHECK (json_valid(form_values)),
    staff_id TEXT NOT NULL,
    saved_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE handover (
    envelope_id TEXT NOT NULL REFERENCES outbox,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    staff_id TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (envelope_id, ordinal)
  ) STRICT, WITHOUT ROWID;

  -- How parked work came to its end. The values are what was compared, for whoever asks later why the other one won.
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
  CREATE INDEX resolution_by_first ON resolution (first_id, at);

  -- Who but the author has read it, once for each sitting: what is written to the audit.
  CREATE TABLE parked_reading (
    envelope_id TEXT NOT NULL REFERENCES outbox,
    session_id TEXT NOT NULL,
    PRIMARY KEY (envelope_id, session_id)
  ) STRICT, WITHOUT ROWID;
`;

const never = (table: string, words: string): string => `
  CREATE TRIGGER ${table}_never_changes BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${words} never changes'); END;
  CREATE TRIGGER ${table}_never_goes BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${words} is never deleted'); END;
`;

const promises = [
  never('act_base', 'what a form was built on'),
  never('handover', 'a handover'),
  never('resolution', 'how parked work ended'),
  `CREATE TRIGGER resolution_of_parked BEFORE INSERT ON resolution
     WHEN (SELECT state FROM outbox WHERE envelope_id = new.envelope_id) <> 'parked'
     BEGIN SELECT RAISE(ABORT, 'only parked work is resolved'); END;
   CREATE TRIGGER resolved_never_goes_again BEFORE UPDATE OF state ON outbox
     WHEN new.state IN ('waiting', 'sending')
       AND EXISTS (SELECT 1 FROM resolution WHERE resolution.envelope_id = new.envelope_id)
     BEGIN SELECT RAISE(ABORT, 'resolved work is not sent again'); END;`,
].join('\n');
