import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kronerOf, oreOf } from '../../../../../renderer/features/services/amount.ts';

test.each([
  ['7250', '725000'],
  ['7.250', '725000'],
  ['7 250', '725000'],
  ['7,250', '725000'],
  ['7.250,5', '725050'],
  ['7,250.05', '725005'],
  ['0,99', '99'],
  [' 12 ', '1200'],
])('%j typed as kroner is %s øre', (typed, ore) => {
  expect(oreOf(typed)).toBe(ore);
});

test.each(['', 'about 7000', '72 50', '-5', '1,2345', '7.250,'])(
  '%j is no amount and stays as it was typed',
  (typed) => {
    expect(oreOf(typed)).toBe(typed);
    expect(kronerOf(typed)).toBe(typed);
  },
);

test('an amount survives being written out and read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (ore) => {
      expect(oreOf(kronerOf(String(ore)))).toBe(String(ore));
    }),
  );
});
