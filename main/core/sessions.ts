import type { Session } from '../../preload/contract/session.ts';
import { findLease, findStaff, type Staff } from '../vault/queries/lease.ts';
import type { ReadDb } from '../vault/open.ts';
import type { Clock } from '../platform/clock.ts';

/** Without a call from the page for this long, the desk locks itself; drafts are already in the vault. */
export const idleLimitMs = 15 * 60_000;

export type OpenSession = {
  readonly sessionId: string;
  readonly staff: Staff;
  readonly signedInAt: Date;
  readonly leaseUntil: Date;
};

type Entry = { readonly session: OpenSession; lastUsedMs: number };

/** Sessions of the pages of this core, in memory only: a restarted core asks for the PIN again. */
export type Sessions = {
  readonly begin: (clientId: string, session: OpenSession) => void;
  readonly find: (clientId: string) => OpenSession | null;
  /** Counts as work: puts off the idle lock. */
  readonly use: (clientId: string) => OpenSession | null;
  readonly end: (clientId: string) => void;
  /** Answers how many were ended. */
  readonly endAll: () => number;
  /** Ends what nobody has used for `idleLimitMs`; answers how many were ended. */
  readonly endIdle: () => number;
};

export const createSessions = (clock: Clock): Sessions => {
  const entries = new Map<string, Entry>();
  const isIdle = ({ lastUsedMs }: Entry): boolean => clock.monotonicMs() - lastUsedMs > idleLimitMs;
  /** One that is idle is over, also where nobody has ended it yet: a machine that wakes up is used before anything has looked. */
  const present = (clientId: string): Entry | null => {
    const entry = entries.get(clientId);
    return entry === undefined || isIdle(entry) ? null : entry;
  };
  return {
    begin: (clientId, session) => entries.set(clientId, { session, lastUsedMs: clock.monotonicMs() }),
    find: (clientId) => present(clientId)?.session ?? null,
    use: (clientId) => {
      const entry = present(clientId);
      if (!entry) return null;
      entry.lastUsedMs = clock.monotonicMs();
      return entry.session;
    },
    end: (clientId) => entries.delete(clientId),
    endAll: () => {
      const count = entries.size;
      entries.clear();
      return count;
    },
    endIdle: () => {
      const idle = [...entries].filter(([, entry]) => isIdle(entry));
      for (const [clientId] of idle) entries.delete(clientId);
      return idle.length;
    },
  };
};

/** The session as the lease has it now, which may have been renewed since sign-in; null where it no longer names who signed in. */
export const asOnLease = (db: ReadDb, session: OpenSession): OpenSession | null => {
  const staff = findStaff(db, session.staff.staffId);
  const lease = findLease(db);
  return staff && lease && { ...session, staff, leaseUntil: new Date(lease.notAfter) };
};

export const toSession = ({ staff, signedInAt, leaseUntil }: OpenSession): Session => ({
  staff: { staffId: staff.staffId, name: staff.name, role: staff.role, office: staff.office },
  signedInAt: signedInAt.toISOString(),
  leaseUntil: leaseUntil.toISOString(),
});
