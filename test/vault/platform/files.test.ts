import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePrivateFolder, writeFileAtomically } from '../../../main/platform/files.ts';
import { testFolder } from '../../helpers/vault-open.ts';

test('a file is replaced as a whole, for its owner only, and nothing is left beside it', () => {
  const folder = testFolder();
  const file = join(folder, 'record.json');
  writeFileSync(file, 'old and longer', { mode: 0o644 });
  writeFileAtomically(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['record.json']);
});

test('what an earlier, broken try left is no obstacle', () => {
  const file = join(testFolder(), 'record.json');
  writeFileSync(`${file}.unfinished`, 'half', { mode: 0o644 });
  writeFileAtomically(file, 'whole');
  expect(readFileSync(file, 'utf8')).toBe('whole');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('the old file stays where the new one cannot be put', () => {
  const folder = testFolder();
  mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
  expect(() => writeFileAtomically(join(folder, 'taken'), 'new')).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect(readdirSync(join(folder, 'taken'))).toEqual(['inside']);
});

test('a private folder is its owner’s only', () => {
  const folder = join(testFolder(), 'a', 'b');
  makePrivateFolder(folder);
  makePrivateFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});
