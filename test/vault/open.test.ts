import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openVault } from '../../main/vault/open.ts';
import { putPerson } from '../../main/vault/queries/replica-person.ts';
import { findPersonName } from '../../main/vault/queries/people.ts';
import { findPeople } from '../../main/vault/queries/search.ts';
import { vaultProblemOf } from '../../main/vault/vault-problem.ts';
import { raw, testFolder, testVault } from '../helpers/vault-open.ts';
import { silentLog, testKey } from '../helpers/vault-settings.ts';
import { people, personId, personRecord } from '../helpers/vault-people.ts';

const open = (file: string, key = testKey) => openVault({ file, key, log: silentLog });

const filled = (file: string): void => {
  const vault = testVault(file);
  vault.transact((db) => putPerson(db, personRecord(1, { surname: 'Unmistakable' }), 'sync'));
  vault.close();
};

describe('a vault', () => {
  test('keeps what was written when it is opened again with the same key', () => {
    const file = join(testFolder(), 'vault.db');
    filled(file);
    expect(findPersonName(testVault(file).read, personId(1))).toBe('Karen Unmistakable');
  });

  test('leaves in its log what it writes while much is expected, and takes it over afterwards', () => {
    const file = join(testFolder(), 'vault.db');
    const vault = testVault(file);
    vault.expectMuch(true);
    const before = statSync(file).size;
    for (let at = 0; at < 60; at += 1)
      vault.transact((db) => {
        for (let number = 0; number < 50; number += 1) putPerson(db, personRecord(at * 50 + number), 'sync');
      });
    expect(statSync(file).size).toBe(before);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(1000 * 4096);
    vault.expectMuch(false);
    expect(statSync(file).size).toBeGreaterThan(before);
    expect(statSync(`${file}-wal`).size).toBe(0);
  });

  test('answers vault/damaged for another key and leaves the file as it is', () => {
    const file = join(testFolder(), 'vault.db');
    filled(file);
    const before = readFileSync(file);
    expect(open(file, Buffer.alloc(32, 8))).toEqual({ ok: false, problem: { code: 'vault/damaged' } });
    expect(readFileSync(file)).toEqual(before);
  });

  test('answers vault/damaged for a file that is no vault, and for one cut short', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'noise.db'), Buffer.alloc(8192, 'noise'));
    filled(join(folder, 'cut.db'));
    truncateSync(join(folder, 'cut.db'), 4096 * 2 + 100);
    expect(open(join(folder, 'noise.db'))).toMatchObject({ problem: { code: 'vault/damaged' } });
    expect(open(join(folder, 'cut.db'))).toMatchObject({ problem: { code: 'vault/damaged' } });
  });

  test('notices a single changed byte on a page instead of answering it', () => {
    const file = join(testFolder(), 'vault.db');
    filled(file);
    const bytes = readFileSync(file);
    const unnoticed = [0, 1, 5, 12, 20, bytes.length / 4096 - 1].filter((page) => {
      const changed = Buffer.from(bytes);
      const at = page * 4096 + 2000;
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      writeFileSync(file, changed);
      const opened = open(file);
      if (!opened.ok) return false;
      try {
        return raw(opened.value.read, 'PRAGMA quick_check').every((row) =>
          JSON.stringify(row).includes('"ok"'),
        );
      } catch (error) {
        return vaultProblemOf(error)?.code !== 'vault/damaged';
      } finally {
        opened.value.close();
      }
    });
    expect(unnoticed).toEqual([]);
  });

  test('is encrypted under the 32 bytes themselves, not under what a passphrase would be stretched to', () => {
    const file = join(testFolder(), 'vault.db');
    filled(file);
    const rows = [`raw:${testKey.toString('hex')}`, testKey.toString('hex')].map((key) => {
      const connection = new Database(file);
      connection.pragma(`cipher = 'aegis'`);
      connection.pragma(`key = '${key}'`);
      try {
        return connection.prepare('SELECT surname FROM person').pluck().all();
      } catch (error) {
        return vaultProblemOf(error);
      } finally {
        connection.close();
      }
    });
    expect(rows).toEqual([['Unmistakable'], { code: 'vault/damaged' }]);
  });

  test('writes no name in the clear, in none of its files, while it is open and after', () => {
    const folder = testFolder();
    const vault = testVault(join(folder, 'vault.db'));
    vault.transact((db) => {
      for (const person of people(300)) putPerson(db, person, 'sync');
      putPerson(db, personRecord(9000, { surname: 'Unmistakable' }), 'sync');
    });
    findPeople(vault.read, { text: 'unmistakable', limit: 20 });
    const clear = (): readonly string[] =>
      readdirSync(folder).filter((name) =>
        /unmistakable|nielsen|sqlite format/i.test(readFileSync(join(folder, name), 'latin1')),
      );
    expect(readdirSync(folder).sort()).toEqual(['vault.db', 'vault.db-shm', 'vault.db-wal']);
    expect(clear()).toEqual([]);
    vault.close();
    expect(clear()).toEqual([]);
    expect(statSync(join(folder, 'vault.db')).size).toBeGreaterThan(100_000);
  });

  test('is durable: WAL with full synchronisation, foreign keys, and no temporary files', () => {
    const { read } = testVault();
    const settings = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'temp_store',
      'cell_size_check',
      'cipher',
    ];
    expect(settings.map((name) => Object.values(raw(read, `PRAGMA ${name}`)[0] ?? {})[0])).toEqual([
      'wal',
      2,
      1,
      2,
      1,
      'aegis',
    ]);
  });
});

describe('a transaction', () => {
  test('is undone as a whole when the work throws', () => {
    const vault = testVault();
    const broken = () =>
      vault.transact((db) => {
        putPerson(db, personRecord(1), 'sync');
        throw new Error('broken');
      });
    expect(broken).toThrow('broken');
    expect(findPersonName(vault.read, personId(1))).toBeNull();
  });

  test('refuses work that is not finished when it returns', () => {
    const vault = testVault();
    const unfinished = () =>
      vault.transact(async (db) => {
        putPerson(db, personRecord(1), 'sync');
        await Promise.resolve();
      });
    expect(unfinished).toThrow(/promise/);
    expect(findPersonName(vault.read, personId(1))).toBeNull();
  });

  test('is not begun inside another', () => {
    const vault = testVault();
    expect(() => vault.transact(() => vault.transact(() => 1))).toThrow(/inside another/);
  });

  test('that finds the disk full is undone and has a problem of its own', () => {
    const vault = testVault();
    raw(vault.read, 'PRAGMA max_page_count = 1');
    let problem: unknown;
    try {
      vault.transact((db) => {
        for (const person of people(500)) putPerson(db, person, 'sync');
      });
    } catch (error) {
      problem = vaultProblemOf(error);
    }
    expect(problem).toEqual({ code: 'vault/disk-full' });
    expect(findPersonName(vault.read, personId(1))).toBeNull();
  });
});

test('a bug is no problem of the vault', () => {
  expect(vaultProblemOf(new Error('database disk image is malformed'))).toBeNull();
  expect(vaultProblemOf(new Database.SqliteError('unique', 'SQLITE_CONSTRAINT_UNIQUE'))).toBeNull();
});
