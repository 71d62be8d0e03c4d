import { expect, test } from 'vitest';
import { highestOf, lowerOf, reaches } from '../../../../../main/domain/identity/levels.ts';
import type { AssuranceLevel } from '../../../../../preload/contract/values.ts';

const ascending: readonly AssuranceLevel[] = ['none', 'low', 'substantial', 'high'];

test('a level reaches itself and all below it, and none above', () => {
  for (const [at, level] of ascending.entries())
    for (const [other, needed] of ascending.entries()) expect(reaches(level, needed)).toBe(at >= other);
});

test('of two levels the lower one holds, in whichever order', () => {
  expect([lowerOf('high', 'low'), lowerOf('low', 'high'), lowerOf('low', 'low')]).toEqual([
    'low',
    'low',
    'low',
  ]);
});

test('of several levels the best is found wherever it stands, and of none there is none', () => {
  expect(highestOf(['low', 'high', 'substantial'])).toBe('high');
  expect(highestOf(['high', 'low'])).toBe('high');
  expect(highestOf([])).toBe('none');
});
