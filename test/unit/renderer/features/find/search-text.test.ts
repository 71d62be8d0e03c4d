import { expect, test } from 'vitest';
import { moveActive, searchTextOf } from '../../../../../renderer/features/find/search-text.ts';

test('a single letter is not asked about, and spaces do not make another question', () => {
  expect(searchTextOf(' k ')).toBeNull();
  expect(searchTextOf('  ka   holm ')).toBe('ka holm');
});

test('a pasted text is cut to what the core takes', () => {
  expect(searchTextOf('x'.repeat(300))?.length).toBe(100);
});

test('arrow keys stop at both ends of the list', () => {
  expect(moveActive(0, 'up', 3)).toBe(0);
  expect(moveActive(2, 'down', 3)).toBe(2);
  expect(moveActive(0, 'down', 3)).toBe(1);
  expect([moveActive(1, 'first', 3), moveActive(1, 'last', 3)]).toEqual([0, 2]);
});
