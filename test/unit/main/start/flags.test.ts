import { expect, test } from 'vitest';
import { readFlags } from '../../../../main/start/flags.ts';

test('Without words the machine decides', () => {
  expect(readFlags([])).toEqual({
    ok: true,
    value: {
      population: null,
      seed: null,
      isFresh: false,
      edge: null,
      isDev: false,
      port: 0,
      dataRoot: null,
      isHelp: false,
    },
  });
});

test('A million may be written with its separators', () => {
  expect(readFlags(['--population', '1,000,000'])).toMatchObject({ value: { population: 1_000_000 } });
});

test.each([
  ['--population', 'many'],
  ['--population', '0'],
  ['--population', '1.5'],
  ['--port', '70000'],
  ['--port', '-1'],
  ['--browser', '--desktop'],
  ['--unknown'],
  ['stray'],
])('%s %s is refused with a line that says why', (...words) => {
  expect(readFlags(words)).toEqual({ ok: false, problem: expect.stringMatching(/\S/) });
});
