import { importDeviceKey } from '../../../main/core/device-key.ts';
import type { Vault } from '../../../main/vault/open.ts';
import { findDevice } from '../../../main/vault/queries/device.ts';
import { listStaff } from '../../../main/vault/queries/lease.ts';
import { newAddress, self } from '../../helpers/central-envelopes.ts';
import { completeAct } from '../../helpers/sync-vault.ts';
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

/** Puts a change of address of this citizen into the outbox, complete and signed; answers the envelope's id. */
export const saveSmallAct = (vault: Vault, citizen: string, houseNumber: number): string => {
  const device = findDevice(vault.read);
  if (!device) throw new Error('the vault knows no device');
  return completeAct(vault, {
    lane: citizen,
    deviceId: device.deviceId,
    privateKey: importDeviceKey(device.privateKey).privateKey,
    staffId: listStaff(vault.read)[0]?.staffId ?? '',
    authority: self(citizen),
    payload: { values: newAddress({ houseNumber: String(houseNumber), postcode: postcodeOf(citizen) }) },
  });
};

export const saveSmallActs = (
  vault: Vault,
  count: number,
  from: readonly string[] = citizens,
): readonly string[] =>
  Array.from({ length: count }, (_, at) => saveSmallAct(vault, from[at % from.length] ?? '', at + 1));
