import { randomUUID } from 'node:crypto';
import type { Lease } from '../api/devices.ts';
import type { Queryable } from '../store/database.ts';
import { listStaff } from '../store/queries/centres.ts';
import { renewLease, type Device } from '../store/queries/devices.ts';
import { issueCertificate } from './device-certificate.ts';
import type { GatewayKey } from './gateway-keys.ts';
import { guardStaff } from './guard-staff.ts';

const leaseHours = 72;
/** So that machines can tell, once there is more than one set of rules to judge by. */
const policyVersion = '1';

export const leaseEnd = (now: Date): Date => new Date(now.getTime() + leaseHours * 3_600_000);

/** A lease for all staff of the device's centre, from now on; written down as the device's newest. */
export const issueLease = async (
  db: Queryable,
  device: Omit<Device, 'municipalities'>,
  { now, key }: { readonly now: Date; readonly key: GatewayKey },
): Promise<Lease> => {
  const notAfter = leaseEnd(now);
  await renewLease(db, device.deviceId, { from: now, notAfter });
  return {
    leaseId: randomUUID(),
    notAfter: notAfter.toISOString(),
    longestOfflineHours: leaseHours,
    policyVersion,
    staff: [...(await guardStaff(db, await listStaff(db, device.centreId)))],
    orders: [...device.orders],
    serverTime: now.toISOString(),
    certificate: await issueCertificate(device, key, notAfter),
  };
};
