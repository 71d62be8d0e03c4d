import type { PersonRecord } from '../../../central/api/records.ts';
import type { WriteDb } from '../handle.ts';
import { nameKey } from '../search/fold.ts';
import { statement } from '../statement.ts';
import { deletePersonParts, insertPersonParts } from './person-parts.ts';
import { indexPerson, type SearchablePerson, unindexPerson } from './search-index.ts';

/** Why a person is here: subscribed to, or fetched once by a look-up (and so forgotten sooner). */
export type Origin = 'sync' | 'lookup';

/**
 * Keeps a person as central knows them, as a whole: what the record no longer says is gone here too. An older version that comes late
 * is ignored. Somebody subscribed to stays so when a look-up brings them again.
 */
export const putPerson = (db: WriteDb, person: PersonRecord, origin: Origin): void => {
  const known = statement<KnownPerson>(
    db,
    'SELECT person_key AS personKey, version, origin FROM person WHERE person_id = ?',
  ).get(person.personId);
  if (known === undefined) {
    const personKey = Number(statement(db, insertSql).run(columnsOf(person, origin)).lastInsertRowid);
    insertPersonParts(db, personKey, person);
    indexPerson(db, personKey, searchable(person));
    countOneMore(db);
    return;
  }
  if (known.version > person.version) return;
  statement(db, updateSql).run({
    ...columnsOf(person, known.origin === 'sync' ? 'sync' : origin),
    personKey: known.personKey,
  });
  deletePersonParts(db, known.personKey);
  insertPersonParts(db, known.personKey, person);
  unindexPerson(db, known.personKey);
  indexPerson(db, known.personKey, searchable(person));
};

type KnownPerson = { readonly personKey: number; readonly version: number; readonly origin: Origin };

const columns = [
  ['person_id', 'personId'],
  ['version', 'version'],
  ['origin', 'origin'],
  ['given_names', 'givenNames'],
  ['surname', 'surname'],
  ['name_key', 'nameKey'],
  ['birth_date', 'birthDate'],
  ['national_number', 'nationalNumber'],
  ['civil_status', 'civilStatus'],
  ['has_shielded_address', 'hasShieldedAddress'],
  ['street', 'street'],
  ['house_number', 'houseNumber'],
  ['floor_and_door', 'floorAndDoor'],
  ['postcode', 'postcode'],
  ['town', 'town'],
  ['municipality', 'municipality'],
  ['country', 'country'],
  ['care_of', 'careOf'],
  ['moved_in_on', 'movedInOn'],
  ['language', 'language'],
  ['letters', 'letters'],
  ['cpr_as_of', 'cprAsOf'],
  ['benefits_as_of', 'benefitsAsOf'],
] as const;

const insertSql = `INSERT INTO person (${columns.map(([column]) => column).join(', ')})
  VALUES (${columns.map(([, parameter]) => `@${parameter}`).join(', ')})`;
const updateSql = `UPDATE person SET ${columns.map(([column, parameter]) => `${column} = @${parameter}`).join(', ')}
  WHERE person_key = @personKey`;

const noAddress = {
  street: null,
  houseNumber: null,
  floorAndDoor: null,
  postcode: null,
  town: null,
  municipality: null,
  country: null,
  careOf: null,
  movedInOn: null,
};

const columnsOf = (person: PersonRecord, origin: Origin): Record<string, string | number | null> => ({
  ...noAddress,
  ...person.address,
  personId: person.personId,
  version: person.version,
  origin,
  givenNames: person.givenNames,
  surname: person.surname,
  nameKey: nameKey(`${person.givenNames} ${person.surname}`),
  birthDate: person.birthDate,
  nationalNumber: person.nationalNumber,
  civilStatus: person.civilStatus,
  hasShieldedAddress: person.hasShieldedAddress ? 1 : 0,
  language: person.language,
  letters: person.letters,
  cprAsOf: person.asOf.cpr,
  benefitsAsOf: person.asOf.benefits,
});

const searchable = (person: PersonRecord): SearchablePerson => ({
  names: [`${person.givenNames} ${person.surname}`, ...person.formerNames],
  birthDate: person.birthDate,
});

/** Kept by hand: a trigger on `person` takes half the time of a first filling. */
const countOneMore = (db: WriteDb): void => {
  statement(db, 'UPDATE replica_size SET people = people + 1 WHERE only_row = 1').run();
};
