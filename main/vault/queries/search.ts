import type { ReadDb } from '../handle.ts';
import { allowedDistance, remaindersOfTyped, slips } from '../search/spelling.ts';
import { readTyped, type Typed } from '../search/typed.ts';
import { statement } from '../statement.ts';
import { dayWord, listWordsBeginning, listWordsNear } from './search-index.ts';
import { type Hit, listMatches, type PersonMatchRow } from './search-matches.ts';

/** With fewer answers than this, spelling is guessed. */
const handful = 5;
const nearWordsRead = 300;
const guessesForOneWord = 12;
/** As the migration of `person_search` has it. */
const longestIndexedBeginning = 4;
const wordsNamed = 40;

/**
 * Finds people by whatever was typed: name words in any order, each as the beginning of a word, with a birth date or year; a national
 * number, a phone number, a birth date. Guesses at the spelling only where little else is found. No step reads more than `limit` people,
 * so a common beginning costs no more than a rare one; what comes first are whole words, then beginnings, then guesses, each by name.
 */
export const findPeople = (
  db: ReadDb,
  ask: { readonly text: string; readonly limit: number },
): { readonly matches: readonly PersonMatchRow[]; readonly hasMore: boolean } => {
  const typed = readTyped(ask.text);
  const hits = new Map<number, Hit>();
  const room = ask.limit + 1;
  const add = (hit: Hit, keys: readonly number[]): void => {
    for (const key of keys) if (!hits.has(key) && hits.size < room) hits.set(key, hit);
  };
  add({ by: 'national-number', isExact: true, rank: 0 }, byNationalNumber(db, typed, room));
  add({ by: 'phone', isExact: true, rank: 1 }, byPhone(db, typed, room));
  if (typed.words.length === 0) {
    add({ by: 'birth-date', isExact: true, rank: 2 }, byBirthDate(db, typed, room));
  } else {
    add({ by: 'words', isExact: true, rank: 3 }, byWords(db, typed, { room, oneWord: whole }));
    if (hits.size < room) {
      add({ by: 'words', isExact: true, rank: 4 }, byWords(db, typed, { room, oneWord: beginning(db) }));
    }
    if (hits.size < handful) {
      add({ by: 'words', isExact: false, rank: 5 }, byWords(db, typed, { room, oneWord: guess(db) }));
    }
  }
  return { matches: listMatches(db, hits, typed.words).slice(0, ask.limit), hasMore: hits.size > ask.limit };
};

type Keys = readonly number[];

const byNationalNumber = (db: ReadDb, { nationalNumber }: Typed, room: number): Keys =>
  nationalNumber === null
    ? []
    : keys(
        db,
        `SELECT person_key AS personKey FROM person
         WHERE national_number >= ? AND national_number < ? ORDER BY national_number, person_key LIMIT ?`,
        [nationalNumber, `${nationalNumber}:`, room],
      );

/** By the last eight digits, then by as many as both sides have: `+45` may be missing on either. */
const byPhone = (db: ReadDb, { phone }: Typed, room: number): Keys => {
  if (phone === null) return [];
  return statement<{ readonly personKey: number; readonly value: string }>(
    db,
    'SELECT person_key AS personKey, value FROM contact_point WHERE number_end = ? ORDER BY person_key LIMIT ?',
  )
    .all(phone.slice(-8), room)
    .filter(({ value }) => {
      const digits = value.replace(/\D/g, '');
      return digits.endsWith(phone) || phone.endsWith(digits);
    })
    .map(({ personKey }) => personKey);
};

const byBirthDate = (db: ReadDb, { birthDates }: Typed, room: number): Keys =>
  birthDates.flatMap((birthDate) =>
    keys(
      db,
      'SELECT person_key AS personKey FROM person WHERE birth_date = ? ORDER BY name_key, person_key LIMIT ?',
      [birthDate, room],
    ),
  );

type OneWord = (word: string) => string;
const whole: OneWord = (word) => `"${word}"`;

/**
 * The index answers beginnings of up to four letters at once. A longer one it would gather from all its words first, so they are named: they
 * are few, and each is read no further than needed.
 */
const beginning =
  (db: ReadDb): OneWord =>
  (typed) => {
    const words = typed.length > longestIndexedBeginning ? listWordsBeginning(db, typed, wordsNamed + 1) : [];
    const canBeNamed = words.length > 0 && words.length <= wordsNamed;
    return canBeNamed ? `(${words.map(whole).join(' OR ')})` : `"${typed}"*`;
  };

/** The word as typed or any stored word near it. */
const guess =
  (db: ReadDb): OneWord =>
  (typed) => {
    const allowed = allowedDistance(typed);
    if (allowed === 0) return beginning(db)(typed);
    const near = listWordsNear(db, remaindersOfTyped(typed), nearWordsRead)
      .map((word) => ({ word, distance: slips(typed, word) }))
      .filter(({ distance }) => distance <= allowed)
      .sort((one, other) => one.distance - other.distance || (one.word < other.word ? -1 : 1))
      .slice(0, guessesForOneWord);
    return `(${[beginning(db)(typed), ...near.map(({ word }) => whole(word))].join(' OR ')})`;
  };

/** Words are of a-z and 0-9 only (search/fold.ts), so the quotes cannot be broken out of. */
const byWords = (
  db: ReadDb,
  typed: Typed,
  how: { readonly room: number; readonly oneWord: OneWord },
): Keys => {
  const dates = typed.birthYear === null ? typed.birthDates.map(dayWord) : [typed.birthYear];
  const parts = typed.words.map(how.oneWord);
  if (dates.length > 0) parts.push(`(${dates.map(whole).join(' OR ')})`);
  return keys(db, 'SELECT rowid AS personKey FROM person_search WHERE person_search MATCH ? LIMIT ?', [
    parts.join(' AND '),
    how.room,
  ]);
};

const keys = (db: ReadDb, sql: string, parameters: readonly (string | number)[]): Keys =>
  statement<{ readonly personKey: number }>(db, sql)
    .all(...parameters)
    .map(({ personKey }) => personKey);
