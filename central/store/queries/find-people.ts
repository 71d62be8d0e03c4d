import type { PersonRecord } from '../../api/records.ts';
import type { LookupKey } from '../../domain/read-lookup-text.ts';
import type { Queryable } from '../database.ts';
import { currentPerson } from './people.ts';

const conditions: Readonly<Record<LookupKey['kind'], string>> = {
  'national-number': 'national_number = $1',
  phone: 'phones @> array[$1]',
  'birth-day': 'birth_day = $1',
  name: `to_tsvector('simple', folded_name) @@ to_tsquery('simple', $1)`,
};

/** Folded words are letters and digits alone, so they cannot be operators of a text query. */
const valueOf = (key: LookupKey): string =>
  key.kind === 'name' ? key.words.map((word) => `${word}:*`).join(' & ') : key.value;

/**
 * People whom one of the keys finds; at most `limit`, and of more of them those whose ids come first, so that two looks show the same. For
 * a name that half a country has PostgreSQL walks the ids until it has enough, for others it sorts what the index finds: it knows how many
 * have which name, since the statement is planned with the value.
 */
export const findPeople = async (
  db: Queryable,
  keys: readonly LookupKey[],
  limit: number,
): Promise<readonly PersonRecord[]> => {
  const found = new Map<string, PersonRecord>();
  for (const key of keys) {
    const result = await db.query<{ record: PersonRecord }>(
      `select ${currentPerson} from person where ${conditions[key.kind]} order by subject_id limit $2`,
      [valueOf(key), limit],
    );
    for (const { record } of result.rows) found.set(record.personId, record);
  }
  return [...found.values()].slice(0, limit);
};
