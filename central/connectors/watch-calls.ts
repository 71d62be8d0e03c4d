import type { ServiceId } from '../domain/service-board.ts';
import { isWorthNoting, noteCall, unknownHealth, type Health } from '../domain/service-health.ts';
import { inTransaction, type Database } from '../store/database.ts';
import { listHealth, lockHealth, saveHealth } from '../store/queries/service-health.ts';
import type { AccountRegister } from './account-register.ts';
import type { NoticeConnector } from './notices.ts';
import type { Post } from './post.ts';
import type { Receivers } from './receivers.ts';

export type CallWatch = {
  /** Makes the call, and notes whether it succeeded; its outcome is the call's, whatever becomes of the note. */
  readonly during: <T>(service: ServiceId, call: () => Promise<T>) => Promise<T>;
  /** For calls that somebody else made. */
  readonly note: (service: ServiceId, hasSucceeded: boolean) => void;
  /** Waits for what is being noted. */
  readonly settled: () => Promise<void>;
};

type Watching = {
  readonly database: Database;
  readonly clock: () => Date;
  readonly reportFailure: (error: unknown) => void;
};

/** How long what another gateway has noted may be unknown here: a success is written down only where it changes something. */
const knownForMs = 5000;

/** Notes how calls to registers, mailbox and eID go, in a transaction of its own: the work that called may still be undone. */
export const watchCalls = ({ database, clock, reportFailure }: Watching): CallWatch => {
  let known: ReadonlyMap<string, Health> = new Map();
  let knownAt = -Infinity;
  let noting: Promise<void> = Promise.resolve();

  const refresh = async (now: Date): Promise<void> => {
    if (Math.abs(now.getTime() - knownAt) < knownForMs) return;
    known = await listHealth(database);
    knownAt = now.getTime();
  };

  const write = async (service: ServiceId, hasSucceeded: boolean, at: Date): Promise<void> => {
    await refresh(at);
    if (!isWorthNoting(known.get(service) ?? unknownHealth, hasSucceeded)) return;
    const health = await inTransaction(database, async (db) => {
      const after = noteCall(await lockHealth(db, service), { hasSucceeded, at });
      await saveHealth(db, service, after);
      return after;
    });
    known = new Map([...known, [service, health]]);
  };

  const note = (service: ServiceId, hasSucceeded: boolean): void => {
    const at = clock();
    noting = noting.then(() => write(service, hasSucceeded, at)).catch(reportFailure);
  };

  return {
    note,
    during: async (service, call) => {
      try {
        const answer = await call();
        note(service, true);
        return answer;
      } catch (error) {
        note(service, false);
        throw error;
      }
    },
    settled: () => noting,
  };
};

export type Connectors = {
  readonly accountRegister: AccountRegister;
  readonly receivers: Receivers;
  readonly post: Post;
  readonly notices: NoticeConnector;
};

/** How long anybody outside may take; less than what is claimed for them (claim.ts). */
const usualPatienceMs = 20_000;

/** Rejects where no answer comes in time; one that comes later is not heard. Whoever is asked again knows it by its id. */
const inTime = async <T>(call: Promise<T>, limitMs: number): Promise<T> => {
  const { promise: isLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${limitMs} ms`)), limitMs);
  try {
    return await Promise.race([call, isLate]);
  } finally {
    clearTimeout(timer);
  }
};

/** The same connectors, under the eye of the board, and none waited for without end. */
export const watched = (
  { accountRegister, receivers, post, notices }: Connectors,
  watch: CallWatch,
  patienceMs = usualPatienceMs,
): Connectors => {
  const during = <T>(service: ServiceId, call: () => Promise<T>): Promise<T> =>
    watch.during(service, () => inTime(call(), patienceMs));
  return {
    accountRegister: {
      confirm: (change) => during('account-register', () => accountRegister.confirm(change)),
    },
    receivers: { tell: (news) => during(`receiver:${news.receiverId}`, () => receivers.tell(news)) },
    post: { deliver: (notice) => during('mailbox', () => post.deliver(notice)) },
    notices: { send: (message, at) => during('messages', () => notices.send(message, at)) },
  };
};
