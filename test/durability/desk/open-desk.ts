import { join } from 'node:path';
import { readPack } from '../../../main/core/pack-files.ts';
import { createCourierDesk } from '../../../main/core/courier/courier-desk.ts';
import { importDeviceKey } from '../../../main/core/device-key.ts';
import { openTwoFiles } from '../../../main/core/two-files.ts';
import { systemClock } from '../../../main/platform/clock.ts';
import { randomBytes, uuidV7 } from '../../../main/platform/random.ts';
import { makeReference } from '../../../main/platform/reference.ts';
import { sealEnvelope } from '../../../main/sync/envelopes.ts';
import type { Desk } from '../../../main/usecases/desk.ts';
import type { JournaledVault } from '../../../main/vault/journal/journaled-vault.ts';
import { findDevice } from '../../../main/vault/queries/device.ts';
import type { Pack } from '../../../main/domain/catalogue/pack.ts';
import { StaffId } from '../../../preload/contract/values.ts';
import { silentLog } from '../../helpers/vault-settings.ts';
import { openVaultAt, staffMember } from './make-vault.ts';

let danishPack: Promise<Pack> | null = null;
/** Read once. */
export const readDanishPack = (): Promise<Pack> => (danishPack ??= readPack('resources', 'dk'));

/** Vault and journal of a folder, as the core opens them. */
export const openBoth = (folder: string): JournaledVault => {
  const vault = openVaultAt(folder);
  const device = findDevice(vault.read);
  if (!device) throw new Error('the vault knows no device');
  return openTwoFiles({ dataFolder: folder, vault, device, log: silentLog });
};

/** Nobody asks for these here: whoever does is told so by the run that breaks off. */
const notHere = (): never => {
  throw new Error('there is no central in this run');
};

/** The desk of the one staff member, without a network: real vault, journal, pack, signature and clock. */
export const openDesk = (folder: string, pack: Pack): Desk & { readonly vault: JournaledVault } => {
  const vault = openBoth(folder);
  const device = findDevice(vault.read);
  if (!device) throw new Error('the vault knows no device');
  const key = importDeviceKey(device.privateKey);
  const { privateKey } = key;
  return {
    staff: { ...staffMember, staffId: StaffId.parse(staffMember.staffId), relatedPersonIds: [] },
    sessionId: 'session-1',
    deviceId: device.deviceId,
    leaseUntil: new Date('2099-01-01'),
    vault,
    pack,
    clock: systemClock,
    serverClock: {
      now: systemClock.now,
      reading: () => ({ monotonicMs: 0, bootId: 'durability', serverOffsetMs: null, offsetAgeMs: null }),
    },
    newId: () => uuidV7(systemClock),
    newReference: () => makeReference(randomBytes),
    seal: (envelope) => {
      const { signed, hash } = sealEnvelope(envelope, privateKey);
      return { ...signed, contentHash: hash };
    },
    traffic: {
      workQueued: () => undefined,
      sendNow: () => undefined,
      setMetered: () => undefined,
      line: notHere,
      isOnline: () => false,
      lookUp: notHere,
      showProtected: notHere,
      readProtectionLog: notHere,
      sendCode: notHere,
      answerCode: notHere,
      proveByCode: notHere,
      lookUpMandates: notHere,
      makeAccessCode: notHere,
    },
    eid: { begin: notHere, look: notHere },
    codes: { send: notHere, answer: notHere },
    courier: createCourierDesk({ device, key, call: notHere, folder: join(folder, 'courier') }),
    challenges: new Map(),
    checkPin: notHere,
    listKeyHolders: () => [],
    announce: () => undefined,
  };
};
