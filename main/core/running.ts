import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import type { CoreEvent } from '../../preload/contract/events.ts';
import type { PersonId } from '../../preload/contract/values.ts';
import type { AdmitStaffRequest, PublicJwk } from '../../central/api/devices.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { uptimeMs } from '../platform/uptime.ts';
import { createConnectivity } from '../sync/connectivity.ts';
import { createSyncEngine, type SyncEngine } from '../sync/engine.ts';
import { sealEnvelope } from '../sync/envelopes.ts';
import { followIssuers } from '../sync/follow-issuers.ts';
import type { ChangedSubjects, Replica } from '../sync/ports.ts';
import { admitStaff } from '../sync/transport/admit-staff.ts';
import { createHttpTransport, type HttpTransport } from '../sync/transport/http-transport.ts';
import { createUploadTransport } from '../sync/transport/upload-transport.ts';
import type { UploadTransport } from '../sync/uploads/upload-ports.ts';
import { createVaultUploads } from '../sync/uploads/vault-uploads.ts';
import { createMandateTransport, type MandateTransport } from '../sync/transport/mandate-transport.ts';
import { reportWiped } from '../sync/transport/report-wiped.ts';
import { createVaultOutbox } from '../sync/vault-outbox.ts';
import { applyKept, createVaultReplica } from '../sync/vault-replica.ts';
import type { CourierPort } from '../usecases/courier/courier-port.ts';
import type { CodePort } from '../usecases/identity/code-port.ts';
import type { EidPort } from '../usecases/identity/eid-port.ts';
import type { Desk, SealWork, Traffic } from '../usecases/desk.ts';
import type { Vault } from '../vault/open.ts';
import { findSeenClock, saveSeenClock } from '../vault/queries/server-clock.ts';
import { findDevice, type Device } from '../vault/queries/device.ts';
import { createCaller } from './central-link.ts';
import { createCourierDesk } from './courier/courier-desk.ts';
import { importDeviceKey } from './device-key.ts';
import { createCodeDesk } from './identity/code-desk.ts';
import { createEidDesk } from './identity/eid-desk.ts';
import { engineClock } from './engine-clock.ts';
import { keepDelivering } from './old-journals.ts';
import { keepForgetting } from './retention.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';
import { createTraffic } from './traffic.ts';
import { openTwoFiles } from './two-files.ts';

/** The workstation once somebody has unlocked it: the open vault, the traffic with central, the signature. */
export type Running = {
  readonly deviceId: string;
  readonly serverClock: ServerClock;
  readonly vault: Vault;
  readonly traffic: Traffic;
  readonly eid: EidPort;
  readonly codes: CodePort;
  readonly courier: CourierPort;
  readonly challenges: Desk['challenges'];
  readonly seal: SealWork;
  /** Asks central for a new lease now, and waits for the answer a few seconds. */
  readonly renewLease: () => Promise<void>;
  /** Asks central whether this code lets in this member of staff. */
  readonly admitStaff: (request: AdmitStaffRequest) => Promise<'admitted' | 'refused' | 'unreachable'>;
  /** Tells central that this machine is about to be empty. */
  readonly reportWiped: (kept: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Options = {
  readonly dataFolder: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (event: CoreEvent) => void;
};

/** Starts sync on an open vault. It goes on after sign-out, until the core ends: unsent work waits for nobody's PIN. */
export const startRunning = ({ dataFolder, vault: plainVault, clock, log, announce }: Options): Running => {
  const device = findDevice(plainVault.read);
  if (!device) throw new Error('enrolment writes the device in the transaction that makes the vault');
  const vault = openTwoFiles({ dataFolder, vault: plainVault, device, log });
  const key = importDeviceKey(device.privateKey);
  const { privateKey } = key;
  const signer = { keyId: device.deviceId, privateKey };
  const serverClock = openServerClock(vault, clock);
  const call = createCaller({ origin: device.centralUrl, signer, clock, serverClock });
  const wires = openWires(call);
  const { transport, mandateTransport } = wires;
  applyKept(vault);
  const replica = createVaultReplica(vault);
  const engine = createEngine({ vault, replica, ...wires, device, clock, log, announce });
  const stop = [
    engine.onStatus(() => announce({ event: 'status/changed', data: {} })),
    keepDelivering({ dataFolder, call, log }),
    keepForgetting({
      vault,
      now: serverClock.now,
      log,
      onForgotten: () => announcePeople('many', announce),
    }),
  ];
  engine.start();
  return {
    deviceId: device.deviceId,
    serverClock,
    vault,
    traffic: createTraffic({ vault, engine, transport, mandateTransport, clock, serverClock }),
    eid: createEidDesk({ call, clock }),
    codes: createCodeDesk(mandateTransport),
    courier: createCourierDesk({ device, key, call }),
    challenges: new Map(),
    ...leaseCalls({ call, transport, replica, clock }),
    reportWiped: (kept) => reportWiped(call, kept),
    seal: sealWith(privateKey),
    close: async () => {
      for (const each of stop) each();
      await engine.stop();
      vault.close();
    },
  };
};

const openWires = (call: ReturnType<typeof createCaller>) => ({
  transport: createHttpTransport(call),
  uploadTransport: createUploadTransport(call),
  mandateTransport: createMandateTransport(call),
});

const sealWith =
  (privateKey: KeyObject): SealWork =>
  (envelope) => {
    const { signed, hash } = sealEnvelope(envelope, privateKey);
    return { content: signed.content, signature: signed.signature, contentHash: hash };
  };

const leaseCalls = ({
  call,
  transport,
  replica,
  clock,
}: {
  readonly call: ReturnType<typeof createCaller>;
  readonly transport: HttpTransport;
  readonly replica: Replica;
  readonly clock: Clock;
}): Pick<Running, 'renewLease' | 'admitStaff'> => ({
  renewLease: async () => {
    const answer = await transport.renewLease(AbortSignal.timeout(5_000));
    if (answer.kind === 'answered') replica.saveLease(answer.value, clock.now().getTime());
  },
  admitStaff: async (request) => {
    const answer = await admitStaff(call, request, AbortSignal.timeout(20_000));
    if (answer.kind === 'answered') replica.saveLease(answer.value.lease, clock.now().getTime());
    if (answer.kind === 'refused') return 'refused';
    return answer.kind === 'answered' ? 'admitted' : 'unreachable';
  },
});

/** Follows central's clock from where an earlier run left it. */
const openServerClock = (vault: Vault, clock: Clock): ServerClock =>
  createServerClock({
    clock,
    elapsedMs: uptimeMs,
    bootId: randomUUID(),
    last: findSeenClock(vault.read),
    save: (seen) => vault.transact((db) => saveSeenClock(db, seen)),
  });

type Engine = Pick<Options, 'clock' | 'log' | 'announce'> & {
  readonly vault: Vault;
  readonly replica: Replica;
  readonly transport: HttpTransport;
  readonly uploadTransport: UploadTransport;
  readonly mandateTransport: MandateTransport;
  readonly device: Device;
};

const createEngine = ({
  vault,
  replica,
  transport,
  uploadTransport,
  mandateTransport,
  device,
  clock,
  log,
  announce,
}: Engine): SyncEngine =>
  createSyncEngine({
    ports: {
      outbox: createVaultOutbox(vault),
      replica,
      transport,
      clock: engineClock(clock),
      random: { next: Math.random },
      connectivity: createConnectivity(transport),
      uploads: {
        store: createVaultUploads(vault, () => announce({ event: 'upload/changed', data: {} })),
        transport: uploadTransport,
      },
    },
    device: {
      deviceId: device.deviceId,
      receiptKey: JSON.parse(device.signingKey) as PublicJwk,
    },
    onSubjectsChanged: (subjects) => announcePeople(subjects, announce),
    onOutboxChanged: () => announce({ event: 'outbox/changed', data: {} }),
    afterPull: followIssuers({
      vault,
      transport: mandateTransport,
      now: () => clock.now().getTime(),
      onChanged: () => announcePeople('many', announce),
    }),
    onLeaseRenewed: () => announce({ event: 'status/changed', data: {} }),
    onFault: (error) => log.error('sync/fault', { error }),
  });

const announcePeople = (subjects: ChangedSubjects, announce: Options['announce']): void => {
  if (subjects === 'many') announce({ event: 'person/changed', data: { personId: null } });
  else
    for (const personId of subjects)
      announce({ event: 'person/changed', data: { personId: personId as PersonId } });
};
