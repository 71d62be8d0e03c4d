import type { Migration } from './migration.ts';

/**
 * Answers that come on a stick may be of a history of central that was lost since: what central knows is asked for once more then, and only
 * then. A vault from before does not know whether central was ever put back from a copy, and takes it that it was.
 */
export const owedAgain: Migration = {
  number: 310,
  change: (connection) => connection.exec(columns),
};

const columns = `
  ALTER TABLE sync_state ADD COLUMN was_put_back INTEGER NOT NULL DEFAULT 0 CHECK (was_put_back IN (0, 1));
  -- Grows with each file of answers after which asking begins anew: what is asked meanwhile does not count for it.
  ALTER TABLE sync_state ADD COLUMN owed_again INTEGER NOT NULL DEFAULT 0;
  UPDATE sync_state SET was_put_back = 1 WHERE heard_epoch IS NOT NULL;
`;
