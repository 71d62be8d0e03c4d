import type { Migration } from './migration.ts';

/**
 * One service step: a draft, then completed or discarded. The form's values and the obligations are JSON because a service's form
 * is data of the pack, so no column could be named for it.
 */
export const acts: Migration = {
  number: 50,
  change: (connection) =>
    connection.exec(`
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
      CREATE INDEX act_by_interaction ON act (interaction_id, saved_at);
      CREATE UNIQUE INDEX act_one_draft ON act (interaction_id, service_id) WHERE state = 'draft';

      CREATE TRIGGER act_finished_never_changes BEFORE UPDATE ON act WHEN old.state <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'a finished act never changes'); END;
      CREATE TRIGGER act_never_goes BEFORE DELETE ON act
        BEGIN SELECT RAISE(ABORT, 'an act is never deleted'); END;
    `),
};
