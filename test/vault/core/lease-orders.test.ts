import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOrders } from '../../../main/core/lease-orders.ts';
import type { Running } from '../../../main/core/running.ts';
import { saveOrders } from '../../../main/vault/queries/lease-orders.ts';
import { testFolder, testVault } from '../../helpers/vault-open.ts';
import { silentLog } from '../../helpers/vault-settings.ts';

test('central is told that a machine is empty only when nobody can open its vault any more', async () => {
  const dataFolder = testFolder();
  const keys = join(dataFolder, 'keys.json');
  writeFileSync(keys, 'the key of the vault');
  const vault = testVault();
  vault.transact((db) => saveOrders(db, ['wipe'], '2026-03-02T08:00:00.000Z'));
  const couldBeOpened: boolean[] = [];
  const running = {
    vault,
    traffic: { line: () => ({ unsent: 0, parked: 0, hasSecondCopy: true }) },
    reportWiped: () => {
      couldBeOpened.push(existsSync(keys) && readFileSync(keys, 'utf8') === 'the key of the vault');
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
  // What central has heard it never orders again: had the power failed here, the machine would have gone on with all that it holds.
  expect(couldBeOpened).toEqual([false]);
});
