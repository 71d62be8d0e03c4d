import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recallPlace, rememberPlace } from '../../../../main/desktop/window-place.ts';

let folder: string;
const file = () => join(folder, 'window', 'place.json');
const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const place = { x: 200, y: 100, width: 900, height: 700 };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'window-place-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('The window opens where it was closed', () => {
  expect(rememberPlace(file(), place)).toBe(true);
  expect(recallPlace(file(), [screen])).toEqual(place);
});

test('Where its screen is gone, it keeps its size and nothing else', () => {
  rememberPlace(file(), { ...place, x: 2500 });
  expect(recallPlace(file(), [screen])).toEqual({ width: 900, height: 700 });
});

test.each(['', '{}', '{"x":0,"y":0,"width":1,"height":1}', '{"x":"0"}'])(
  'A place that reads %j is as good as none',
  (text) => {
    rememberPlace(file(), place);
    writeFileSync(file(), text);
    expect(recallPlace(file(), [screen])).toEqual({ width: 1280, height: 860 });
  },
);

test('A disk that refuses costs the place and nothing else', () => {
  writeFileSync(join(folder, 'window'), 'a file where the folder should be');
  expect(rememberPlace(file(), place)).toBe(false);
});
