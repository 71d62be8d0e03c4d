import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dataFolderAt, type DataFolder } from '../../../../main/core/data-folder.ts';
import { claimDataFolder, emptyDataFolder } from '../../../../main/start/claim.ts';

let folder: string;
let data: DataFolder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claim-'));
  data = dataFolderAt(join(folder, 'data'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('A folder that is not there yet is made and taken', () => {
  expect(claimDataFolder(data).ok).toBe(true);
  expect(existsSync(data.root)).toBe(true);
});

test('A folder with other things in it is left alone', () => {
  mkdirSync(data.root);
  writeFileSync(join(data.root, 'thesis.txt'), 'the work of years');
  expect(claimDataFolder(data)).toEqual({ ok: false, problem: { kind: 'not-ours' } });
  expect(existsSync(join(data.root, 'start.pid'))).toBe(false);
});

test('A second start hears who has the folder', () => {
  claimDataFolder(data);
  expect(claimDataFolder(data)).toEqual({ ok: false, problem: { kind: 'in-use', pid: process.pid } });
});

test('A folder that was given back can be taken again', () => {
  const claim = claimDataFolder(data);
  if (claim.ok) claim.value.release();
  expect(claimDataFolder(data).ok).toBe(true);
});

test('A lock of a process that is gone does not count', () => {
  claimDataFolder(data);
  writeFileSync(join(data.root, 'start.pid'), '4194999');
  expect(claimDataFolder(data).ok).toBe(true);
});

test('A lock from before the machine was started does not count, whoever has that number now', () => {
  claimDataFolder(data);
  utimesSync(join(data.root, 'start.pid'), 0, 0);
  expect(claimDataFolder(data).ok).toBe(true);
});

test('Starting over forgets the workstation and its window, and nothing else', () => {
  claimDataFolder(data);
  for (const part of [data.workstation, data.window, data.central]) {
    mkdirSync(part);
    writeFileSync(join(part, 'file'), '');
  }
  emptyDataFolder(data);
  expect([data.workstation, data.window, data.central].map((part) => existsSync(part))).toEqual([
    false,
    false,
    true,
  ]);
});
