import { join } from 'node:path';
import type { EnrolAnswer, Lease, PublicJwk } from '../../../central/api/devices.ts';
import { exportDeviceKey, generateDeviceKey } from '../../../main/core/device-key.ts';
import { vaultFileName } from '../../../main/core/vault-files.ts';
import { openVault, type OpenProblem, type Vault } from '../../../main/vault/open.ts';
import { saveDevice } from '../../../main/vault/queries/device.ts';
import { saveLease } from '../../../main/vault/queries/lease.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { person } from '../../helpers/central-people.ts';
import { silentLog } from '../../helpers/vault-settings.ts';
import { sealingJwk, vaultKey } from './keys.ts';

export const staffMember = {
  staffId: 'staff-1',
  name: 'Anna Berg',
  role: 'counter',
  office: 'Borgerservice Aarhus',
  personId: null,
} as const;

export const citizens = ['citizen-1', 'citizen-2', 'citizen-3'] as const;

const signingJwk: PublicJwk = { ...sealingJwk, crv: 'Ed25519', kid: 'signing-key' };

/** A lease that outlasts every run. */
const lease: Lease = {
  leaseId: 'lease-1',
  notAfter: '2099-01-01T00:00:00.000Z',
  longestOfflineHours: 72,
  policyVersion: '1',
  staff: [{ ...staffMember, guardSalt: '', guardedHashes: [] }],
  orders: [],
  serverTime: new Date().toISOString(),
};

/** A machine as enrolment leaves it; without an answer of central it knows of none that could ever answer. */
export type Enrolled = {
  readonly answer: Pick<EnrolAnswer, 'deviceId' | 'signingKey' | 'sealingKey' | 'lease'>;
  readonly centralUrl: string;
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
};

const aloneInTheWorld = (): Enrolled => ({
  answer: { deviceId: 'device-1', signingKey: signingJwk, sealingKey: sealingJwk, lease },
  centralUrl: 'http://127.0.0.1:9',
  privateKey: exportDeviceKey(generateDeviceKey()),
});

/** What keeps a vault from opening, as the staff member is told it. */
export class CannotOpen extends Error {
  readonly problem: OpenProblem;
  constructor(problem: OpenProblem) {
    super(`the vault does not open: ${problem.code}`);
    this.problem = problem;
  }
}

/** Opens the vault of a folder; throws `CannotOpen`. */
export const openVaultAt = (folder: string): Vault => {
  const opened = openVault({ file: join(folder, vaultFileName), key: vaultKey, log: silentLog });
  if (!opened.ok) throw new CannotOpen(opened.problem);
  return opened.value;
};

/** Makes a vault with a device, a lease and a few citizens, and closes it. */
export const makeVault = (folder: string, enrolled: Enrolled = aloneInTheWorld()): void => {
  const vault = openVaultAt(folder);
  vault.transact((db) => {
    saveDevice(db, {
      deviceId: enrolled.answer.deviceId,
      centreId: 'centre-aarhus',
      centralUrl: enrolled.centralUrl,
      privateKey: enrolled.privateKey,
      signingKey: JSON.stringify(enrolled.answer.signingKey),
      sealingKey: JSON.stringify(enrolled.answer.sealingKey),
      isDemonstration: true,
      enrolledAt: new Date().toISOString(),
    });
    saveLease(db, enrolled.answer.lease);
    for (const citizen of citizens) putPerson(db, person(citizen), 'sync');
  });
  vault.close();
};
