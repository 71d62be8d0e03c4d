import { blobHash, type AttachmentRef } from '../../../central/api/blobs.ts';
import { importDeviceKey } from '../../../main/core/device-key.ts';
import type { Vault, WriteDb } from '../../../main/vault/open.ts';
import { appendToBlob, findWholeBlob, insertBlob, markWhole } from '../../../main/vault/queries/blobs.ts';
import { findDevice } from '../../../main/vault/queries/device.ts';
import { bindBlobs } from '../../../main/vault/queries/uploads.ts';
import { listStaff } from '../../../main/vault/queries/lease.ts';
import { newAddress, self } from '../../helpers/central-envelopes.ts';
import { insertCompletedAct, type CompletedAct } from '../../helpers/sync-vault.ts';
import { citizens } from './make-vault.ts';

/** Who moves stays in their municipality: each that a run makes (`citizen-<number>-...`) has a postcode of its own. */
export const postcodeOf = (citizen: string): string =>
  String(1000 + Number(/^citizen-(\d+)-/.exec(citizen)?.[1] ?? 0));

/** A day of their own, so that who is asked for by it is one person. */
export const birthDateOf = (citizen: string): string => {
  const [, municipality = '0', number = '0'] = /^citizen-(\d+)-(\d+)$/.exec(citizen) ?? [];
  return new Date(Date.UTC(1900, 0, 1 + Number(municipality) * 25 + Number(number)))
    .toISOString()
    .slice(0, 10);
};

/** Puts a change of address of this citizen into the outbox, complete and signed, with this picture; answers the envelope's id. */
export const saveSmallAct = (
  vault: Vault,
  citizen: string,
  houseNumber: number,
  picture: Buffer | null = null,
): string =>
  vault.transact((db) => {
    const attachments = picture === null ? [] : [keepPicture(db, picture)];
    const id = insertCompletedAct(db, { ...smallAct(vault, citizen, houseNumber), attachments });
    bindBlobs(
      db,
      id,
      attachments.map(({ sha256 }) => sha256),
    );
    return id;
  });

/** As the page hands it over, and the desk keeps it. */
const keepPicture = (db: WriteDb, content: Buffer): AttachmentRef => {
  const picture = { sha256: blobHash(content), bytes: content.length, mediaType: 'image/jpeg' };
  if (findWholeBlob(db, picture.sha256) !== null) return picture;
  const blobId = insertBlob(db, { ...picture, at: new Date().toISOString() });
  appendToBlob(db, { blobId, from: 0, content });
  markWhole(db, blobId);
  return picture;
};

const smallAct = (vault: Vault, citizen: string, houseNumber: number): CompletedAct => {
  const device = findDevice(vault.read);
  if (!device) throw new Error('the vault knows no device');
  return {
    lane: citizen,
    deviceId: device.deviceId,
    privateKey: importDeviceKey(device.privateKey).privateKey,
    staffId: listStaff(vault.read)[0]?.staffId ?? '',
    authority: self(citizen),
    payload: { values: newAddress({ houseNumber: String(houseNumber), postcode: postcodeOf(citizen) }) },
  };
};

export const saveSmallActs = (
  vault: Vault,
  count: number,
  from: readonly string[] = citizens,
): readonly string[] =>
  Array.from({ length: count }, (_, at) => saveSmallAct(vault, from[at % from.length] ?? '', at + 1));
