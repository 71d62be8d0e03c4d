import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CoreEvent } from '../../preload/contract/events.ts';
import type { AdmitStaffRequest } from '../../central/api/devices.ts';
import { urgentServicesOf, type Pack } from '../domain/catalogue/pack.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { freeBytesOf } from '../platform/disk-room.ts';
import { uptimeMs } from '../platform/uptime.ts';
import { sealEnvelope } from '../sync/envelopes.ts';
import type { Replica } from '../sync/ports.ts';
import { admitStaff } from '../sync/transport/admit-staff.ts';
import type { HttpTransport } from '../sync/transport/http-transport.ts';
import { reportWiped } from '../sync/transport/report-wiped.ts';
import { applyKept, createVaultReplica } from '../sync/vault-replica.ts';
import type { CourierPort } from '../usecases/courier/courier-port.ts';
import type { CodePort } from '../usecases/identity/code-port.ts';
import type { EidPort } from '../usecases/identity/eid-port.ts';
import type { Desk, SealWork, Traffic } from '../usecases/desk.ts';
import type { JournaledVault } from '../vault/journal/journaled-vault.ts';
import type { Vault } from '../vault/open.ts';
import { findIsMetered } from '../vault/queries/link-setting.ts';
import { findSeenClock, saveSeenClock } from '../vault/queries/server-clock.ts';
import { findDevice } from '../vault/queries/device.ts';
import { withReserve } from '../vault/with-reserve.ts';
import { announcePeople } from './announce-people.ts';
import { createCaller } from './central-link.ts';
import { createCourierDesk } from './courier/courier-desk.ts';
import { withRoom } from './courier/courier-room.ts';
import { createEngine } from './desk-engine.ts';
import { watchDisk } from './disk-watch.ts';
import { importDeviceKey } from './device-key.ts';
import { createCodeDesk } from './identity/code-desk.ts';
import { createEidDesk } from './identity/eid-desk.ts';
import { createLinkMeter } from './link-meter.ts';
import { keepDelivering } from './old-journals.ts';
import { keepRescued, keepUnreadable } from './rescued-work.ts';
import { keepForgetting } from './retention.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';
import { createTraffic } from './traffic.ts';
import { openTwoFiles } from './two-files.ts';
import { keepDroppingUnfinished } from './unfinished-documents.ts';
import { openWires } from './wires.ts';

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
  /** Somebody works at the desk. */
  readonly deskUsed: () => void;
  /** Asks central for a new lease now, and waits for the answer a few seconds. */
  readonly renewLease: () => Promise<void>;
  /** Asks central whether this code lets in this member of staff. */
  readonly admitStaff: (request: AdmitStaffRequest) => Promise<'admitted' | 'refused' | 'unreachable'>;
  /** Tells central that nobody can open this vault any more. */
  readonly reportWiped: (kept: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Options = {
  readonly dataFolder: string;
  readonly vault: Vault;
  readonly pack: Pack;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (event: CoreEvent) => void;
};

/** Starts sync on an open vault. It goes on after sign-out, until the core ends: unsent work waits for nobody's PIN. */
export const startRunning = (options: Options): Running => {
  const { dataFolder, vault: plainVault, pack, clock, log, announce } = options;
  const device = findDevice(plainVault.read);
  if (!device) throw new Error('enrolment writes the device in the transaction that makes the vault');
  const vault = openTwoFiles({ dataFolder, vault: plainVault, device, log });
  const { disk, deskVault } = keepRoom(vault, options);
  const key = importDeviceKey(device.privateKey);
  const { privateKey } = key;
  const serverClock = openServerClock(vault, clock);
  const meter = createLinkMeter();
  const call = callerOf(device, { privateKey, clock, serverClock, meter, log });
  const wires = openWires(call, vault, serverClock);
  const { transport, mandateTransport } = wires;
  const folder = join(dataFolder, 'courier');
  const courier = withRoom(createCourierDesk({ device, key, call, folder }), disk);
  applyKept(vault);
  const replica = createVaultReplica(vault);
  const urgentServices = urgentServicesOf(pack);
  const ways = { ...wires, clock, serverClock, urgentServices };
  const engine = createEngine({ vault: deskVault, replica, ...ways, device, log, announce });
  const stop = [
    engine.onStatus(() => announce({ event: 'status/changed', data: {} })),
    bringOldJournals({ ...options, vault, call }),
    courier.files.clear,
    disk.end,
    ...keepTidy({ vault, serverClock, clock, log, announce }),
  ];
  meter.follow(engine.linkMeasured);
  engine.setMetered(findIsMetered(vault.read));
  engine.start();
  return {
    deviceId: device.deviceId,
    serverClock,
    vault: deskVault,
    traffic: createTraffic({ vault, engine, ...ways, lowDisk: disk.lowDisk }),
    eid: createEidDesk({ call, clock }),
    codes: createCodeDesk(mandateTransport),
    courier,
    challenges: new Map(),
    ...leaseCalls({ call, transport, replica, clock }),
    reportWiped: (kept) => reportWiped(call, kept),
    seal: sealWith(privateKey),
    deskUsed: engine.deskUsed,
    close: async () => {
      for (const each of stop) each();
      await engine.stop();
      vault.close();
    },
  };
};

/** Watches the disk, and keeps room on it for what staff do: that goes by the vault answered here. */
const keepRoom = (
  vault: JournaledVault,
  { dataFolder: folder, log, announce }: Pick<Options, 'dataFolder' | 'log' | 'announce'>,
) => {
  const disk = watchDisk({
    folder,
    freeBytes: () => freeBytesOf(folder),
    log,
    onChanged: () => announce({ event: 'status/changed', data: {} }),
  });
  return { disk, deskVault: withReserve(vault, disk) };
};

/** What did not take effect of them, and what could not be read, is put where somebody sees it. */
const bringOldJournals = ({
  dataFolder,
  log,
  vault,
  clock,
  announce,
  call,
}: Options & { readonly call: ReturnType<typeof createCaller> }) => {
  const keeping = { vault, now: clock.now, announce };
  const [onAnswered, onSeen] = [keepRescued(keeping), keepUnreadable(keeping)];
  return keepDelivering({ dataFolder, call, log, onAnswered, onSeen });
};

/** The way to central, signed by this device; what it is like is told to the meter. */
const callerOf = (
  { deviceId, centralUrl }: { readonly deviceId: string; readonly centralUrl: string },
  {
    privateKey,
    meter,
    log,
    ...clocks
  }: {
    readonly privateKey: KeyObject;
    readonly meter: ReturnType<typeof createLinkMeter>;
    readonly clock: Clock;
    readonly serverClock: ServerClock;
    readonly log: Log;
  },
): ReturnType<typeof createCaller> =>
  createCaller({
    origin: centralUrl,
    signer: { keyId: deviceId, privateKey },
    ...clocks,
    onMeasured: meter.note,
    onRefused: (refused) => log.warn('central/refused', refused),
  });

const keepTidy = ({
  vault,
  serverClock,
  clock,
  log,
  announce,
}: Pick<Options, 'vault' | 'clock' | 'log' | 'announce'> & { readonly serverClock: ServerClock }) => [
  keepDroppingUnfinished({ vault, now: clock.now, log }),
  keepForgetting({
    vault,
    serverClock,
    clock,
    elapsedMs: uptimeMs,
    log,
    onForgotten: () => announcePeople('many', announce),
  }),
];

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
