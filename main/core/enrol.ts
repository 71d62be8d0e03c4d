import { hostname } from 'node:os';
import type { Input } from '../../preload/contract/calls.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { parseCentralAddress } from '../sync/transport/central-address.ts';
import { enrolDevice } from '../sync/transport/http-transport.ts';
import { journalFileName } from '../vault/journal/journal-file.ts';
import { createKeyFile, keyFileName, listKeyHolders } from '../vault/keys/key-file.ts';
import { saveDevice } from '../vault/queries/device.ts';
import { saveLease } from '../vault/queries/lease.ts';
import { exportDeviceKey, generateDeviceKey } from './device-key.ts';
import { createCaller } from './central-link.ts';
import { publicRecordName, readPublicRecord, toPublicRecord, writePublicRecord } from './public-record.ts';
import { setAside } from './set-aside.ts';
import { openVaultIn, vaultFileName } from './vault-files.ts';

type Enrolment = {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The vault could not be read when somebody signed in: only then may an enrolled machine be set up again. */
  readonly isVaultDamaged: boolean;
};

/**
 * Makes this machine a workstation of a centre: a device key, a one-time code for an identity at central, a vault of its own and
 * the first staff member's PIN. The public record is written last: until it is there, the machine counts as not enrolled and
 * another try starts afresh; what a broken try left, or a vault that can no longer be read, is set aside, never deleted. The journal of
 * such a vault is brought to central as soon as the new one runs.
 */
export const enrol = async (
  { dataFolder, clock, log, isVaultDamaged }: Enrolment,
  input: Input<'device/enrol'>,
) => {
  // Without a key file that can be read nobody can sign in: such a machine is no more enrolled than one whose vault cannot be read.
  const canSignIn = listKeyHolders(dataFolder).length > 0 && (await readPublicRecord(dataFolder)) !== null;
  if (!isVaultDamaged && canSignIn) return fail({ code: 'device/already-enrolled' as const });
  const address = parseCentralAddress(input.centralUrl);
  if (!address.ok) return address;
  const key = generateDeviceKey();
  const request = { code: input.code, devicePublicKey: key.publicJwk, name: hostname().slice(0, 100) };
  const caller = createCaller({ origin: address.value, clock, signer: null });
  const answer = await enrolDevice(caller, request, AbortSignal.timeout(20_000));
  if (answer.kind === 'refused') return fail({ code: 'device/code-refused' as const });
  if (answer.kind !== 'answered') return fail({ code: 'device/central-unreachable' as const });
  const { lease, ...device } = answer.value;
  if (!lease.staff.some((staff) => staff.staffId === input.staffId)) {
    return fail({ code: 'device/staff-unknown' as const });
  }

  setAside(dataFolder, [publicRecordName, keyFileName, vaultFileName, journalFileName], clock);
  const dataKey = await createKeyFile({ folder: dataFolder, staffId: input.staffId, pin: input.pin, clock });
  const opened = openVaultIn(dataFolder, dataKey, log);
  if (!opened.ok) {
    const { code } = opened.problem;
    if (code === 'vault/disk-full' || code === 'vault/disk-failing') return fail({ code });
    throw new Error(`a new vault opens, but: ${code}`);
  }
  opened.value.transact((db) => {
    saveDevice(db, {
      deviceId: device.deviceId,
      centreId: device.centreId,
      centralUrl: address.value,
      privateKey: exportDeviceKey(key),
      signingKey: JSON.stringify(device.signingKey),
      sealingKey: JSON.stringify(device.sealingKey),
      isDemonstration: device.isDemonstration,
      enrolledAt: clock.now().toISOString(),
    });
    saveLease(db, lease);
  });
  opened.value.close();
  writePublicRecord(dataFolder, toPublicRecord({ ...device, centralUrl: address.value }, lease.staff));
  return ok({});
};
