import type { KeyObject } from 'node:crypto';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createCaller } from '../../../main/core/central-link.ts';
import { exportDeviceKey, generateDeviceKey } from '../../../main/core/device-key.ts';
import { readPack } from '../../../main/core/pack-files.ts';
import { startRunning, type Running } from '../../../main/core/running.ts';
import type { Clock } from '../../../main/platform/clock.ts';
import { createLog } from '../../../main/platform/log.ts';
import { enrolDevice } from '../../../main/sync/transport/http-transport.ts';
import { openVault, type Vault } from '../../../main/vault/open.ts';
import { saveDevice } from '../../../main/vault/queries/device.ts';
import { saveLease } from '../../../main/vault/queries/lease.ts';

/** The workstation as the core runs it once somebody has signed in, with all of its traffic, on a vault of its own. */
export type BenchDesk = {
  readonly deviceId: string;
  readonly privateKey: KeyObject;
  readonly vault: Vault;
  readonly start: () => Promise<Running>;
  readonly close: () => Promise<void>;
};

type Options = { readonly centralUrl: string; readonly code: string; readonly clock: Clock };

export const enrolBenchDesk = async ({ centralUrl, code, clock }: Options): Promise<BenchDesk> => {
  const key = generateDeviceKey();
  const answer = await enrolDevice(
    createCaller({ origin: centralUrl, clock, signer: null }),
    { code, devicePublicKey: key.publicJwk, name: 'Bench' },
    AbortSignal.timeout(20_000),
  );
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  const { lease, ...device } = answer.value;
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-link-'));
  const log = createLog({ now: () => new Date(), monotonicMs: () => 0 }, () => undefined);
  const opened = openVault({ file: join(folder, 'vault.db'), key: randomBytes(32), log });
  if (!opened.ok) throw new Error(opened.problem.code);
  const vault = opened.value;
  vault.transact((db) => {
    saveDevice(db, {
      deviceId: device.deviceId,
      centreId: device.centreId,
      centralUrl,
      privateKey: exportDeviceKey(key),
      signingKey: JSON.stringify(device.signingKey),
      sealingKey: JSON.stringify(device.sealingKey),
      isDemonstration: device.isDemonstration,
      enrolledAt: clock.now().toISOString(),
    });
    saveLease(db, lease);
  });
  let running: Running | null = null;
  return {
    deviceId: device.deviceId,
    privateKey: key.privateKey,
    vault,
    start: async () => {
      const pack = await readPack(resolve(import.meta.dirname, '../../../resources'), 'dk');
      running = startRunning({ dataFolder: folder, vault, pack, clock, log, announce: () => undefined });
      return running;
    },
    close: async () => {
      await (running?.close() ?? Promise.resolve(vault.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Until the desk holds what central has for it, and nothing is under way. */
export const untilFilled = async (vault: Vault): Promise<void> => {
  const state = vault.read
    .prepare('SELECT data_as_of IS NOT NULL AND filling_total IS NULL FROM sync_state')
    .pluck();
  while (Number(state.get()) !== 1) await delay(20);
};
