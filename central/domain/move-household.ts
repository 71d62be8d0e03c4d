import type { AddressRecord, PersonRecord, RelatedRecord } from '../api/records.ts';
import type { AddressValues } from './act-values.ts';

/** A person as changed, and in which fields. */
export type ChangedPerson = {
  readonly record: PersonRecord;
  readonly fields: readonly (keyof PersonRecord)[];
};

/** Who made a change, and at which device; null where a register did. */
export type Attribution = {
  readonly deviceId: string | null;
  /** Null too of what was written down before this was kept. */
  readonly staffId: string | null;
  /** Where in the order that was lost the work stood which made it (`AcceptedBefore`); null of work that is new. */
  readonly lostSequence: number | null;
};

export type AttributedChange = ChangedPerson & Attribution;

export type Move = {
  readonly subject: PersonRecord;
  /** Everybody registered at the same address now, the subject left out. */
  readonly household: readonly PersonRecord[];
  readonly values: AddressValues;
  /** Municipality of the new postcode; the old one where no register knows. */
  readonly municipality: string;
  readonly now: string;
};

const newAddress = ({ values, municipality }: Move): AddressRecord => ({
  street: values.street,
  houseNumber: values.houseNumber,
  floorAndDoor: values.floorAndDoor,
  postcode: values.postcode,
  town: values.town,
  careOf: values.careOf,
  municipality,
  country: 'DK',
  movedInOn: values.moveDate,
});

const without = (household: readonly RelatedRecord[], gone: ReadonlySet<string>): RelatedRecord[] =>
  household.filter((related) => !gone.has(related.personId));

const onlyWith = (household: readonly RelatedRecord[], kept: ReadonlySet<string>): RelatedRecord[] =>
  household.filter((related) => kept.has(related.personId));

/**
 * Moves the subject and those who move along; who stays behind loses them from the household. Null if somebody who should move along
 * is not in the household any more: the register has changed since the desk looked, and a person must look again.
 */
export const moveHousehold = (move: Move): readonly ChangedPerson[] | null => {
  const movers = new Set([move.subject.personId, ...move.values.movingWith]);
  const present = [move.subject, ...move.household];
  const presentIds = new Set(present.map((person) => person.personId));
  if ([...movers].some((personId) => !presentIds.has(personId))) return null;
  const address = newAddress(move);
  return present.flatMap((person): ChangedPerson[] => {
    const moves = movers.has(person.personId);
    const household = moves ? onlyWith(person.household, movers) : without(person.household, movers);
    const asOf = { ...person.asOf, cpr: move.now };
    const record = { ...person, version: person.version + 1, household, asOf };
    if (moves) return [{ record: { ...record, address }, fields: ['address', 'household'] }];
    const isUntouched = household.length === person.household.length;
    return isUntouched ? [] : [{ record, fields: ['household'] }];
  });
};
