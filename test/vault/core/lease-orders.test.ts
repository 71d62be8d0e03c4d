import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
