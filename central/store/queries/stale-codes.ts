import type { Queryable } from '../database.ts';

/**
 * Codes that ran out before then go, with whom they were for. One that a citizen answered for a mandate stays: a desk may bring that mandate
 * long after, and by it the code is known to be used up.
 */
export const dropStaleCodes = async (db: Queryable, before: Date): Promise<void> => {
  await db.query(
    `delete from code_challenge where expires_at < $1 and (confirmed_at is null or purpose <> 'mandate')`,
    [before],
  );
  await db.query('delete from access_code where expires_at < $1', [before]);
  await db.query('delete from enrolment_code where expires_at < $1', [before]);
};
