import { expect, test } from 'vitest';
import { visualRuns } from '../../../../main/print/visual-runs.ts';

const isArabic = (codePoint: number): boolean => codePoint >= 0x600 && codePoint <= 0x6ff;
const covers = (font: string, codePoint: number): boolean =>
  codePoint === 0x20 || font.startsWith('arabic') === isArabic(codePoint);
const runs = (line: string, direction: 'ltr' | 'rtl') =>
  visualRuns(line, { direction, weight: 'regular', covers }).map(({ text }) => text.trim());

test('an Arabic line begins at the right, and a Danish name in it still reads from the left', () => {
  expect(runs('منح Karen Holm توكيل', 'rtl')).toEqual(['توكيل', 'Karen Holm', 'منح']);
});

test('a Danish line with an Arabic name keeps its own order', () => {
  expect(runs('Fra محمد til', 'ltr')).toEqual(['Fra', 'محمد', 'til']);
});

test('brackets in an Arabic line open towards what they hold', () => {
  expect(runs('(منح)', 'rtl')).toEqual(['(', 'منح', ')']);
});

test('numbers in an Arabic line are not turned', () => {
  expect(runs('منح 2026', 'rtl')).toEqual(['2026', 'منح']);
});

test('a name set apart does not draw the number after it to its side', () => {
  expect(runs('\u2068Aarhus\u2069 · \u20682 مارس\u2069', 'rtl').join('')).toBe('مارس2·Aarhus');
  expect(runs('Aarhus · 2 مارس', 'rtl').join('')).toBe('مارسAarhus · 2');
});
