import { WaitsFor, type StatusLine } from '../../preload/contract/outbox.ts';
import type { Clock } from '../platform/clock.ts';
import { meteredPatienceMs } from '../sync/core/link.ts';
import type { SyncEngine } from '../sync/engine.ts';
import type { JournaledVault } from '../vault/journal/journaled-vault.ts';
import { sumHeldDocuments } from '../vault/queries/blob-to-send.ts';
import { findLease } from '../vault/queries/lease.ts';
import { findNextWait } from '../vault/queries/next-wait.ts';
import { countParked, countUnsent, findLastReceipt } from '../vault/queries/outbox.ts';
import { countRescued } from '../vault/queries/rescued-work.ts';
import { countUnreadable } from '../vault/queries/unreadable-journals.ts';
import { findSyncState } from '../vault/queries/sync-state.ts';
import type { ReadDb } from '../vault/open.ts';
import type { ServerClock } from './server-clock.ts';

type Sources = {
  readonly vault: JournaledVault;
  readonly engine: SyncEngine;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly urgentServices: readonly string[];
  readonly lowDisk: () => StatusLine['lowDisk'];
};

/** Everything in it is read now, from the vault and the engine: the line cannot lag behind the truth. */
export const statusLine = (sources: Sources): StatusLine => {
  const { read, hasSecondCopy } = sources.vault;
  const { connection, connectionSince, isLinkSlow, isMetered, filling } = sources.engine.status();
  return {
    connection,
    connectionSince,
    unsent: countUnsent(read),
    parked: countParked(read) + countRescued(read),
    unreadable: countUnreadable(read),
    ...nextTryOf(sources),
    isLinkSlow,
    isMetered,
    heldDocuments: heldOf(sources),
    lastReceiptAt: findLastReceipt(read)?.receivedAt ?? null,
    dataAsOf: findSyncState(read).dataAsOf,
    leaseUntil: findLease(read)?.notAfter ?? null,
    filling,
    hasSecondCopy: hasSecondCopy(),
    lowDisk: sources.lowDisk(),
    clockBehindMs: sources.serverClock.offsetMs(),
  };
};

/** While nothing at all leaves, when and why that ends; else the first piece of work that waits for a moment of its own. */
const nextTryOf = ({
  vault,
  engine,
}: Pick<Sources, 'vault' | 'engine'>): Pick<StatusLine, 'nextTryAt' | 'waitsFor'> => {
  const { nextTryAt, waitsFor } = engine.status();
  if (waitsFor !== null) return { nextTryAt, waitsFor };
  const wait = findNextWait(vault.read);
  if (wait === null) return { nextTryAt: null, waitsFor: null };
  const known = WaitsFor.safeParse(wait.reason);
  return { nextTryAt: wait.until, waitsFor: known.success ? known.data : null };
};

const heldOf = ({ vault, engine, clock, urgentServices }: Sources): StatusLine['heldDocuments'] => {
  if (!engine.status().holdsDocuments) return null;
  const heldAfter = new Date(clock.now().getTime() - meteredPatienceMs).toISOString();
  return readHeld(vault.read, { heldAfter, urgentServices });
};

const readHeld = (db: ReadDb, held: Parameters<typeof sumHeldDocuments>[1]): StatusLine['heldDocuments'] => {
  const { documents, bytes, since } = sumHeldDocuments(db, held);
  if (since === null) return null;
  return { documents, bytes, until: new Date(Date.parse(since) + meteredPatienceMs).toISOString() };
};
