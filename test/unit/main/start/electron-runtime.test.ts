import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron } from '../../../../main/start/electron-runtime.ts';

let checkout: string;
const electron = () => join(checkout, 'node_modules', 'electron');

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'electron-runtime-'));
  mkdirSync(join(electron(), 'dist'), { recursive: true });
});
afterEach(() => rmSync(checkout, { recursive: true }));

const install = (): void => {
  writeFileSync(join(electron(), 'path.txt'), 'electron');
  writeFileSync(join(electron(), 'dist', 'electron'), '');
};

test('An installed Electron with a display is found', () => {
  install();
  expect(findElectron({ checkout, platform: 'linux', env: { DISPLAY: ':0' } })).toEqual({
    ok: true,
    value: join(electron(), 'dist', 'electron'),
  });
});

test('The package without its program is no Electron', () => {
  writeFileSync(join(electron(), 'path.txt'), 'electron');
  expect(findElectron({ checkout, platform: 'linux', env: { DISPLAY: ':0' } }).ok).toBe(false);
});

test('On Linux a window needs a display, elsewhere there always is one', () => {
  install();
  expect(findElectron({ checkout, platform: 'linux', env: {} })).toEqual({
    ok: false,
    problem: 'there is no display',
  });
  expect(findElectron({ checkout, platform: 'win32', env: {} }).ok).toBe(true);
});
