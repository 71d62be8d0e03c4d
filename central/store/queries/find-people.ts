import type { PersonRecord } from '../../api/records.ts';
import type { LookupKey } from '../../domain/read-lookup-text.ts';
import type { Queryable } from '../database.ts';

const conditionOf = (key: LookupKey): readonly [condition: string, value: string | readonly string[]] => {
  switch (key.kind) {
    case 'national-number':
      return ['national_number = $1', key.value];
    case 'phone':
      return ['phones @> array[$1]', key.value];
    case 'birth-day':
      return ['birth_day = $1', key.value];
    case 'name':
      // Folded words are letters and digits alone, so they cannot be operators of a query.
      return [
        `to_tsvector('simple', folded_name) @@ to_tsquery('simple', $1)`,
        key.words.map((word) => `${word}:*`).join(' & '),
      ];
  }
};

/** People whom one of the keys finds, by index, unranked; at most `limit`, in the order of their ids. */
export const findPeople = async (
  db: Queryable,
  keys: readonly LookupKey[],
  limit: number,
): Promise<readonly PersonRecord[]> => {
  const found = new Map<string, PersonRecord>();
  for (const key of keys) {
    const [condition, value] = conditionOf(key);
    const result = await db.query<{ record: PersonRecord }>(
      `select record from (select subject_id, record from person where ${condition} limit $2) as hit order by subject_id`,
      [value, limit],
    );
    for (const { record } of result.rows) found.set(record.personId, record);
  }
  return [...found.values()].slice(0, limit);
};
