import { expect, test } from 'vitest';
import { emptyLane, gapGraceMs, judgeLane, type Lane } from '../../../central/domain/judge-lane.ts';

const now = '2026-03-10T09:00:00.000Z';
const later = (ms: number): string => new Date(Date.parse(now) + ms).toISOString();
const lane = (lastSequence: number, ended: readonly number[] = []): Lane => ({
  ...emptyLane,
  lastSequence,
  ended: new Set(ended),
});

test('the first piece, and whatever follows the last one, is next', () => {
  expect(judgeLane(emptyLane, 1, now)).toEqual({ kind: 'next' });
  expect(judgeLane(lane(4), 5, now)).toEqual({ kind: 'next' });
});

test('what comes before what it follows waits, and after the grace goes on without it', () => {
  const waits = judgeLane(lane(1), 3, now);
  expect(waits).toMatchObject({ kind: 'wait', afterMs: 5000, lane: { lastSequence: 1, gapSince: now } });
  const waiting = { ...lane(1), gapSince: now };
  expect(judgeLane(waiting, 3, later(gapGraceMs - 1))).toMatchObject({ kind: 'wait', afterMs: 1 });
  expect(judgeLane(waiting, 3, later(gapGraceMs))).toEqual({ kind: 'next' });
});

test('what comes after a later one was judged is too late', () => {
  expect(judgeLane(lane(3), 3, now)).toEqual({ kind: 'too-late' });
});

test('nobody waits for what its desk has ended, however much of it there is; for anything else they do', () => {
  expect(judgeLane(lane(1, [2, 3]), 4, now)).toEqual({ kind: 'next' });
  expect(judgeLane(lane(0, [1]), 2, now)).toEqual({ kind: 'next' });
  expect(judgeLane(lane(1, [3]), 4, now)).toMatchObject({ kind: 'wait' });
  expect(judgeLane(lane(1, [2]), 4, now)).toMatchObject({ kind: 'wait' });
});
