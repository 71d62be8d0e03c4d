import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff } from '../../../main/sync/core/backoff.ts';

const bounds = { shortestMs: 500, longestMs: 30_000 };
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the delay before the next attempt', () => {
  test.each([
    { attempt: 1, random: 0, delayMs: 500 },
    { attempt: 1, random: 0.5, delayMs: 750 },
    { attempt: 2, random: 0.5, delayMs: 1250 },
    { attempt: 3, random: 0.5, delayMs: 2250 },
    { attempt: 4, random: 0.5, delayMs: 4250 },
    { attempt: 6, random: 0.5, delayMs: 15_250 },
    { attempt: 60, random: 0.5, delayMs: 15_250 },
    { attempt: 60, random: 0, delayMs: 500 },
    { attempt: 1_000_000, random: 0.999_999, delayMs: 29_999 },
  ])('is $delayMs ms after failure $attempt with jitter $random', ({ attempt, random, delayMs }) => {
    expect(backoff(attempt, random, bounds)).toBe(delayMs);
  });

  test('never leaves its bounds (I8)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        random,
        fc.nat(10_000),
        fc.nat(100_000),
        (attempt, r, low, more) => {
          const delayMs = backoff(attempt, r, { shortestMs: low, longestMs: low + more });
          expect(delayMs).toBeGreaterThanOrEqual(low);
          expect(delayMs).toBeLessThanOrEqual(low + more);
        },
      ),
    );
  });

  test('never shrinks with more failures, jitter being equal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), random, (attempt, r) => {
        expect(backoff(attempt + 1, r, bounds)).toBeGreaterThanOrEqual(backoff(attempt, r, bounds));
      }),
    );
  });
});
