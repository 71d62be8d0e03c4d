import { setImmediate as breathe } from 'node:timers/promises';
import type { Log } from '../platform/log.ts';
import type { Vault } from '../vault/open.ts';
import { findLease } from '../vault/queries/lease.ts';
import { forgetLookedUp, forgetSomePeople } from '../vault/queries/retention.ts';

export type Retention = {
  readonly vault: Vault;
  /** The best word for the time that this machine has. */
  readonly now: () => Date;
  readonly log: Log;
  readonly onForgotten: () => void;
};

const everyMs = 10 * 60_000;
const peopleAtOnce = 200;
const hourMs = 3_600_000;

/** The lease ran out, and once more the time that the machine may be away: it is not coming back as it left. */
const isAbandoned = ({ vault, now }: Retention): boolean => {
  const lease = findLease(vault.read);
  if (lease === null) return false;
  return now().getTime() > Date.parse(lease.notAfter) + lease.longestOfflineHours * hourMs;
};

/**
 * What a machine may no longer hold goes also where no network tells it to: people who were looked up, after their day; the whole cache,
 * long after the lease. Work that has not arrived at central stays, with whom it is about.
 */
export const forgetWhatEnded = async (retention: Retention, signal: AbortSignal): Promise<number> => {
  const { vault, now } = retention;
  let gone = vault.transact((db) => forgetLookedUp(db, now().toISOString()));
  while (!signal.aborted && isAbandoned(retention)) {
    const went = vault.transact((db) => forgetSomePeople(db, peopleAtOnce));
    if (went === 0) break;
    gone += went;
    await breathe();
  }
  return gone;
};

/** Now, and every ten minutes; the answer ends it. */
export const keepForgetting = (retention: Retention): (() => void) => {
  const ends = new AbortController();
  const forget = async (): Promise<void> => {
    const gone = await forgetWhatEnded(retention, ends.signal);
    if (gone === 0) return;
    retention.log.info('retention/forgotten', { people: gone });
    retention.onForgotten();
  };
  const attempt = (): void => {
    forget().catch((error: unknown) => retention.log.error('retention/failed', { error }));
  };
  attempt();
  const timer = setInterval(attempt, everyMs);
  timer.unref();
  return () => {
    ends.abort();
    clearInterval(timer);
  };
};
