import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createOrders } from '../../../main/core/lease-orders.ts';
import type { Running } from '../../../main/core/running.ts';
import { journalFileName } from '../../../main/vault/journal/journal-file.ts';
import { saveOrders } from '../../../main/vault/queries/lease-orders.ts';
import { testFolder, testVault } from '../../helpers/vault-open.ts';
import { silentLog } from '../../helpers/vault-settings.ts';

/** Wipes a machine in this folder; `report` is what happens while central is told, and answers whether anything was finished meanwhile. */
const wipe = async (dataFolder: string, report: () => boolean): Promise<void> => {
  const vault = testVault();
  vault.transact((db) => saveOrders(db, ['wipe'], '2026-03-02T08:00:00.000Z'));
  let unsent = 0;
  const running = {
    vault,
    serverClock: { now: () => new Date('2026-03-02T08:00:00.000Z') },
    traffic: { line: () => ({ unsent, parked: 0, hasSecondCopy: true }) },
    reportWiped: () => {
      if (report()) unsent += 1;
      return Promise.resolve();
    },
  } as unknown as Running;
  const { promise: isDone, resolve: done } = Promise.withResolvers<null>();
  createOrders({
    dataFolder,
    clock: { now: () => new Date('2026-03-02T08:00:00.000Z'), monotonicMs: () => 0 },
    log: silentLog,
    announce: () => undefined,
    current: () => running,
    letGo: () => Promise.resolve(),
    endSessions: () => 0,
    inTurn: async (work) => {
      await work();
      done(null);
    },
  }).look();
  await isDone;
};

test('central is told that a machine is empty only when nobody can open its vault any more', async () => {
  const dataFolder = testFolder();
  const keys = join(dataFolder, 'keys.json');
  writeFileSync(keys, 'the key of the vault');
  const couldBeOpened: boolean[] = [];
  await wipe(dataFolder, () => {
    couldBeOpened.push(existsSync(keys) && readFileSync(keys, 'utf8') === 'the key of the vault');
    return false;
  });
  // What central has heard it never orders again: had the power failed here, the machine would have gone on with all that it holds.
  expect(couldBeOpened).toEqual([false]);
});

test('a mandate whose code was on its way, and that was finished while central was told, stays in the sealed journal', async () => {
  const dataFolder = testFolder();
  const journal = join(dataFolder, journalFileName);
  await wipe(dataFolder, () => {
    writeFileSync(journal, 'sealed');
    return true;
  });
  const kept = readdirSync(dataFolder).filter((name) => name.startsWith(`${journalFileName}.set-aside-`));
  expect(kept.map((name) => readFileSync(join(dataFolder, name), 'utf8'))).toEqual(['sealed']);
  await wipe(dataFolder, () => {
    writeFileSync(journal, 'of what has arrived');
    return false;
  });
  expect(existsSync(journal)).toBe(false);
});

/** Whether a machine with unsent work, that was ordered to be wiped so long ago by central's clock, is wiped where its own shows this. */
const isWipedAfter = async (agoMs: number, wall: string): Promise<boolean> => {
  const vault = testVault();
  vault.transact((db) => saveOrders(db, ['wipe'], '2026-03-02T08:00:00.000Z'));
  const serverNow = new Date(Date.parse('2026-03-02T08:00:00.000Z') + agoMs);
  const letGo = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const works: Promise<void>[] = [];
  createOrders({
    dataFolder: testFolder(),
    clock: { now: () => new Date(wall), monotonicMs: () => 0 },
    log: silentLog,
    announce: () => undefined,
    current: () =>
      ({
        vault,
        serverClock: { now: () => serverNow },
        traffic: { line: () => ({ unsent: 1, parked: 0, hasSecondCopy: true }) },
        reportWiped: () => Promise.resolve(),
      }) as unknown as Running,
    letGo,
    endSessions: () => 0,
    inTurn: (work) => {
      works.push(work());
      return Promise.resolve();
    },
  }).look();
  await Promise.all(works);
  return letGo.mock.calls.length > 0;
};

test('a machine has its hour to deliver before it is wiped, and no more, whatever the clock on its wall shows', async () => {
  expect(await isWipedAfter(10 * 60_000, '2027-03-02T08:00:00.000Z')).toBe(false);
  expect(await isWipedAfter(61 * 60_000, '2025-03-02T08:00:00.000Z')).toBe(true);
});
