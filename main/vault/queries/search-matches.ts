import type { PersonMatch } from '../../../preload/contract/person.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import type { ReadDb } from '../handle.ts';
import { nameWords } from '../search/fold.ts';
import { allowedDistance, slips } from '../search/spelling.ts';
import { statement } from '../statement.ts';

/** Just enough to tell people apart; a shielded town is not read. */
export type PersonMatchRow = PersonMatch;

/** Why somebody is among the answers. */
export type Hit = {
  readonly by: 'national-number' | 'phone' | 'birth-date' | 'words';
  readonly isExact: boolean;
  /** Lower comes first. */
  readonly rank: number;
};

/** The people behind the hits, by rank, then name, birth date and id: the same question has the same order every time. */
export const listMatches = (
  db: ReadDb,
  hits: ReadonlyMap<number, Hit>,
  words: readonly string[],
): readonly PersonMatchRow[] =>
  statement<MatchRow>(db, matchSql)
    .all(JSON.stringify([...hits.keys()]))
    .flatMap((row) => {
      const hit = hits.get(row.personKey);
      return hit === undefined ? [] : [{ row, hit }];
    })
    .sort((one, other) => one.hit.rank - other.hit.rank || compare(sortKey(one.row), sortKey(other.row)))
    .map(({ row, hit }) => toMatch(row, hit, words));

type MatchRow = {
  readonly personKey: number;
  readonly personId: PersonId;
  readonly name: string;
  readonly nameKey: string;
  readonly birthDate: string | null;
  readonly town: string | null;
  readonly hasNumber: number;
  readonly isShielded: number;
  readonly civilStatus: 'alive' | 'deceased' | 'emigrated';
  readonly hasNamesake: number;
};

const matchSql = `
  SELECT person.person_key AS personKey, person_id AS personId, trim(given_names || ' ' || surname) AS name,
    name_key AS nameKey, birth_date AS birthDate, iif(has_shielded_address, NULL, town) AS town,
    national_number IS NOT NULL AS hasNumber, has_shielded_address AS isShielded, civil_status AS civilStatus,
    EXISTS (SELECT 1 FROM person AS namesake
      WHERE namesake.birth_date = person.birth_date AND namesake.name_key = person.name_key
        AND namesake.person_key <> person.person_key) AS hasNamesake
  FROM json_each(?) AS hit CROSS JOIN person ON person.person_key = hit.value`;

const sortKey = (row: MatchRow): string => `${row.nameKey}\n${row.birthDate ?? ''}\n${row.personId}`;
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const toMatch = (row: MatchRow, hit: Hit, words: readonly string[]): PersonMatchRow => ({
  personId: row.personId,
  name: row.name,
  birthDate: row.birthDate,
  town: row.town,
  matchedOn: hit.by === 'words' ? nameOrFormerName(row, hit, words) : hit.by,
  isExact: hit.isExact,
  markers: markersOf(row),
});

/** The index knows all names of a person as one heap of words: whether today's name would do is seen here. */
const nameOrFormerName = (row: MatchRow, hit: Hit, words: readonly string[]): 'name' | 'former-name' => {
  const own = nameWords(row.name);
  const isIn = (word: string): boolean =>
    own.some((name) => name.startsWith(word) || (!hit.isExact && slips(word, name) <= allowedDistance(word)));
  return words.every(isIn) ? 'name' : 'former-name';
};

const markersOf = (row: MatchRow): PersonMatchRow['markers'] => {
  const markers: PersonMatchRow['markers'][number][] = [];
  if (row.hasNumber === 0) markers.push('no-number');
  if (row.isShielded === 1) markers.push('shielded');
  if (row.civilStatus !== 'alive') markers.push(row.civilStatus);
  if (row.hasNamesake === 1) markers.push('same-name-and-birth-date');
  return markers;
};
