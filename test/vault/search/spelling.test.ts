import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allowedDistance,
  remaindersOfTyped,
  remaindersOfWord,
  slips,
} from '../../../main/vault/search/spelling.ts';

const letter = fc.constantFrom(...'abcdefgh'.split(''));
const word = fc.string({ unit: letter, minLength: 4, maxLength: 14 });

const edits = fc.record({
  kind: fc.constantFrom('drop', 'add', 'change', 'swap'),
  at: fc.nat(13),
  letter,
});

type Edit = { readonly kind: string; readonly at: number; readonly letter: string };

const edit = (text: string, { kind, at, letter: by }: Edit): string => {
  const place = at % text.length;
  const [before, after] = [text.slice(0, place), text.slice(place)];
  if (kind === 'drop') return before + after.slice(1);
  if (kind === 'add') return before + by + after;
  if (kind === 'change') return before + by + after.slice(1);
  return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
};

test('a word with one slip always shares a remainder with the word that was meant', () => {
  fc.assert(
    fc.property(word, edits, (meant, slip) => {
      const typed = edit(meant, slip);
      fc.pre(allowedDistance(typed) >= 1);
      expect(slips(typed, meant)).toBeLessThanOrEqual(1);
      const stored = new Set(remaindersOfWord(meant));
      expect(remaindersOfTyped(typed).some((remainder) => stored.has(remainder))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a long word with two slips always shares a remainder with the word that was meant', () => {
  fc.assert(
    fc.property(word, edits, edits, (meant, first, second) => {
      const typed = edit(edit(meant, first), second);
      fc.pre(allowedDistance(typed) === 2);
      const stored = new Set(remaindersOfWord(meant));
      expect(remaindersOfTyped(typed).some((remainder) => stored.has(remainder))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['karen', 'karen', 0],
  ['karne', 'karen', 1],
  ['kare', 'karen', 0],
  ['krisitn', 'kristina', 1],
  ['sorensen', 'andersen', 4],
])('%s is so many slips from %s', (typed, meant, count) => {
  expect(slips(typed, meant)).toBe(count);
});

test('the shorter the word, the fewer slips are forgiven', () => {
  expect(['bo', 'ida', 'lone', 'hansens', 'sorensen'].map(allowedDistance)).toEqual([0, 0, 1, 1, 2]);
});
