import { expect, test } from 'vitest';
import { crossMark, signaturePath } from '../../../../renderer/components/signature-path.ts';

test('strokes become lines inside the box, whatever the pen did outside it', () => {
  expect(
    signaturePath([
      [
        [-5, 10.4],
        [1200, 301],
      ],
      [],
    ]),
  ).toBe('M 0 10 L 1000 300');
});

test('a dot is drawn, and nothing is nothing', () => {
  expect(signaturePath([[[5, 5]]])).toBe('M 5 5 L 5 5');
  expect(signaturePath([])).toBe('');
});

test('a signature that took long is thinned until the core takes it, and still ends where the pen did', () => {
  const long = Array.from({ length: 20_000 }, (_, index) => [index % 1000, index % 300] as const);
  const path = signaturePath([[...long, [777, 222]]]);
  expect(path.length).toBeLessThanOrEqual(60_000);
  expect(path.endsWith(' L 777 222')).toBe(true);
});

test('the mark of who cannot write is two strokes', () => {
  expect(signaturePath(crossMark).match(/M/gu)).toHaveLength(2);
});
