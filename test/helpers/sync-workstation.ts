import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createConnectivity } from '../../main/sync/connectivity.ts';
import { createSyncEngine } from '../../main/sync/engine.ts';
import type { SyncEngine } from '../../main/sync/engine.ts';
import type { SyncTiming } from '../../main/sync/core/timing.ts';
import type { ChangedSubjects } from '../../main/sync/ports.ts';
import { createHttpCaller } from '../../main/sync/transport/http-caller.ts';
import { createHttpTransport } from '../../main/sync/transport/http-transport.ts';
import { createReconcile } from '../../main/sync/reconcile.ts';
import { createVaultJudgedWork } from '../../main/sync/vault-judged-work.ts';
import { createEpochWatch } from '../../main/sync/epoch-watch.ts';
import { createVaultOutbox } from '../../main/sync/vault-outbox.ts';
import { createVaultReplica } from '../../main/sync/vault-replica.ts';
import type { Vault } from '../../main/vault/open.ts';
import type { EnrolAnswer } from '../../central/api/devices.ts';
import type { DeviceKey } from './central-device.ts';

export type Workstation = {
  readonly vault: Vault;
  readonly enrolment: EnrolAnswer;
  readonly key: DeviceKey;
  readonly centralUrl: string;
  readonly onSubjectsChanged?: (subjects: ChangedSubjects) => void;
  readonly fetch?: typeof globalThis.fetch;
  readonly timing?: SyncTiming;
};

/** The engine on a real vault, over real HTTP, by the real clock: as the core puts it together. */
export const createWorkstationSync = (workstation: Workstation): SyncEngine => {
  const { vault, enrolment, key, centralUrl } = workstation;
  const transport = createHttpTransport(
    createHttpCaller({
      origin: centralUrl,
      signer: { keyId: enrolment.deviceId, privateKey: key.privateKey },
      fetch: workstation.fetch ?? globalThis.fetch,
      now: () => Date.now(),
      makeNonce: () => randomUUID(),
    }),
    createEpochWatch(vault),
  );
  return createSyncEngine({
    ports: {
      outbox: createVaultOutbox(vault),
      replica: createVaultReplica(vault),
      transport,
      clock: {
        now: () => Date.now(),
        wait: (delayMs, signal) => delay(delayMs, undefined, { signal, ref: false }).catch(() => undefined),
      },
      random: { next: () => Math.random() },
      connectivity: createConnectivity(transport),
      uploads: null,
    },
    ...(workstation.timing === undefined ? {} : { timing: workstation.timing }),
    device: { deviceId: enrolment.deviceId, receiptKey: enrolment.signingKey },
    onSubjectsChanged: workstation.onSubjectsChanged ?? (() => undefined),
    onOutboxChanged: () => undefined,
    reconcile: createReconcile({
      judged: createVaultJudgedWork(vault, () => new Date()),
      transport,
      onBroughtAgain: () => undefined,
    }),
    afterPull: async () => undefined,
    onLeaseRenewed: () => undefined,
    onFault: (error) => {
      throw error;
    },
  });
};
