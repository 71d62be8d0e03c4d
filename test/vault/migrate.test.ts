import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configure, connect } from '../../main/vault/connection.ts';
import { saveVerifiedCopy } from '../../main/vault/copy.ts';
import { migrate, versionOf } from '../../main/vault/migrate.ts';
import { allMigrations } from '../../main/vault/migrations/all.ts';
import type { Migration } from '../../main/vault/migrations/migration.ts';
import { openVault } from '../../main/vault/open.ts';
import { raw, testFolder, testVault } from '../helpers/vault-open.ts';
import { silentLog, testKey } from '../helpers/vault-settings.ts';

const schemaFile = new URL('./schema.sql', import.meta.url);
const newest = allMigrations.at(-1)?.number ?? 0;

type Steps = { readonly migrations: readonly Migration[]; readonly saveCopy?: (next: number) => void };

/** Migrates a file with a connection of its own. */
const migrateFile = (file: string, { migrations, saveCopy = () => undefined }: Steps) => {
  const connection = connect(file, testKey, { readonly: false });
  configure(connection);
  const result = migrate(connection, { migrations, saveCopy, log: silentLog });
  const version = versionOf(connection);
  connection.close();
  return { result, version };
};

const schemaOf = (file: string): string => {
  const connection = connect(file, testKey, { readonly: true });
  const rows = connection
    .prepare<unknown[], { readonly sql: string }>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'person_search_%' ORDER BY type, name`,
    )
    .all();
  connection.close();
  return rows.map(({ sql }) => `${sql};\n`).join('\n');
};

describe('the migrations', () => {
  test('make the committed schema (UPDATE_SCHEMA=1 writes it anew)', () => {
    const file = join(testFolder(), 'vault.db');
    testVault(file).close();
    const schema = schemaOf(file);
    if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(schemaFile, schema);
    expect(schema).toBe(readFileSync(schemaFile, 'utf8'));
  });

  test.each(allMigrations.map(({ number }) => number))('lead from step %i to the newest', (number) => {
    const file = join(testFolder(), 'vault.db');
    const until = allMigrations.filter((migration) => migration.number <= number);
    expect(migrateFile(file, { migrations: until }).version).toBe(number);
    testVault(file).close();
    expect(schemaOf(file)).toBe(readFileSync(schemaFile, 'utf8'));
  });

  test('make every table STRICT, that of the word index aside', () => {
    const tables = raw(
      testVault().read,
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'`,
    );
    expect(tables).toEqual([]);
  });

  test('do nothing to a vault that is up to date', () => {
    const file = join(testFolder(), 'vault.db');
    testVault(file).close();
    const saved: number[] = [];
    migrateFile(file, { migrations: allMigrations, saveCopy: (next) => saved.push(next) });
    expect(saved).toEqual([]);
  });
});

const addsTable: Migration = {
  number: newest + 10,
  change: (connection) => connection.exec('CREATE TABLE added (a TEXT) STRICT'),
};
const breaks: Migration = {
  number: newest + 20,
  change: (connection) => {
    connection.exec('CREATE TABLE half (a TEXT) STRICT');
    connection.exec('INSERT INTO no_such_table VALUES (1)');
  },
};

describe('a pending step', () => {
  test('of a newer build stops an older one from opening the vault', () => {
    const file = join(testFolder(), 'vault.db');
    testVault(file).close();
    migrateFile(file, { migrations: [...allMigrations, addsTable] });
    expect(openVault({ file, key: testKey, log: silentLog })).toEqual({
      ok: false,
      problem: { code: 'vault/from-newer-build' },
    });
  });

  test('that fails leaves the vault at the step before, and the later ones undone', () => {
    const file = join(testFolder(), 'vault.db');
    testVault(file).close();
    const later: Migration = {
      ...addsTable,
      number: newest + 30,
      change: (connection) => connection.exec('CREATE TABLE later (a) '),
    };
    const { result, version } = migrateFile(file, {
      migrations: [...allMigrations, addsTable, breaks, later],
    });
    expect(result).toEqual({ ok: false, problem: { code: 'vault/migration-failed' } });
    expect(version).toBe(addsTable.number);
    expect(schemaOf(file)).toContain('TABLE added');
    expect(schemaOf(file)).not.toMatch(/TABLE (half|later)/);
  });

  test('waits for a copy that was proved to be whole and encrypted', () => {
    const folder = testFolder();
    const file = join(folder, 'vault.db');
    testVault(file).close();
    const connection = connect(file, testKey, { readonly: false });
    configure(connection);
    const copy = `${file}.before-80`;
    migrate(connection, {
      migrations: [...allMigrations, addsTable],
      saveCopy: () => saveVerifiedCopy(connection, { file, key: testKey, copy }),
      log: silentLog,
    });
    connection.close();
    expect(schemaOf(copy)).toBe(readFileSync(schemaFile, 'utf8'));
    expect(readFileSync(copy, 'latin1')).not.toContain('CREATE TABLE');
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('is not taken where no copy can be saved', () => {
    const file = join(testFolder(), 'vault.db');
    testVault(file).close();
    const { result, version } = migrateFile(file, {
      migrations: [...allMigrations, addsTable],
      saveCopy: () => {
        throw new Error('no room');
      },
    });
    expect(result.ok).toBe(false);
    expect(version).toBe(newest);
  });

  test('in which the power fails leaves the vault at the step before', () => {
    const file = join(testFolder(), 'vault.db');
    testVault(file).close();
    const child = spawnSync(process.execPath, [
      new URL('../helpers/vault-die-migrating.ts', import.meta.url).pathname,
      file,
    ]);
    expect(child.signal).toBe('SIGKILL');
    expect(existsSync(`${file}-wal`)).toBe(true);
    const vault = testVault(file);
    expect(raw(vault.read, 'PRAGMA user_version')).toEqual([{ user_version: newest }]);
    expect(raw(vault.read, `SELECT name FROM sqlite_schema WHERE name = 'half_done'`)).toEqual([]);
  });
});

test('a list of migrations that does not grow is a bug', () => {
  const file = join(testFolder(), 'vault.db');
  expect(() => migrateFile(file, { migrations: [addsTable, addsTable] })).toThrow(/does not come after/);
});
