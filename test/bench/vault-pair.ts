import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { PersonRecord } from '../../central/api/records.ts';
import { configure, connect } from '../../main/vault/connection.ts';
import { asWriteDb, type WriteDb } from '../../main/vault/handle.ts';
import { migrate } from '../../main/vault/migrate.ts';
import { allMigrations } from '../../main/vault/migrations/all.ts';
import { putPerson } from '../../main/vault/queries/replica-person.ts';
import { people } from '../helpers/vault-people.ts';
import { silentLog, testKey } from '../helpers/vault-settings.ts';

/** One of the two files that are compared; they differ in the cipher and in nothing else. */
export type BenchVault = {
  readonly db: WriteDb;
  readonly transact: (work: (db: WriteDb) => void) => void;
  readonly peoplePerSecond: number;
};

export type VaultPair = {
  readonly people: number;
  readonly encrypted: BenchVault;
  readonly plain: BenchVault;
  readonly close: () => void;
};

/** As many as a page of sync brings. */
const batch = 1000;

/** The same people in an encrypted and in a plain vault, filled as sync fills them: a durable transaction for each thousand. */
export const openPair = (count: number): VaultPair => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-bench-'));
  const files = [
    connect(join(folder, 'encrypted.db'), testKey, { readonly: false }),
    new Database(join(folder, 'plain.db')),
  ].map(prepare);
  let waiting: PersonRecord[] = [];
  for (const person of people(count)) {
    waiting.push(person);
    if (waiting.length < batch) continue;
    for (const file of files) file.fill(waiting);
    waiting = [];
  }
  for (const file of files) file.fill(waiting);
  const [encrypted, plain] = files.map(({ connection, spentMs }) => ({
    db: asWriteDb(connection),
    transact: transactOn(connection),
    peoplePerSecond: Math.round((count / spentMs()) * 1000),
  }));
  if (encrypted === undefined || plain === undefined) throw new Error('there are two files');
  const close = (): void => {
    for (const { connection } of files) connection.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { people: count, encrypted, plain, close };
};

const transactOn =
  (connection: Database.Database): BenchVault['transact'] =>
  (work) =>
    connection.transaction(() => work(asWriteDb(connection))).immediate();

const prepare = (connection: Database.Database) => {
  configure(connection);
  migrate(connection, { migrations: allMigrations, saveCopy: () => undefined, log: silentLog });
  const transact = transactOn(connection);
  let spent = 0;
  const fill = (records: readonly PersonRecord[]): void => {
    const startedAt = performance.now();
    transact((db) => {
      for (const record of records) putPerson(db, record, 'sync');
    });
    spent += performance.now() - startedAt;
  };
  return { connection, fill, spentMs: () => spent };
};
