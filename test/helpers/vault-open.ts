import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ReadDb } from '../../main/vault/handle.ts';
import { openVault, type Vault } from '../../main/vault/open.ts';
import { silentLog, testKey } from './vault-settings.ts';

/** A folder that is gone after the test. */
export const testFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-vault-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const openNow = (file: string): Vault => {
  const opened = openVault({ file, key: testKey, log: silentLog });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
};

let newVault: Buffer | null = null;

/** An empty vault as a file: made once for all tests of a worker, since making one flushes the disk for every migration. */
const newVaultFile = (): Buffer => {
  if (newVault === null) {
    const file = join(testFolder(), 'new.db');
    openNow(file).close();
    newVault = readFileSync(file);
  }
  return newVault;
};

/** A real, encrypted vault on disk, a new one where there is no such file; closed and gone after the test. */
export const testVault = (file: string = join(testFolder(), 'vault.db')): Vault => {
  if (!existsSync(file)) writeFileSync(file, newVaultFile());
  const vault = openNow(file);
  onTestFinished(() => vault.close());
  return vault;
};

/** SQL past the query files, to look at tables and to try what must not be possible. */
export const raw = (db: ReadDb, sql: string, ...parameters: readonly unknown[]): readonly unknown[] => {
  const statement = db.prepare(sql);
  if (statement.reader) return statement.all(...parameters);
  statement.run(...parameters);
  return [];
};
