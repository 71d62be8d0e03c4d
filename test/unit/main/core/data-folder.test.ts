import { expect, test } from 'vitest';
import { defaultDataRoot } from '../../../../main/core/data-folder.ts';

const home = '/home/anna';

test('On Linux the data lies where XDG says, or in its default', () => {
  expect(defaultDataRoot({ env: { XDG_DATA_HOME: '/data' }, platform: 'linux', home })).toBe(
    '/data/counterpart',
  );
  expect(defaultDataRoot({ env: { XDG_DATA_HOME: '' }, platform: 'linux', home })).toBe(
    '/home/anna/.local/share/counterpart',
  );
});

test('On macOS the data lies in Application Support', () => {
  expect(defaultDataRoot({ env: {}, platform: 'darwin', home })).toBe(
    '/home/anna/Library/Application Support/Counterpart',
  );
});

test('Another folder can be named', () => {
  expect(defaultDataRoot({ env: { COUNTERPART_DATA_FOLDER: '/elsewhere' }, platform: 'linux', home })).toBe(
    '/elsewhere',
  );
});
