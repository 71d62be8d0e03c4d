import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openVault } from '../../main/vault/open.ts';
import { testFolder, testVault } from '../helpers/vault-open.ts';
import { silentLog } from '../helpers/vault-settings.ts';
import { beginInteraction } from '../helpers/vault-work.ts';

const key = Buffer.alloc(32, 7);
const [headerBytes, frameBytes] = [32, 24 + 4096];

/** A vault as a power cut leaves it, three contacts in its log; `change` is what happened to the log since. */
const afterPowerCut = (change: (log: Buffer) => Buffer): string => {
  const [before, after] = [testFolder(), testFolder()];
  const vault = testVault(join(before, 'vault.db'));
  for (const id of ['1', '2', '3']) vault.transact((db) => beginInteraction(db, id));
  for (const name of readdirSync(before).filter((each) => !each.endsWith('-shm'))) {
    const content = readFileSync(join(before, name));
    writeFileSync(join(after, name), name.endsWith('-wal') ? change(content) : content);
  }
  return join(after, 'vault.db');
};

const contactsIn = (file: string): unknown => {
  const opened = openVault({ file, key, log: silentLog });
  if (!opened.ok) return opened.problem.code;
  const rows = opened.value.read
    .prepare('SELECT interaction_id FROM interaction ORDER BY interaction_id')
    .pluck()
    .all();
  opened.value.close();
  return rows;
};

const flip =
  (placeOf: (log: Buffer) => number) =>
  (log: Buffer): Buffer => {
    const changed = Buffer.from(log);
    const at = placeOf(log);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    return changed;
  };

test('a log that is whole is taken as it is', () => {
  expect(contactsIn(afterPowerCut((log) => log))).toEqual(['1', '2', '3']);
});

test('damage before the last commit is told: what was committed behind it never goes without a word', () => {
  expect(contactsIn(afterPowerCut(flip(() => headerBytes + 100)))).toBe('vault/damaged');
  expect(contactsIn(afterPowerCut(flip(() => headerBytes + 3 * frameBytes + 9)))).toBe('vault/damaged');
});

test('a damaged head of the log is told', () => {
  for (const at of [1, 10, 17, 30]) expect(contactsIn(afterPowerCut(flip(() => at)))).toBe('vault/damaged');
});

test('a last transaction that a power cut broke off is left out, and nothing is said of damage', () => {
  expect(contactsIn(afterPowerCut((log) => log.subarray(0, log.length - 100)))).toEqual(['1', '2']);
  expect(contactsIn(afterPowerCut(flip((log) => log.length - 100)))).toEqual(['1', '2']);
});
