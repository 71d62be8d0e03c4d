import { randomBytes } from 'node:crypto';
import type { GuardedStaffRecord, StaffRecord } from '../api/devices.ts';
import { closeTo, hashGuarded, relativesOf } from '../domain/guarded-people.ts';
import type { Queryable } from '../store/database.ts';
import { listPeople } from '../store/queries/people.ts';

const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** Gives each staff member the list of those whose files are not for them, hashed with a salt of its own. */
export const guardStaff = async (
  db: Queryable,
  staff: readonly StaffRecord[],
): Promise<readonly GuardedStaffRecord[]> => {
  const own = await listPeople(
    db,
    staff.flatMap(({ personId }) => personId ?? []),
  );
  const close = await listPeople(db, [...new Set(own.flatMap(closeTo))]);
  const people = new Map([...close, ...own].map((person) => [person.personId, person]));
  return staff.map((member) => {
    const guardSalt = randomText(16);
    const relatives = member.personId === null ? [] : relativesOf(member.personId, people);
    return {
      ...member,
      guardSalt,
      guardedHashes: [...hashGuarded(relatives, guardSalt, () => randomText(32))],
    };
  });
};
