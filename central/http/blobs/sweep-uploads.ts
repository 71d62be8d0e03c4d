import { inTransaction, type Database } from '../../store/database.ts';
import { dropStaleUploads } from '../../store/queries/blobs.ts';

/** So long an upload may stand still. A machine that comes back later begins that attachment anew. */
export const stalledAfterMs = 48 * 3_600_000;
const everyMs = 3_600_000;

type Sweep = {
  readonly database: Database;
  readonly clock: () => Date;
  readonly reportFailure: (error: unknown) => void;
};

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

/** Now and then once an hour; the answer ends it, and waits for what is being done. */
export const keepSweeping = (sweep: Sweep): (() => Promise<void>) => {
  let round = Promise.resolve();
  const look = (): void => {
    round = round
      .then(() => sweepUploads(sweep))
      .then(() => undefined)
      .catch(sweep.reportFailure);
  };
  look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
  };
};
