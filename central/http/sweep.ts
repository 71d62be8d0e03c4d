import type { Database } from '../store/database.ts';
import { dropStaleCodes } from '../store/queries/stale-codes.ts';
import { sweepUploads } from './blobs/sweep-uploads.ts';

/** So long after it ran out whoever types a code is told that it did. */
const keptCodesMs = 24 * 3_600_000;
const everyMs = 3_600_000;

type Sweep = {
  readonly database: Database;
  readonly clock: () => Date;
  readonly reportFailure: (error: unknown) => void;
};

/** Lets go of what nobody can use any more. */
export const sweep = async ({ database, clock }: Pick<Sweep, 'database' | 'clock'>): Promise<void> => {
  await dropStaleCodes(database, new Date(clock().getTime() - keptCodesMs));
  await sweepUploads({ database, clock });
};

/** Now and then once an hour; the answer ends it, and waits for what is being done. */
export const keepSweeping = ({ reportFailure, ...work }: Sweep): (() => Promise<void>) => {
  let round = Promise.resolve();
  const look = (): void => {
    round = round.then(() => sweep(work)).catch(reportFailure);
  };
  look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
  };
};
