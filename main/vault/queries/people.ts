import type { Benefit, PersonFile, RelatedPerson } from '../../../preload/contract/person.ts';
import type { PersonId, Provenance } from '../../../preload/contract/values.ts';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { listBusinessRoles, listCourtOrders } from './legal-facts.ts';

/** All that the registers say of a person, each fact with its source; mandates and timeline have files of their own. */
export type PersonFacts = Omit<
  PersonFile,
  'ageYears' | 'alerts' | 'mandatesGiven' | 'mandatesHeld' | 'timeline'
> & {
  /** Of the person record: what an act was built on. */
  readonly version: number;
  /** Null where unknown or shielded. */
  readonly movedInOn: string | null;
};

/** Null for somebody who is not here. Where somebody protected lives, with whom and how to reach them is not read at all. */
export const findPersonFacts = (db: ReadDb, personId: string): PersonFacts | null => {
  const row = statement<PersonRow>(db, personSql).get(personId);
  if (row === undefined) return null;
  const cpr: Provenance = { source: 'cpr', asOf: row.cprAsOf, isCached: true };
  const isProtected = row.hasShieldedAddress === 1;
  const display = `${row.givenNames} ${row.surname}`.trim();
  return {
    personId: row.personId,
    version: row.version,
    name: { value: { given: row.givenNames, surname: row.surname, display }, provenance: cpr },
    formerNames: listFormerNames(db, row.personKey),
    birthDate: { value: row.birthDate, provenance: cpr },
    nationalNumber: { value: row.nationalNumber, provenance: cpr },
    civilStatus: row.civilStatus,
    hasShieldedAddress: isProtected,
    address: addressOf(row, cpr),
    movedInOn: row.movedInOn,
    contacts: isProtected ? [] : listContacts(db, row.personKey),
    language: row.language,
    letters: { value: row.letters, provenance: { ...cpr, source: 'mailbox' } },
    household: isProtected ? [] : listRelated(db, row.personKey, { isHousehold: true, provenance: cpr }),
    relations: listRelated(db, row.personKey, { isHousehold: false, provenance: cpr }).filter(
      ({ relation }) => !isProtected || relation !== 'lives-with',
    ),
    courtOrders: listCourtOrders(db, personId),
    businessRoles: listBusinessRoles(db, personId),
    account: findAccount(db, row.personKey),
    benefits: listBenefits(db, row.personKey, { source: 'benefits', asOf: row.benefitsAsOf, isCached: true }),
  };
};

/** As written on letters; null for somebody who is not here. */
export const findPersonName = (db: ReadDb, personId: string): string | null =>
  statement<{ readonly name: string }>(
    db,
    `SELECT trim(given_names || ' ' || surname) AS name FROM person WHERE person_id = ?`,
  ).get(personId)?.name ?? null;

type PersonRow = {
  readonly personKey: number;
  readonly personId: PersonId;
  readonly version: number;
  readonly givenNames: string;
  readonly surname: string;
  readonly birthDate: string | null;
  readonly nationalNumber: string | null;
  readonly civilStatus: PersonFile['civilStatus'];
  readonly hasShieldedAddress: number;
  readonly street: string | null;
  readonly houseNumber: string | null;
  readonly floorAndDoor: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly country: string | null;
  readonly careOf: string | null;
  readonly movedInOn: string | null;
  readonly language: string;
  readonly letters: 'digital' | 'print';
  readonly cprAsOf: string;
  readonly benefitsAsOf: string;
};

const unlessShielded = (column: string): string => `iif(has_shielded_address, NULL, ${column})`;

const personSql = `
  SELECT person_key AS personKey, person_id AS personId, version, given_names AS givenNames, surname,
    birth_date AS birthDate, national_number AS nationalNumber, civil_status AS civilStatus,
    has_shielded_address AS hasShieldedAddress, ${unlessShielded('street')} AS street,
    ${unlessShielded('house_number')} AS houseNumber, ${unlessShielded('floor_and_door')} AS floorAndDoor,
    ${unlessShielded('postcode')} AS postcode, ${unlessShielded('town')} AS town,
    ${unlessShielded('country')} AS country, ${unlessShielded('care_of')} AS careOf,
    ${unlessShielded('moved_in_on')} AS movedInOn, language, letters, cpr_as_of AS cprAsOf,
    benefits_as_of AS benefitsAsOf
  FROM person WHERE person_id = ?`;

const addressOf = (row: PersonRow, provenance: Provenance): PersonFacts['address'] => {
  const { street, houseNumber, floorAndDoor, postcode, town, country, careOf } = row;
  if (street === null) return null;
  return {
    value: {
      street,
      houseNumber: houseNumber ?? '',
      floorAndDoor: floorAndDoor ?? '',
      postcode: postcode ?? '',
      town: town ?? '',
      country: country ?? '',
      careOf: careOf ?? '',
    },
    provenance,
  };
};

const listFormerNames = (db: ReadDb, personKey: number): readonly string[] =>
  statement<{ readonly name: string }>(
    db,
    'SELECT name FROM former_name WHERE person_key = ? ORDER BY ordinal',
  )
    .all(personKey)
    .map(({ name }) => name);

const listContacts = (db: ReadDb, personKey: number): PersonFacts['contacts'] =>
  statement<{
    readonly kind: 'phone' | 'email';
    readonly value: string;
    readonly isVerified: number;
    readonly asOf: string;
  }>(
    db,
    `SELECT kind, value, is_verified AS isVerified, as_of AS asOf FROM contact_point
     WHERE person_key = ? ORDER BY ordinal`,
  )
    .all(personKey)
    .map(({ kind, value, isVerified, asOf }) => ({
      kind,
      value,
      isVerified: isVerified === 1,
      provenance: { source: 'contact-register', asOf, isCached: true },
    }));

/** Somebody protected is in nobody's household, and "lives with" would say the same. */
const listRelated = (
  db: ReadDb,
  personKey: number,
  { isHousehold, provenance }: { readonly isHousehold: boolean; readonly provenance: Provenance },
): readonly RelatedPerson[] =>
  statement<Omit<RelatedPerson, 'provenance'>>(
    db,
    `SELECT related_id AS personId, related.name, related.birth_date AS birthDate, relation, from_day AS "from",
       until_day AS until, matters
     FROM related_person AS related LEFT JOIN person AS other ON other.person_id = related.related_id
     WHERE related.person_key = ? AND is_household = ?
       AND NOT ((is_household OR relation = 'lives-with') AND coalesce(other.has_shielded_address, 0))
     ORDER BY ordinal`,
  )
    .all(personKey, isHousehold ? 1 : 0)
    .map((row) => ({ ...row, provenance }));

/** The whole account number stays in the vault. */
const findAccount = (db: ReadDb, personKey: number): PersonFacts['account'] => {
  const row = statement<{
    readonly lastFour: string;
    readonly bankName: string;
    readonly country: string;
    readonly asOf: string;
  }>(
    db,
    `SELECT substr(account_number, -4) AS lastFour, bank_name AS bankName, country, as_of AS asOf
     FROM payment_account WHERE person_key = ?`,
  ).get(personKey);
  if (row === undefined) return null;
  const { asOf, ...value } = row;
  return { value, provenance: { source: 'nemkonto', asOf, isCached: true } };
};

const listBenefits = (db: ReadDb, personKey: number, provenance: Provenance): readonly Benefit[] =>
  statement<Omit<Benefit, 'provenance'>>(
    db,
    `SELECT benefit_id AS benefitId, kind, monthly_amount_minor AS monthlyAmountMinor, currency, status,
       next_payment_on AS nextPaymentOn
     FROM benefit WHERE person_key = ? ORDER BY ordinal`,
  )
    .all(personKey)
    .map((row) => ({ ...row, provenance }));
