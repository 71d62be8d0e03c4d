import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { ProblemOf } from '../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { freeBytesOf } from '../platform/disk-room.ts';
import type { Log } from '../platform/log.ts';
import { configure, connect, setCheckpoints } from './connection.ts';
import { saveVerifiedCopy } from './copy.ts';
import { asWriteDb, type ReadDb, type WriteDb } from './handle.ts';
import { hasLostCommits } from './lost-commits.ts';
import { migrate, type MigrateProblem } from './migrate.ts';
import { allMigrations } from './migrations/all.ts';
import { vaultProblemOf, type StorageProblem } from './vault-problem.ts';

export type { ReadDb, WriteDb } from './handle.ts';

/** Everything the desk knows, open: one connection, one thread. */
export type Vault = {
  readonly read: ReadDb;
  /**
   * One transaction, taken for writing at once, durable when this returns; whatever `work` throws undoes all of it. `work` is
   * synchronous: a promise throws. Change memory after this returns, never within.
   */
  readonly transact: <T>(work: (db: WriteDb) => T) => T;
  /**
   * True while so much comes that the same pages are written again and again: they go from the log to the file less often. Each commit is as
   * durable as ever; the log grows to 64 MB, and is cut back with false.
   */
  readonly expectMuch: (isMuch: boolean) => void;
  readonly close: () => void;
};

export type OpenProblem =
  | MigrateProblem
  | StorageProblem
  | ProblemOf<'vault/in-use' | 'core/runtime-too-old'>;

/** Older ones may corrupt a WAL that is reset while it is checkpointed (sqlite.org, release notes of 3.51.3). */
const oldestSqlite = '3.51.3';

/**
 * Opens the vault, makes it where there is none, and brings its schema up to date. A wrong key and a damaged file cannot be told
 * apart: both are `vault/damaged`, and the file is left as it is.
 */
export const openVault = (at: {
  readonly file: string;
  /** 32 raw bytes. */
  readonly key: Buffer;
  readonly log: Log;
}): Result<Vault, OpenProblem> => {
  if (at.key.length !== 32) throw new Error('a vault key has 32 bytes');
  const connection = connect(at.file, at.key, { readonly: false });
  try {
    const ready = prepare(connection, at);
    if (ready.ok) return ok(asVault(connection));
    connection.close();
    return ready;
  } catch (error) {
    connection.close();
    const problem = openingProblemOf(error, at.file);
    if (problem === null) throw error;
    at.log.error('vault/not-opened', { error });
    return fail(problem);
  }
};

const prepare = (
  connection: Database.Database,
  { file, key, log }: { readonly file: string; readonly key: Buffer; readonly log: Log },
): Result<unknown, OpenProblem> => {
  const found = String(connection.prepare('SELECT sqlite_version()').pluck().get());
  if (isOlder(found, oldestSqlite))
    return fail({ code: 'core/runtime-too-old', found, needed: oldestSqlite });
  // Before anything is read: the first reader takes from the log what it can use, and the last one to close empties it.
  if (hasLostCommits(file)) {
    log.error('vault/lost-commits');
    return fail({ code: 'vault/damaged' });
  }
  connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  configure(connection);
  return migrate(connection, {
    migrations: allMigrations,
    saveCopy: (number) => saveVerifiedCopy(connection, { file, key, copy: `${file}.before-${number}` }),
    log,
  });
};

const asVault = (connection: Database.Database): Vault => {
  const db = asWriteDb(connection);
  let expectsMuch = false;
  return {
    read: db,
    transact: <T>(work: (db: WriteDb) => T): T => {
      if (connection.inTransaction) throw new Error('a transaction is not begun inside another');
      return connection.transaction(() => work(db)).immediate();
    },
    expectMuch: (isMuch) => {
      if (isMuch === expectsMuch) return;
      expectsMuch = isMuch;
      setCheckpoints(connection, isMuch ? 'seldom' : 'often');
    },
    close: () => connection.close(),
  };
};

/** Less than SQLite needs for the files beside the vault: it says of them only that they could not be made. */
const noRoomBytes = 256 * 1024;

const openingProblemOf = (error: unknown, file: string): OpenProblem | null => {
  if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
    return { code: 'vault/in-use' };
  const problem = vaultProblemOf(error);
  const isFull = (freeBytesOf(dirname(file)) ?? noRoomBytes) < noRoomBytes;
  return isFull && problem?.code === 'vault/disk-failing' ? { code: 'vault/disk-full' } : problem;
};

const isOlder = (version: string, than: string): boolean =>
  version.localeCompare(than, 'en', { numeric: true }) < 0;
