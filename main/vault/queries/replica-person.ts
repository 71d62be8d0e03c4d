import type { PersonRecord } from '../../../central/api/records.ts';
import type { WriteDb } from '../handle.ts';
import { nameKey } from '../search/fold.ts';
import { statement } from '../statement.ts';
import { deletePersonParts, insertPersonParts } from './person-parts.ts';
import { forgetPlaces, withoutProtected } from './protect-person.ts';
import { indexPerson, type SearchablePerson, unindexPerson } from './search-index.ts';

/** Why a person is here: subscribed to, or fetched once by a look-up (and so forgotten sooner). */
export type Origin = 'sync' | 'lookup';

/**
 * Keeps a person as central knows them, as a whole: what the record no longer says is gone here too. An older version that comes late
 * is ignored. Somebody subscribed to stays so when a look-up brings them again. Of somebody protected only what may be known is kept.
 */
export const putPerson = (db: WriteDb, record: PersonRecord, origin: Origin): void => {
  const person = withoutProtected(record);
  const known = statement<KnownPerson>(
    db,
    'SELECT person_key AS personKey, version, origin FROM person WHERE person_id = ?',
  ).get(person.personId);
  if (known !== undefined && known.version > person.version) return;
  if (person.hasShieldedAddress) forgetPlaces(db, person.personId);
  if (known === undefined) {
    const personKey = Number(statement(db, insertSql).run(...valuesOf(person, origin)).lastInsertRowid);
    insertPersonParts(db, personKey, person);
    indexPerson(db, personKey, searchable(person));
    countOneMore(db);
    return;
  }
  const values = valuesOf(person, known.origin === 'sync' ? 'sync' : origin);
  statement(db, updateSql).run(...values, known.personKey);
  deletePersonParts(db, known.personKey);
  insertPersonParts(db, known.personKey, person);
  unindexPerson(db, known.personKey);
  indexPerson(db, known.personKey, searchable(person));
};

type KnownPerson = { readonly personKey: number; readonly version: number; readonly origin: Origin };

type Value = string | number | null;

/** The columns of `person` and where each comes from. By position, not by name: that is measurably faster for a first filling. */
const columns: readonly (readonly [string, (person: PersonRecord) => Value])[] = [
  ['person_id', ({ personId }) => personId],
  ['version', ({ version }) => version],
  ['given_names', ({ givenNames }) => givenNames],
  ['surname', ({ surname }) => surname],
  ['name_key', ({ givenNames, surname }) => nameKey(`${givenNames} ${surname}`)],
  ['birth_date', ({ birthDate }) => birthDate],
  ['national_number', ({ nationalNumber }) => nationalNumber],
  ['civil_status', ({ civilStatus }) => civilStatus],
  ['has_shielded_address', ({ hasShieldedAddress }) => (hasShieldedAddress ? 1 : 0)],
  ['street', ({ address }) => address?.street ?? null],
  ['house_number', ({ address }) => address?.houseNumber ?? null],
  ['floor_and_door', ({ address }) => address?.floorAndDoor ?? null],
  ['postcode', ({ address }) => address?.postcode ?? null],
  ['town', ({ address }) => address?.town ?? null],
  ['municipality', ({ address }) => address?.municipality ?? null],
  ['country', ({ address }) => address?.country ?? null],
  ['care_of', ({ address }) => address?.careOf ?? null],
  ['moved_in_on', ({ address }) => address?.movedInOn ?? null],
  ['language', ({ language }) => language],
  ['letters', ({ letters }) => letters],
  ['cpr_as_of', ({ asOf }) => asOf.cpr],
  ['benefits_as_of', ({ asOf }) => asOf.benefits],
];

const names = columns.map(([name]) => name);
const insertSql = `INSERT INTO person (${names.join(', ')}, origin) VALUES (${'?, '.repeat(names.length)}?)`;
const updateSql = `UPDATE person SET ${names.map((name) => `${name} = ?`).join(', ')}, origin = ? WHERE person_key = ?`;

const valuesOf = (person: PersonRecord, origin: Origin): readonly Value[] => [
  ...columns.map(([, read]) => read(person)),
  origin,
];

const searchable = (person: PersonRecord): SearchablePerson => ({
  names: [`${person.givenNames} ${person.surname}`, ...person.formerNames],
  birthDate: person.birthDate,
});

/** Kept by hand: a trigger on `person` takes half the time of a first filling. */
const countOneMore = (db: WriteDb): void => {
  statement(db, 'UPDATE replica_size SET people = people + 1 WHERE only_row = 1').run();
};
