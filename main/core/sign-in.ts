import { randomUUID } from 'node:crypto';
import type { Input } from '../../preload/contract/calls.ts';
import type { ProblemOf } from '../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { unlockKey } from '../vault/keys/key-file.ts';
import { appendAudit } from '../vault/queries/audit.ts';
import { findLease, findStaff, type LeaseFacts } from '../vault/queries/lease.ts';
import { listOrders } from '../vault/queries/lease-orders.ts';
import type { OpenProblem, ReadDb } from '../vault/open.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { refreshPublicRecord } from './public-record.ts';
import { makeRoomToOpen } from './room-to-open.ts';
import type { Running } from './running.ts';
import type { OpenSession } from './sessions.ts';

export type SignInProblem =
  | OpenProblem
  | ProblemOf<
      | 'device/not-enrolled'
      | 'session/wrong-pin'
      | 'session/locked'
      | 'session/lease-expired'
      | 'session/not-on-lease'
      | 'session/device-locked'
    >;

export type SignInOptions = {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens the vault and starts the traffic with this key, or answers what already runs. */
  readonly ensureRunning: (dataKey: Buffer) => Result<Running, OpenProblem>;
};

/**
 * The PIN unlocks the key, the key opens the vault, and the lease says whether this person may work here without asking central.
 * The vault stays open for the next staff member of this machine, whose PIN is checked all the same.
 */
export const signIn = async (
  { dataFolder, clock, log, ensureRunning }: SignInOptions,
  { staffId, pin }: Input<'session/sign-in'>,
): Promise<Result<OpenSession, SignInProblem>> => {
  makeRoomToOpen(dataFolder, log);
  const unlocked = await unlockKey({ folder: dataFolder, staffId, pin, clock });
  if (!unlocked.ok) return unlocked;
  const opened = ensureRunning(unlocked.value);
  if (!opened.ok) return opened;
  const { vault, serverClock, renewLease } = opened.value;

  // A clock that was put back lengthens no lease, and one that is ahead ends none.
  const now = serverClock.now;
  if (listOrders(vault.read).length > 0 || !hasLease(vault.read, staffId, now())) await renewLease();
  // The lease that came just now may carry one.
  const [order] = listOrders(vault.read);
  if (order !== undefined) return fail({ code: 'session/device-locked', since: order.since });
  const lease = findLease(vault.read);
  if (!lease || !isRunning(lease, now())) {
    return fail({ code: 'session/lease-expired', expiredAt: lease?.notAfter ?? now().toISOString() });
  }
  const staff = findStaff(vault.read, staffId);
  if (!staff) return fail({ code: 'session/not-on-lease' });
  const signedInAt = clock.now();
  vault.transact((db) =>
    appendAudit(db, {
      at: signedInAt.toISOString(),
      staffId,
      action: 'session/signed-in',
      subjectId: null,
      interactionId: null,
      details: {},
    }),
  );
  await refreshPublicRecord({ dataFolder, log }, vault.read);
  return ok({
    sessionId: randomUUID(),
    staff,
    signedInAt,
    leaseUntil: new Date(lease.notAfter),
  });
};

const hasLease = (db: ReadDb, staffId: string, now: Date): boolean => {
  const lease = findLease(db);
  return lease !== null && isRunning(lease, now) && findStaff(db, staffId) !== null;
};

const isRunning = ({ notAfter }: LeaseFacts, now: Date): boolean => Date.parse(notAfter) >= now.getTime();
