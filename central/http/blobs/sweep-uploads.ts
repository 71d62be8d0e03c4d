import { inTransaction, type Database } from '../../store/database.ts';
import { dropStaleUploads } from '../../store/queries/blobs.ts';

/** So long an upload may stand still. A machine that comes back later begins that attachment anew. */
export const stalledAfterMs = 48 * 3_600_000;

type Sweep = { readonly database: Database; readonly clock: () => Date };

/** Lets go of uploads that stand still, some at a time; answers how many those were. */
export const sweepUploads = async ({ database, clock }: Sweep): Promise<number> => {
  const since = new Date(clock().getTime() - stalledAfterMs);
  let dropped = 0;
  for (;;) {
    const some = await inTransaction(database, (db) => dropStaleUploads(db, since));
    dropped += some;
    if (some === 0) return dropped;
  }
};
