import { setTimeout as delay } from 'node:timers/promises';
import { PublicJwk } from '../../../central/api/devices.ts';
import { createCaller } from '../../../main/core/central-link.ts';
import { importDeviceKey } from '../../../main/core/device-key.ts';
import { engineClock } from '../../../main/core/engine-clock.ts';
import { systemClock } from '../../../main/platform/clock.ts';
import { createConnectivity } from '../../../main/sync/connectivity.ts';
import { defaultTiming, type SyncTiming } from '../../../main/sync/core/timing.ts';
import { createSyncEngine, type SyncEngine } from '../../../main/sync/engine.ts';
import type { HttpCaller } from '../../../main/sync/transport/http-caller.ts';
import { createHttpTransport, type HttpTransport } from '../../../main/sync/transport/http-transport.ts';
import { createReconcile } from '../../../main/sync/reconcile.ts';
import { createVaultJudgedWork } from '../../../main/sync/vault-judged-work.ts';
import { createEpochWatch } from '../../../main/sync/epoch-watch.ts';
import { createVaultOutbox } from '../../../main/sync/vault-outbox.ts';
import { createVaultReplica } from '../../../main/sync/vault-replica.ts';
import type { Vault } from '../../../main/vault/open.ts';
import { findDevice } from '../../../main/vault/queries/device.ts';
import { countUnsent } from '../../../main/vault/queries/outbox.ts';
import { findSyncState } from '../../../main/vault/queries/sync-state.ts';

export type SyncOfVault = {
  readonly engine: SyncEngine;
  readonly transport: HttpTransport;
  readonly call: HttpCaller;
};

/** As the core's, but nobody waits here: a retry comes at once. */
export const hastyTiming: SyncTiming = { ...defaultTiming, retry: { shortestMs: 2, longestMs: 50 } };

/** The engine of a vault, put together as the core does, over real HTTP. */
export const syncOf = (
  vault: Vault,
  given: {
    readonly onFault: (error: unknown) => void;
    readonly timing?: SyncTiming;
    readonly onLeaseRenewed?: () => void;
  },
): SyncOfVault => {
  const device = findDevice(vault.read);
  if (!device) throw new Error('the vault knows no device');
  const { privateKey } = importDeviceKey(device.privateKey);
  const signer = { keyId: device.deviceId, privateKey };
  const call = createCaller({ origin: device.centralUrl, signer, clock: systemClock });
  const transport = createHttpTransport(call, createEpochWatch(vault));
  const engine = createSyncEngine({
    ports: {
      outbox: createVaultOutbox(vault),
      replica: createVaultReplica(vault),
      transport,
      clock: engineClock(systemClock),
      random: { next: Math.random },
      connectivity: createConnectivity(transport),
      uploads: null,
    },
    device: { deviceId: device.deviceId, receiptKey: PublicJwk.parse(JSON.parse(device.signingKey)) },
    timing: given.timing ?? hastyTiming,
    onSubjectsChanged: () => undefined,
    onOutboxChanged: () => undefined,
    reconcile: createReconcile({
      judged: createVaultJudgedWork(vault, () => new Date()),
      transport,
      onBroughtAgain: () => undefined,
    }),
    afterPull: async () => undefined,
    onLeaseRenewed: given.onLeaseRenewed ?? (() => undefined),
    onFault: given.onFault,
  });
  return { engine, transport, call };
};

/** Everything sent, everything pulled: waits until it is so, and answers whether it became so. */
export const comesToRest = async (vault: Vault, withinMs: number): Promise<boolean> => {
  const isAtRest = (): boolean =>
    countUnsent(vault.read) === 0 && findSyncState(vault.read).dataAsOf !== null;
  const until = performance.now() + withinMs;
  while (!isAtRest() && performance.now() < until) await delay(3);
  return isAtRest();
};
