import type { ReadDb, WriteDb } from '../handle.ts';
import { nameWords } from '../search/fold.ts';
import { remaindersOfWord } from '../search/spelling.ts';
import { statement } from '../statement.ts';

/** What of a person can be searched by words. */
export type SearchablePerson = {
  readonly names: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
};

/** Puts a person who is not there yet into the word index. */
export const indexPerson = (db: WriteDb, personKey: number, person: SearchablePerson): void => {
  const words = new Set(person.names.flatMap(nameWords));
  statement(db, 'INSERT INTO person_search (rowid, words) VALUES (?, ?)').run(
    personKey,
    [...words, ...dateWords(person.birthDate)].join(' '),
  );
  for (const word of words) learnWord(db, word);
};

export const unindexPerson = (db: WriteDb, personKey: number): void => {
  statement(db, 'DELETE FROM person_search WHERE rowid = ?').run(personKey);
};

/** The words a birth date is indexed as: `19440502` and `1944`. Words typed for a name never consist of digits. */
export const dateWords = (birthDate: string | null): readonly string[] =>
  birthDate === null ? [] : [dayWord(birthDate), birthDate.slice(0, 4)];
export const dayWord = (date: string): string => date.replaceAll('-', '');

const learnWord = (db: WriteDb, word: string): void => {
  const { changes } = statement(db, 'INSERT INTO name_word (word) VALUES (?) ON CONFLICT DO NOTHING').run(
    word,
  );
  if (changes === 0) return;
  const learn = statement(db, 'INSERT INTO spelling (remainder, word) VALUES (?, ?)');
  for (const remainder of remaindersOfWord(word)) learn.run(remainder, word);
};

/** Stored words that share a remainder with what was typed, at most `limit`: near it, not yet measured. */
export const listWordsNear = (db: ReadDb, remainders: readonly string[], limit: number): readonly string[] =>
  statement<{ readonly word: string }>(
    db,
    `SELECT DISTINCT spelling.word FROM json_each(?) AS typed CROSS JOIN spelling ON spelling.remainder = typed.value
     LIMIT ?`,
  )
    .all(JSON.stringify(remainders), limit)
    .map(({ word }) => word);

/** Stored words that begin with what was typed, in alphabetical order, at most `limit`. */
export const listWordsBeginning = (db: ReadDb, typed: string, limit: number): readonly string[] =>
  statement<{ readonly word: string }>(
    db,
    'SELECT word FROM name_word WHERE word >= ? AND word < ? ORDER BY word LIMIT ?',
  )
    .all(typed, `${typed}{`, limit)
    .map(({ word }) => word);
