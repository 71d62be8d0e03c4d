import { setImmediate as breathe } from 'node:timers/promises';
import type { Log } from '../platform/log.ts';
import type { Vault, WriteDb } from '../vault/open.ts';
import { appendAudit } from '../vault/queries/audit.ts';
import { findLease } from '../vault/queries/lease.ts';
import { forgetEnded, forgetNotBrought, letGoOfAll } from '../vault/queries/retention.ts';
import { forgetReviewDrafts } from '../vault/queries/review-drafts.ts';
import { forgetReviewsOfGone } from '../vault/queries/reviews.ts';
import { forgetEndedTrips } from '../vault/queries/trips.ts';
import { keptAfterReceiptMs, releaseArrived } from '../vault/queries/uploads.ts';
import type { ServerClock } from './server-clock.ts';
import { watchTime } from './settled-time.ts';

export type Retention = {
  readonly vault: Vault;
  /** The best word for the time that this machine has. */
  readonly now: () => Date;
  readonly log: Log;
  readonly onForgotten: () => void;
};

const everyMs = 10 * 60_000;
const lookEveryMs = 60_000;
const peopleAtOnce = 200;
const workAtOnce = 20;
const hourMs = 3_600_000;
/** So long a decision shows about somebody who is not here: as somebody does who was looked up. */
const decidedShowsMs = 24 * hourMs;

/** The lease ran out, and once more the time that the machine may be away: it is not coming back as it left. */
const isAbandoned = ({ vault, now }: Retention): boolean => {
  const lease = findLease(vault.read);
  if (lease === null) return false;
  return now().getTime() > Date.parse(lease.notAfter) + lease.longestOfflineHours * hourMs;
};

const ago = ({ now }: Retention, ms: number): string => new Date(now().getTime() - ms).toISOString();

/** Portion by portion: the desk does not wait for a whole trip to go. */
const forgetInPortions = async (
  { vault }: Retention,
  signal: AbortSignal,
  forgetSome: (db: WriteDb) => number,
): Promise<number> => {
  let gone = 0;
  while (!signal.aborted) {
    const went = vault.transact(forgetSome);
    if (went === 0) break;
    gone += went;
    await breathe();
  }
  return gone;
};

/** A trip that is over goes with a word in the log: that its citizens were here, and that they went. */
const endTrips = ({ vault, now }: Retention): void => {
  const at = now().toISOString();
  vault.transact((db) => {
    for (const { tripId, takenBy } of forgetEndedTrips(db, at)) {
      if (takenBy === null) continue;
      const details = { tripId, takenBy };
      const note = { staffId: null, subjectId: null, interactionId: null, details };
      appendAudit(db, { at, action: 'trip/gone', ...note });
    }
  });
};

/**
 * What a machine may no longer hold goes also where no network tells it to: people who were held for a time, because of a look-up, of work or
 * of a trip, after that; documents two days after the receipt of the work they belong to, or after it ended without one; the whole cache,
 * long after the lease; what was decided about somebody who is not here, a day after. Work that has not arrived at central stays, with whom
 * it is about.
 */
export const forgetWhatEnded = async (retention: Retention, signal: AbortSignal): Promise<number> => {
  const at = retention.now().toISOString();
  if (isAbandoned(retention)) retention.vault.transact(letGoOfAll);
  let gone = await forgetInPortions(retention, signal, (db) => forgetEnded(db, at, peopleAtOnce));
  gone += await forgetInPortions(retention, signal, (db) => forgetNotBrought(db, peopleAtOnce));
  retention.vault.transact((db) => forgetReviewsOfGone(db, ago(retention, decidedShowsMs)));
  retention.vault.transact(forgetReviewDrafts);
  endTrips(retention);
  await forgetInPortions(retention, signal, (db) =>
    releaseArrived(db, { before: ago(retention, keptAfterReceiptMs), atMost: workAtOnce }),
  );
  return gone;
};

type Forgetting = Omit<Retention, 'now'> &
  Parameters<typeof watchTime>[0] & { readonly serverClock: ServerClock };

/** As soon as the time is sure, and every ten minutes; the answer ends it. */
export const keepForgetting = (forgetting: Forgetting): (() => void) => {
  const { serverClock, elapsedMs } = forgetting;
  const retention = { ...forgetting, now: serverClock.now };
  const isTimeSure = watchTime(forgetting);
  let nextMs = elapsedMs();
  const ends = new AbortController();
  const forget = async (): Promise<void> => {
    const gone = await forgetWhatEnded(retention, ends.signal);
    if (gone === 0) return;
    retention.log.info('retention/forgotten', { people: gone });
    retention.onForgotten();
  };
  const attempt = (): void => {
    if (!isTimeSure() || elapsedMs() < nextMs) return;
    nextMs = elapsedMs() + everyMs;
    forget().catch((error: unknown) => retention.log.error('retention/failed', { error }));
  };
  attempt();
  const timer = setInterval(attempt, lookEveryMs);
  timer.unref();
  return () => {
    ends.abort();
    clearInterval(timer);
  };
};
