import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { EnrolAnswer } from '../../central/api/devices.ts';
import { createLog } from '../../main/platform/log.ts';
import { createHttpCaller } from '../../main/sync/transport/http-caller.ts';
import { enrolDevice } from '../../main/sync/transport/http-transport.ts';
import { openVault, type Vault } from '../../main/vault/open.ts';
import { findOwedReconciling } from '../../main/vault/queries/epochs.ts';
import { makeDeviceKey, type DeviceKey } from '../helpers/central-device.ts';
import { newAddress, self } from '../helpers/central-envelopes.ts';
import { insertCompletedAct } from '../helpers/sync-vault.ts';
import { createWorkstationSync } from '../helpers/sync-workstation.ts';
import type { Order, Told } from './messages.ts';

/** One life of a workstation: the vault that is there, or a new one; the engine; orders until somebody kills it. */
const [, , folder = '', centralUrl = '', code = ''] = process.argv;

/** So short that a run ends within seconds; the engine is the one of the desk. */
const timing = {
  pollMs: 1500,
  quietPollMs: 1500,
  quietAfterMs: 60_000,
  renewLeaseMs: 60_000,
  retry: { shortestMs: 20, longestMs: 250 },
  longestPauseMs: 250,
};

const tell = (told: Told): void => {
  process.send?.(told);
};

/** The device's key and what central answered to its enrolment, from an earlier life or made now. */
const enrolOnce = async (): Promise<{ readonly key: DeviceKey; readonly enrolment: EnrolAnswer }> => {
  const file = join(folder, 'device.json');
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly privateKey: string;
      readonly publicJwk: DeviceKey['publicJwk'];
      readonly enrolment: unknown;
    };
    const key = { privateKey: createPrivateKey(kept.privateKey), publicJwk: kept.publicJwk };
    return { key, enrolment: EnrolAnswer.parse(kept.enrolment) };
  }
  const key = makeDeviceKey();
  const call = createHttpCaller({
    origin: centralUrl,
    signer: null,
    fetch: globalThis.fetch,
    now: () => Date.now(),
    makeNonce: () => '',
  });
  const request = { code, devicePublicKey: key.publicJwk, name: 'Matrix' };
  const answer = await enrolDevice(call, request, new AbortController().signal);
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(file, JSON.stringify({ privateKey, publicJwk: key.publicJwk, enrolment: answer.value }));
  return { key, enrolment: answer.value };
};

const open = (): Vault => {
  const log = createLog({ now: () => new Date(), monotonicMs: () => 0 }, () => undefined);
  const opened = openVault({ file: join(folder, 'vault.db'), key: Buffer.alloc(32, 7), log });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
};

const vault = open();
const { key, enrolment } = await enrolOnce();
const engine = createWorkstationSync({ vault, enrolment, key, centralUrl, timing });
const hashOf = vault.read
  .prepare<[string], string>('SELECT content_hash FROM outbox WHERE envelope_id = ?')
  .pluck();
const countParked = vault.read
  .prepare<[], number>(`SELECT count(*) FROM outbox WHERE state = 'parked'`)
  .pluck();
const countWaiting = vault.read
  .prepare<[], number>(`SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')`)
  .pluck();
const versionOf = vault.read
  .prepare<[string], number>('SELECT version FROM person WHERE person_id = ?')
  .pluck();

let isCompiledKept = false;
/** By now most of it is compiled; whoever is killed would keep nothing for the next life. */
const keepCompiled = (): void => {
  if (!isCompiledKept) flushCompileCache();
  isCompiledKept = true;
};

const carryOut = (order: Order): Told => {
  if (order.kind === 'look') {
    keepCompiled();
    const versions = Object.fromEntries(order.lanes.map((lane) => [lane, versionOf.get(lane) ?? 0]));
    const parked = countParked.get() ?? 0;
    // Until it was asked, nobody knows what of the rest central has lost.
    const owed = findOwedReconciling(vault.read) === null ? 0 : 1;
    const unsent = (countWaiting.get() ?? 0) + parked + owed;
    return { call: order.call, kind: 'seen', unsent, parked, versions };
  }
  if (order.kind === 'refresh') {
    engine.sendNow();
    return { call: order.call, kind: 'refreshing' };
  }
  const envelopeId = vault.transact((db) =>
    insertCompletedAct(db, {
      lane: order.lane,
      deviceId: enrolment.deviceId,
      privateKey: key.privateKey,
      authority: self(order.lane),
      payload: { values: newAddress({ houseNumber: order.houseNumber }) },
    }),
  );
  engine.workQueued();
  return { call: order.call, kind: 'saved', envelopeId, hash: hashOf.get(envelopeId) ?? '' };
};

process.on('message', (order: Order) => tell(carryOut(order)));
process.on('disconnect', () => process.exit(0));
engine.start();
tell({ call: 0, kind: 'ready' });
