import type { Migration } from './migration.ts';

/** Documents on their way by hand: what did not go into a file, and that their bytes stay as long as work names them. */
export const carriedDocuments: Migration = {
  number: 160,
  change: (connection) =>
    connection.exec(`
      -- What was too large for a file, because of its documents: it can be said as long as it waits.
      CREATE TABLE courier_left_out (
        bundle_id TEXT NOT NULL REFERENCES courier_export,
        envelope_id TEXT NOT NULL REFERENCES outbox,
        PRIMARY KEY (bundle_id, envelope_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER blob_piece_stays_while_named BEFORE DELETE ON blob_piece
        WHEN EXISTS (SELECT 1 FROM envelope_blob WHERE envelope_blob.blob_id = old.blob_id)
        BEGIN SELECT RAISE(ABORT, 'the bytes stay as long as work names them'); END;
    `),
};
