import type { Migration } from './migration.ts';

/**
 * `person_search` holds folded words (see search/fold.ts) by `person_key`: names, former names, and the birth date and year as the
 * words `19440502` and `1944`. `spelling` maps a word with letters left out to the words it may have been, so that a typo is found
 * by equality. Words are few beside people (a country's names), and stay when the last bearer leaves.
 */
export const search: Migration = {
  number: 30,
  change: (connection) =>
    connection.exec(`
      CREATE VIRTUAL TABLE person_search USING fts5(
        words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4', tokenize = 'ascii'
      );

      CREATE TABLE name_word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

      CREATE TABLE spelling (
        remainder TEXT NOT NULL,
        word TEXT NOT NULL REFERENCES name_word,
        PRIMARY KEY (remainder, word)
      ) STRICT, WITHOUT ROWID;
    `),
};
