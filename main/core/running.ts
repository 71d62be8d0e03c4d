import type { CoreEvent } from '../../preload/contract/events.ts';
import type { PersonId } from '../../preload/contract/values.ts';
import type { PublicJwk } from '../../central/api/devices.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { createConnectivity } from '../sync/connectivity.ts';
import { createSyncEngine } from '../sync/engine.ts';
import { sealEnvelope } from '../sync/envelopes.ts';
import type { ChangedSubjects } from '../sync/ports.ts';
import { createHttpTransport } from '../sync/transport/http-transport.ts';
import { createVaultOutbox } from '../sync/vault-outbox.ts';
import { createVaultReplica } from '../sync/vault-replica.ts';
import type { SealWork, Traffic } from '../usecases/desk.ts';
import type { Vault } from '../vault/open.ts';
import { findDevice } from '../vault/queries/device.ts';
import { createCaller } from './central-link.ts';
import { importDeviceKey } from './device-key.ts';
import { engineClock } from './engine-clock.ts';
import { createTraffic } from './traffic.ts';

/** The workstation once somebody has unlocked it: the open vault, the traffic with central, the signature. */
export type Running = {
  readonly deviceId: string;
  readonly vault: Vault;
  readonly traffic: Traffic;
  readonly seal: SealWork;
  /** Asks central for a new lease now, and waits for the answer a few seconds. */
  readonly renewLease: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Options = {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (event: CoreEvent) => void;
};

/** Starts sync on an open vault. It goes on after sign-out, until the core ends: unsent work waits for nobody's PIN. */
export const startRunning = ({ vault, clock, log, announce }: Options): Running => {
  const device = findDevice(vault.read);
  if (!device) throw new Error('enrolment writes the device in the transaction that makes the vault');
  const { privateKey } = importDeviceKey(device.privateKey);
  const signer = { keyId: device.deviceId, privateKey };
  const transport = createHttpTransport(createCaller({ origin: device.centralUrl, signer, clock }));
  const replica = createVaultReplica(vault);
  const engine = createSyncEngine({
    ports: {
      outbox: createVaultOutbox(vault),
      replica,
      transport,
      clock: engineClock(clock),
      random: { next: Math.random },
      connectivity: createConnectivity(transport),
    },
    device: {
      deviceId: device.deviceId,
      receiptKey: JSON.parse(device.signingKey) as PublicJwk,
    },
    onSubjectsChanged: (subjects) => announcePeople(subjects, announce),
    onOutboxChanged: () => announce({ event: 'outbox/changed', data: {} }),
    onLeaseRenewed: () => announce({ event: 'status/changed', data: {} }),
    onFault: (error) => log.error('sync/fault', { error }),
  });
  const unsubscribe = engine.onStatus(() => announce({ event: 'status/changed', data: {} }));
  engine.start();
  return {
    deviceId: device.deviceId,
    vault,
    traffic: createTraffic({ vault, engine, transport }),
    renewLease: async () => {
      const answer = await transport.renewLease(AbortSignal.timeout(5_000));
      if (answer.kind === 'answered') replica.saveLease(answer.value, clock.now().getTime());
    },
    seal: (envelope) => {
      const { signed, hash } = sealEnvelope(envelope, privateKey);
      return { content: signed.content, signature: signed.signature, contentHash: hash };
    },
    close: async () => {
      unsubscribe();
      await engine.stop();
      vault.close();
    },
  };
};

const announcePeople = (subjects: ChangedSubjects, announce: Options['announce']): void => {
  if (subjects === 'many') announce({ event: 'person/changed', data: { personId: null } });
  else
    for (const personId of subjects)
      announce({ event: 'person/changed', data: { personId: personId as PersonId } });
};
