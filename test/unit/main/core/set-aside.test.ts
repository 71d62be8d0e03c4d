import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { setAside } from '../../../../main/core/set-aside.ts';

const clock = { now: () => new Date(1000), monotonicMs: () => 0 };
const names = ['record', 'keys', 'vault.db'];

const folderWith = (...files: readonly string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-set-aside-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of files) writeFileSync(join(folder, file), '');
  return folder;
};

test('an enrolment that breaks off while it sets the old vault aside can be tried again: the record goes first', () => {
  const folder = folderWith('keys', 'record', 'vault.db', 'vault.db-wal');
  mkdirSync(join(folder, 'keys.set-aside-1000', 'in the way'), { recursive: true });
  expect(() => setAside(folder, names, clock)).toThrow('keys.set-aside-1000');
  expect(existsSync(join(folder, 'record'))).toBe(false);
  expect(existsSync(join(folder, 'vault.db'))).toBe(true);
});

test('nothing else is touched', () => {
  const folder = folderWith('keys', 'record', 'vault.db-wal', 'vault.db.before-20', 'other');
  setAside(folder, names, clock);
  expect(readdirSync(folder).toSorted((one, two) => one.localeCompare(two, 'en'))).toEqual([
    'keys.set-aside-1000',
    'other',
    'record.set-aside-1000',
    'vault.db-wal.set-aside-1000',
    'vault.db.before-20',
  ]);
});

test('what was set aside before keeps its name, so that a vault and its log are still found together', () => {
  const folder = folderWith('vault.db', 'vault.db-wal');
  setAside(folder, names, clock);
  writeFileSync(join(folder, 'vault.db'), '');
  setAside(folder, names, { ...clock, now: () => new Date(2000) });
  expect(readdirSync(folder).toSorted((one, two) => one.localeCompare(two, 'en'))).toEqual([
    'vault.db-wal.set-aside-1000',
    'vault.db.set-aside-1000',
    'vault.db.set-aside-2000',
  ]);
});
