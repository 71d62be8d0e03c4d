import type { PersonRecord } from '../api/records.ts';
import { shieldAddress } from '../domain/shield-address.ts';
import type { Queryable } from '../store/database.ts';
import { listPeople } from '../store/queries/people.ts';
import { listShielded } from '../store/queries/shielded.ts';

/** Every answer that carries people goes through here before it leaves central: the records as they may leave, in the order given. */
export const protectPeople = async (
  db: Queryable,
  people: readonly PersonRecord[],
): Promise<readonly PersonRecord[]> => {
  const near = people.flatMap(({ household, relations }) => [
    ...household,
    ...relations.filter(({ relation }) => relation === 'lives-with'),
  ]);
  const shieldedIds = await listShielded(db, [...new Set(near.map(({ personId }) => personId))]);
  return people.map((person) => shieldAddress(person, shieldedIds));
};

/** Those of whom no place may leave, among people as they may leave. */
export const protectedOf = (people: readonly PersonRecord[]): ReadonlySet<string> =>
  new Set(people.filter((person) => person.hasShieldedAddress).map(({ personId }) => personId));

export const listProtected = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> =>
  personIds.length === 0 ? new Set() : protectedOf(await protectPeople(db, await listPeople(db, personIds)));
