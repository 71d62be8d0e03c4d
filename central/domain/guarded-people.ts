import { createHash } from 'node:crypto';
import type { PersonRecord, RelatedRecord } from '../api/records.ts';

/** Whose files a staff member may not open: forvaltningsloven § 3, stk. 1, nr. 2, to the second degree that the registers know. */

/** Who lives with them, and whom any relation ties them to. */
export const closeTo = (person: PersonRecord): readonly string[] =>
  [...person.relations, ...person.household].map(({ personId }) => personId);

/** Kinship is handed on; a guardianship or a shared flat is not. */
const isHandedOn = ({ relation }: RelatedRecord): boolean =>
  relation !== 'guardian' && relation !== 'ward' && relation !== 'lives-with';

/** All but the staff member. `people` holds at least the staff member and those close to them, as far as they exist. */
export const relativesOf = (
  staffPersonId: string,
  people: ReadonlyMap<string, PersonRecord>,
): readonly string[] => {
  const own = people.get(staffPersonId);
  if (own === undefined) return [];
  const family = own.relations.filter(isHandedOn).flatMap(({ personId }) => people.get(personId) ?? []);
  const farther = family.flatMap(({ relations }) => relations.filter(isHandedOn));
  const found = new Set([...closeTo(own), ...farther.map(({ personId }) => personId)]);
  found.delete(staffPersonId);
  return [...found];
};

/** Lists are filled up to a multiple of this. */
const listStep = 32;

/** The list as a device keeps it (api/devices.ts), in an order that says nothing; `fill` gives the text of a hash of nobody. */
export const hashGuarded = (
  personIds: readonly string[],
  salt: string,
  fill: () => string,
): readonly string[] => {
  const hashes = personIds.map((personId) =>
    createHash('sha256')
      .update(salt + personId)
      .digest('base64url'),
  );
  const length = Math.max(1, Math.ceil(hashes.length / listStep)) * listStep;
  return [...hashes, ...Array.from({ length: length - hashes.length }, fill)].toSorted();
};
