import type { StaffRecord } from '../api/devices.ts';
import { closeTo, relativesOf } from '../domain/guarded-people.ts';
import type { Queryable } from '../store/database.ts';
import { listStaff } from '../store/queries/centres.ts';
import type { Device } from '../store/queries/devices.ts';
import { listPeople } from '../store/queries/people.ts';

/** Neither sees a citizen, or takes part in a decision (domain.md: staff member). */
const mayNotAgree: readonly StaffRecord['role'][] = ['agent', 'security-officer', 'administrator'];

/**
 * Two different staff members of the device's centre, both of a role that decides about citizens, and neither of them the citizen or close
 * to them (domain.md, Authority rule 8).
 */
export const areFourEyes = async (
  db: Queryable,
  device: Device,
  of: { readonly staffIds: readonly [string, string]; readonly personId: string },
): Promise<boolean> => {
  const [first, second] = of.staffIds;
  if (first === second) return false;
  const staff = await listStaff(db, device.centreId);
  const both = staff.filter(({ staffId }) => of.staffIds.includes(staffId));
  if (both.length < 2 || both.some(({ role }) => mayNotAgree.includes(role))) return false;
  for (const member of both) if (await isTooClose(db, member, of.personId)) return false;
  return true;
};

const isTooClose = async (
  db: Queryable,
  { personId: own }: StaffRecord,
  personId: string,
): Promise<boolean> => {
  if (own === null) return false;
  if (own === personId) return true;
  const [record] = await listPeople(db, [own]);
  if (record === undefined) return false;
  const close = await listPeople(db, closeTo(record));
  return relativesOf(own, new Map([record, ...close].map((each) => [each.personId, each]))).includes(
    personId,
  );
};
