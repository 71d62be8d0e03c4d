import { randomBytes } from 'node:crypto';
import type { GuardedStaffRecord, StaffRecord } from '../api/devices.ts';
import { closeTo, hashGuarded, relativesOf } from '../domain/guarded-people.ts';
import type { Queryable } from '../store/database.ts';
import { listPeople } from '../store/queries/people.ts';

const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** Whom each staff member is too close to, by the id of the staff member. */
export const listRelatives = async (
  db: Queryable,
  staff: readonly StaffRecord[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const own = await listPeople(
    db,
    staff.flatMap(({ personId }) => personId ?? []),
  );
  const close = await listPeople(db, [...new Set(own.flatMap(closeTo))]);
  const people = new Map([...close, ...own].map((person) => [person.personId, person]));
  return new Map(
    staff.map(({ staffId, personId }) => [staffId, personId === null ? [] : relativesOf(personId, people)]),
  );
};

/** Gives each staff member the list of those whose files are not for them, hashed with a salt of its own. */
export const guardStaff = async (
  db: Queryable,
  staff: readonly StaffRecord[],
): Promise<readonly GuardedStaffRecord[]> => {
  const relatives = await listRelatives(db, staff);
  return staff.map((member) => {
    const guardSalt = randomText(16);
    return {
      ...member,
      guardSalt,
      guardedHashes: [...hashGuarded(relatives.get(member.staffId) ?? [], guardSalt, () => randomText(32))],
    };
  });
};
