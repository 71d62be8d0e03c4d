import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { listSize, scatteredPlace } from '../../../../central/domain/mandates/scattered-place.ts';

const secret = (text: string): Buffer => createHash('sha256').update(text).digest();

test('places are used once each, and all lie in the list', () => {
  const places = Array.from({ length: 20_000 }, (_, index) => scatteredPlace(secret('a'), index));
  expect(new Set(places).size).toBe(places.length);
  expect(places.every((place) => place >= 0 && place < listSize)).toBe(true);
});

test('neighbours in the order of issue lie far apart, and under another secret elsewhere', () => {
  const places = Array.from({ length: 4000 }, (_, index) => scatteredPlace(secret('a'), index));
  const gaps = places.slice(1).map((place, index) => Math.abs(place - (places[index] ?? 0)));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  // Two random places of a line lie a third of it apart.
  expect(mean / listSize).toBeGreaterThan(0.3);
  expect(mean / listSize).toBeLessThan(0.37);
  expect(gaps.filter((gap) => gap < 100).length).toBeLessThan(10);
  const elsewhere = places.filter((place, index) => place !== scatteredPlace(secret('b'), index));
  expect(elsewhere.length).toBeGreaterThan(3990);
});
