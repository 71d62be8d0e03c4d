import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../main/sync/core/failure.ts';
import { defaultTiming } from '../../../main/sync/core/timing.ts';
import { runCore, type CoreAnswer } from '../../helpers/sync-core-run.ts';

const untilMs = 6 * 3_600_000;
const failed = (failure: Failure): CoreAnswer => ({ kind: 'failed', failure, random: 0.5 });

const timesOf = (log: readonly string[], action: string): readonly number[] =>
  log.filter((line) => line.startsWith(`${action}:`)).map((line) => Number(line.split(':').at(-1)));

/** From the start to the end. */
const longestPause = (times: readonly number[]): number =>
  Math.max(...[...times, untilMs].map((time, at) => time - (times[at - 1] ?? 0)));

const failures: readonly Failure[] = [
  { kind: 'later', afterMs: 0 },
  { kind: 'unreachable' },
  { kind: 'refused' },
  { kind: 'broken' },
];

describe.each(failures)('a push that ends in $kind each time', (failure) => {
  const log = runCore({
    untilMs,
    answer: (action) => (action.kind === 'push' ? failed(failure) : null),
  });

  test('keeps the machine neither from its lease, with the orders it carries, nor from the feed', () => {
    const { quietPollMs, renewLeaseMs, retry } = defaultTiming;
    expect(longestPause(timesOf(log, 'renewLease'))).toBeLessThanOrEqual(renewLeaseMs + retry.longestMs);
    expect(longestPause(timesOf(log, 'pull'))).toBeLessThanOrEqual(quietPollMs + retry.longestMs);
  });

  test('is tried more and more rarely, whatever is answered in between', () => {
    const pushes = timesOf(log, 'push');
    expect(pushes.slice(0, 7)).toEqual([0, 750, 2000, 4250, 8500, 16_750, 32_000]);
    expect(pushes.length).toBeLessThanOrEqual(6 + untilMs / 15_250);
  });
});

test('between two pushes that fail goes one page of a first filling, and the pauses grow all the same', () => {
  const page: CoreAnswer = { kind: 'pullAnswered', changeCount: 500, hasMore: true, filling: null };
  const log = runCore({
    untilMs: 5000,
    answer: (action) =>
      action.kind === 'push' ? failed({ kind: 'later', afterMs: 0 }) : action.kind === 'pull' ? page : null,
  });
  expect(log).toEqual([
    'probe:0',
    'push:100:0',
    'pull:750',
    'renewLease:750',
    'push:100:750',
    'pull:2000',
    'push:100:2000',
    'pull:4250',
    'push:100:4250',
  ]);
});

test('where nothing passes but probes, one request leaves after each pause, as if there were but one', () => {
  const log = runCore({
    untilMs: 10_000,
    answer: (action) => (action.kind === 'probe' ? null : failed({ kind: 'unreachable' })),
  });
  expect(log.filter((line) => !line.startsWith('probe'))).toEqual([
    'push:100:0',
    'pull:750',
    'renewLease:2000',
    'push:25:4250',
    'pull:8500',
  ]);
});

test('a pull that fails each time does not keep the machine from its lease', () => {
  const log = runCore({
    untilMs: 4000,
    answer: (action) => (action.kind === 'pull' ? failed({ kind: 'later', afterMs: 0 }) : null),
  });
  expect(log).toEqual(['probe:0', 'pull:0', 'renewLease:750', 'pull:750', 'pull:1500', 'pull:2750']);
});

test('between two pieces of a large document go a pull and a lease that are due, and at once the next piece', () => {
  let pieces = 0;
  const log = runCore({
    untilMs: 0,
    answer: (action) => {
      if (action.kind !== 'push' || pieces === 4) return null;
      pieces += 1;
      return { kind: 'uploadAnswered' };
    },
  });
  expect(log).toEqual([
    'probe:0',
    'push:100:0',
    'pull:0',
    'renewLease:0',
    'push:100:0',
    'push:100:0',
    'push:100:0',
  ]);
});
