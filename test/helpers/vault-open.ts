import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createLog } from '../../main/platform/log.ts';
import { systemClock } from '../../main/platform/clock.ts';
import type { ReadDb } from '../../main/vault/handle.ts';
import { openVault, type Vault } from '../../main/vault/open.ts';

export const testKey = Buffer.alloc(32, 7);
export const silentLog = createLog(systemClock, () => undefined);

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) cleanUp();
});

/** A folder that is gone after the test. */
export const testFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-vault-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A real, encrypted vault on disk, closed and gone after the test. */
export const testVault = (file: string = join(testFolder(), 'vault.db')): Vault => {
  const opened = openVault({ file, key: testKey, log: silentLog });
  if (!opened.ok) throw new Error(opened.problem.code);
  cleanUps.push(() => opened.value.close());
  return opened.value;
};

/** SQL past the query files, to look at tables and to try what must not be possible. */
export const raw = (db: ReadDb, sql: string, ...parameters: readonly unknown[]): readonly unknown[] => {
  const statement = db.prepare(sql);
  if (statement.reader) return statement.all(...parameters);
  statement.run(...parameters);
  return [];
};
