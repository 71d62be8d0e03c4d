import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreEvent } from '../../preload/contract/events.ts';
import type { StatusLine } from '../../preload/contract/outbox.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { journalFileName } from '../vault/journal/journal-file.ts';
import { keyFileName } from '../vault/keys/key-file.ts';
import { listOrders, type LeaseOrder } from '../vault/queries/lease-orders.ts';
import { publicRecordName } from './public-record.ts';
import { reserveFileName } from './disk-watch.ts';
import type { Running } from './running.ts';
import { setAside } from './set-aside.ts';
import { vaultFileName } from './vault-files.ts';

type Options = {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (event: CoreEvent) => void;
  readonly current: () => Running | null;
  /** Closes the vault and ends the traffic. */
  readonly letGo: () => Promise<void>;
  /** Ends all sessions; answers how many there were. */
  readonly endSessions: () => number;
  /** After whatever opens or closes the vault now. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
};

/**
 * Obeys what central ordered (protocol.md: leases carry orders). It looks at what is written down and not at what has just come, so a
 * crash in the middle forgets nothing. Locked, the machine still sends what was finished; wiped, it has sent it, or leaves the
 * sealed journal, which central alone can read.
 */
export const createOrders = (options: Options) => {
  let isWiping = false;
  const wipe = async (): Promise<void> => {
    const running = options.current();
    const orders = running ? listOrders(running.vault.read) : [];
    if (!running || !mayWipe(running.traffic.line(), orders, running.serverClock.now())) return;
    await wipeMachine(options, running);
  };
  return {
    look: (): void => {
      const running = options.current();
      const orders = running ? listOrders(running.vault.read) : [];
      if (!running || orders.length === 0) return;
      if (options.endSessions() > 0)
        options.announce({ event: 'session/ended', data: { reason: 'device-locked' } });
      if (isWiping || !mayWipe(running.traffic.line(), orders, running.serverClock.now())) return;
      isWiping = true;
      void options
        .inTurn(wipe)
        .catch((error: unknown) => options.log.error('order/wipe-failed', { error }))
        .finally(() => {
          isWiping = false;
        });
    },
  };
};

/** So long, by central's clock, a machine that is to be wiped tries to deliver what can still be delivered. */
const patienceMs = 3_600_000;

/** Never while anything finished lies in the vault alone. */
export const mayWipe = (
  { unsent, parked, hasSecondCopy }: Pick<StatusLine, 'unsent' | 'parked' | 'hasSecondCopy'>,
  orders: readonly LeaseOrder[],
  now: Date,
): boolean => {
  const order = orders.find(({ kind }) => kind === 'wipe');
  if (order === undefined) return false;
  if (unsent === 0) return true;
  const isLongEnough = now.getTime() - Date.parse(order.since) >= patienceMs;
  return hasSecondCopy && (unsent === parked || isLongEnough);
};

/**
 * Without its keys the vault is noise, also where a disk keeps what was deleted: so the keys go first, written over. Central is told
 * only then, for it never orders again what it has heard of; where it does not hear, the order stands there of a machine that nobody
 * can open.
 */
const wipeMachine = async (
  { dataFolder, clock, log, announce, letGo }: Options,
  running: Running,
): Promise<void> => {
  const before = running.traffic.line().unsent;
  log.info('order/wiping', { unsent: before });
  for (const name of readdirSync(dataFolder)) {
    if (name.startsWith(keyFileName)) overwrite(join(dataFolder, name));
  }
  await running.reportWiped(before);
  // Who was signed out may still have had an answer under way, and finished something with it.
  const { unsent } = running.traffic.line();
  await letGo();
  const gone = [keyFileName, vaultFileName, publicRecordName, reserveFileName];
  for (const name of readdirSync(dataFolder)) {
    if (gone.some((each) => name.startsWith(each))) rmSync(join(dataFolder, name), { force: true });
  }
  if (unsent > 0) setAside(dataFolder, [journalFileName], clock);
  else rmSync(join(dataFolder, journalFileName), { force: true });
  announce({ event: 'session/ended', data: { reason: 'device-locked' } });
};

/** Not emptied first, as a file is that is opened for writing: the noise could come to lie elsewhere on the disk than the keys. */
const overwrite = (file: string): void =>
  writeFileSync(file, randomBytes(Math.max(1, statSync(file).size)), { flag: 'r+', flush: true });
