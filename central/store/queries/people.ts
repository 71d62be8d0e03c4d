import type { PersonRecord } from '../../api/records.ts';
import { foldName, foldPhone } from '../../domain/fold-name.ts';
import type { AttributedChange } from '../../domain/move-household.ts';
import type { FieldChange } from '../../domain/take-effect.ts';
import type { Queryable } from '../database.ts';

const nameOf = (person: PersonRecord): string =>
  foldName([person.givenNames, person.surname, ...person.formerNames].join(' '));

const phonesOf = (person: PersonRecord): readonly string[] =>
  person.contacts.filter((contact) => contact.kind === 'phone').map((contact) => foldPhone(contact.value));

/** Rows as one JSON text: many times faster to send than arrays of texts in which every quote is escaped. */
const rowsOf = (people: readonly PersonRecord[]): string =>
  JSON.stringify(
    people.map((record) => ({ id: record.personId, record, name: nameOf(record), phones: phonesOf(record) })),
  );

const rows = `select id, record, name, phones
  from json_to_recordset($1) as p(id text, record jsonb, name text, phones text[])`;

/** New people only. */
export const insertPeople = async (db: Queryable, people: readonly PersonRecord[]): Promise<void> => {
  await db.query(`insert into person (subject_id, record, folded_name, phones) ${rows}`, [rowsOf(people)]);
};

/** Writes changed people and what changed of them. Of several versions of one person the last one stays. */
export const writeChangedPeople = async (
  db: Queryable,
  changed: readonly AttributedChange[],
  now: string,
): Promise<void> => {
  const current = [...new Map(changed.map(({ record }) => [record.personId, record])).values()];
  await db.query(
    `update person set record = new.record, folded_name = new.name, phones = new.phones
     from (${rows}) as new (id, record, name, phones) where subject_id = new.id`,
    [rowsOf(current)],
  );
  await db.query(
    `insert into person_change (subject_id, version, fields, device_id, staff_id, lost_sequence, changed_at)
     select id, version, string_to_array(fields, ' '), device, staff, lost, $7
     from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bigint[])
       as c(id, version, fields, device, staff, lost)`,
    [
      changed.map(({ record }) => record.personId),
      changed.map(({ record }) => record.version),
      changed.map(({ fields }) => fields.join(' ')),
      changed.map(({ deviceId }) => deviceId),
      changed.map(({ staffId }) => staffId),
      changed.map(({ lostSequence }) => lostSequence),
      now,
    ],
  );
};

/** SQL: the record as it counts in this epoch (see epochs.ts). */
export const currentPerson = `current_record(person.record, (select version_floor())) as record`;

/** Locked until the end of the transaction, in one order for everybody. */
export const lockPeople = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonRecord>> => {
  if (personIds.length === 0) return new Map();
  const found = await db.query<{ record: PersonRecord }>(
    `select ${currentPerson} from person where subject_id = any($1) order by subject_id for update`,
    [personIds],
  );
  return new Map(found.rows.map(({ record }) => [record.personId, record]));
};

export const listPeople = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<readonly PersonRecord[]> => {
  const found = await db.query<{ record: PersonRecord }>(
    `select ${currentPerson} from person where subject_id = any($1) order by subject_id`,
    [personIds],
  );
  return found.rows.map(({ record }) => record);
};

/** Where these people live; until the end of the transaction nobody moves, and who was just moving has arrived. */
export const holdMunicipalities = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> => {
  if (personIds.length === 0) return new Map();
  const found = await db.query<{ personId: string; municipality: string | null }>(
    `select subject_id as "personId", municipality from person where subject_id = any($1) order by subject_id for share`,
    [personIds],
  );
  return new Map(found.rows.map(({ personId, municipality }) => [personId, municipality]));
};

/** What changed of these people, by id, after the version given for each. */
export const listFieldChanges = async (
  db: Queryable,
  since: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, readonly FieldChange[]>> => {
  if (since.size === 0) return new Map();
  const found = await db.query<FieldChange & { personId: string }>(
    `select subject_id as "personId", version, fields, device_id as "deviceId", staff_id as "staffId",
       lost_sequence::float8 as "lostSequence"
     from unnest($1::text[], $2::bigint[]) as known(id, last)
     join person_change on subject_id = known.id and version > known.last`,
    [[...since.keys()], [...since.values()]],
  );
  return Map.groupBy(found.rows, (row) => row.personId);
};

/** Where the postcodes lie, as far as somebody lives there. */
export const listMunicipalities = async (
  db: Queryable,
  postcodes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (postcodes.length === 0) return new Map();
  const found = await db.query<{ postcode: string; municipality: string }>(
    `select asked.postcode, lives.municipality
     from unnest($1::text[]) as asked(postcode)
     cross join lateral (
       select municipality from person where postcode = asked.postcode and municipality <> '' limit 1
     ) as lives`,
    [postcodes],
  );
  return new Map(found.rows.map(({ postcode, municipality }) => [postcode, municipality]));
};
