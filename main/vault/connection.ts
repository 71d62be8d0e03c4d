import Database from 'better-sqlite3';

/** What the build with ciphers adds to the published types. */
type Encrypted = Database.Database & { readonly key: (key: Buffer) => number };

/**
 * A connection to an encrypted file: AEGIS-256, each page with its own tag, so a changed page is noticed and not answered. The key is
 * 32 raw bytes; without the word `raw:` before them they would be taken for a passphrase and stretched anew at each opening. The
 * cipher comes first: SQLite fixes it with the key. Does not read the file yet.
 */
export const connect = (
  file: string,
  key: Buffer,
  options: { readonly readonly: boolean },
): Database.Database => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package is the build with ciphers (package.json)
  const connection = new Database(file, { readonly: options.readonly, timeout: 5000 }) as Encrypted;
  connection.pragma(`cipher = 'aegis'`);
  connection.key(Buffer.concat([Buffer.from('raw:'), key]));
  return connection;
};

/**
 * How the vault is used. FULL: a commit is on the disk before anybody is told. Temporary results stay in memory, because SQLite would
 * write them to a file in the clear.
 */
export const configure = (connection: Database.Database): void => {
  connection.pragma('temp_store = memory');
  connection.pragma('journal_mode = wal');
  connection.pragma('synchronous = full');
  connection.pragma('foreign_keys = on');
  connection.pragma('cell_size_check = on');
  connection.pragma('trusted_schema = off');
  connection.pragma('recursive_triggers = on');
  connection.pragma('cache_size = -32000');
};

/** In pages of 4 KB: SQLite's own default, and what a first filling does best with (16 times as many bring no more). */
const pagesPerCheckpoint = { often: 1000, seldom: 16_000 };

/** How much is gathered in the log before it goes to the file; a log that has grown is emptied and cut back. */
export const setCheckpoints = (connection: Database.Database, how: 'often' | 'seldom'): void => {
  connection.pragma(`wal_autocheckpoint = ${pagesPerCheckpoint[how]}`);
  if (how === 'often') connection.pragma('wal_checkpoint(truncate)');
};
