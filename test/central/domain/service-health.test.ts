import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  believedMs,
  failuresToDown,
  isWorthNoting,
  judgeHealth,
  noteCall,
  patienceMs,
  steadyCalls,
  steadyMs,
  stumblesToDisturbed,
  unknownHealth,
  type Health,
  type Measured,
} from '../../../central/domain/service-health.ts';
import { propertyRuns } from '../../helpers/property-runs.ts';

const second = 1000;
const minute = 60 * second;
const start = Date.parse('2026-03-10T09:00:00Z');
const at = (ms: number): Date => new Date(start + ms);

type Call = readonly [ms: number, what: 'ok' | 'fail'];
const after = (calls: readonly Call[]): Health =>
  calls.reduce(
    (health, [ms, what]) => noteCall(health, { hasSucceeded: what === 'ok', at: at(ms) }),
    unknownHealth,
  );
const judged = (calls: readonly Call[], ms: number): Measured => judgeHealth(after(calls), at(ms));
const state = (name: Measured['state'], sinceMs: number | null): Measured => ({
  state: name,
  since: sinceMs === null ? null : at(sinceMs),
});

const oftenGood = (fromMs: number, count: number): readonly Call[] =>
  Array.from({ length: count }, (_, index) => [fromMs + index * second, 'ok'] as const);
const comesAndGoes: readonly Call[] = [
  [0, 'fail'],
  [5 * second, 'ok'],
  [minute, 'fail'],
  [minute + 5 * second, 'ok'],
  [2 * minute, 'fail'],
  [2 * minute + 5 * second, 'ok'],
];

const later = (calls: readonly Call[], byMs: number): readonly Call[] =>
  calls.map(([ms, what]) => [ms + byMs, what] as const);

test.each<[string, readonly Call[], number, Measured]>([
  ['nobody has called it', [], 0, state('up', null)],
  ['one call has failed just now', [[0, 'fail']], second, state('up', null)],
  ['one call has failed, and none succeeded for a minute', [[0, 'fail']], patienceMs, state('disturbed', 0)],
  [
    'two have failed within the minute',
    [
      [0, 'fail'],
      [5 * second, 'fail'],
    ],
    30 * second,
    state('up', null),
  ],
  [
    'two have failed, and none succeeded for a minute',
    [
      [0, 'fail'],
      [5 * second, 'fail'],
    ],
    patienceMs,
    state('down', 0),
  ],
  [
    'three have failed in a row',
    [
      [0, 'fail'],
      [5 * second, 'fail'],
      [10 * second, 'fail'],
    ],
    10 * second,
    state('down', 0),
  ],
  [
    'one success after that',
    [
      [0, 'fail'],
      [5 * second, 'fail'],
      [10 * second, 'fail'],
      [20 * second, 'ok'],
    ],
    20 * second,
    state('up', 20 * second),
  ],
  ['it has begun to fail three times before it was steady', comesAndGoes, 3 * minute, state('disturbed', 0)],
  [
    'it has failed again and again, and then succeeded ten times',
    [...comesAndGoes, ...oftenGood(3 * minute, steadyCalls - 1)],
    4 * minute,
    state('up', 2 * minute + 5 * second),
  ],
  [
    'it has failed again and again, and then not for ten minutes',
    comesAndGoes,
    2 * minute + steadyMs,
    state('up', 2 * minute + 5 * second),
  ],
  [
    'it has failed three times, and was steady in between',
    [[0, 'fail'], ...oftenGood(second, steadyCalls), ...later(comesAndGoes.slice(0, 4), minute)],
    4 * minute,
    state('up', 2 * minute + 5 * second),
  ],
  [
    'the first has failed in two hours',
    [
      [0, 'fail'],
      [believedMs, 'fail'],
    ],
    believedMs + second,
    state('up', null),
  ],
  [
    'nobody has tried for two hours',
    [
      [0, 'fail'],
      [second, 'fail'],
      [2 * second, 'fail'],
    ],
    believedMs + 2 * second,
    state('up', null),
  ],
])('%s', (_what, calls, ms, expected) => {
  expect(judged(calls, ms)).toEqual(expected);
});

const anyCalls = fc
  .array(fc.record({ pauseMs: fc.integer({ min: 0, max: 15 * minute }), isGood: fc.boolean() }), {
    maxLength: 60,
  })
  .map((steps) => {
    let ms = 0;
    return steps.map(({ pauseMs, isGood }): Call => {
      ms += pauseMs;
      return [ms, isGood ? 'ok' : 'fail'];
    });
  });

const runs = { numRuns: propertyRuns(300) };

test('right after a success nothing is down, and right after three failures in a row it is', () => {
  fc.assert(
    fc.property(anyCalls, (calls) => {
      const end = calls.at(-1)?.[0] ?? 0;
      expect(judged([...calls, [end, 'ok']], end).state).not.toBe('down');
      const failed = Array.from({ length: failuresToDown }, (): Call => [end, 'fail']);
      expect(judged([...calls, ...failed], end).state).toBe('down');
    }),
    runs,
  );
});

test('a state never began in the future, nor before the first call', () => {
  fc.assert(
    fc.property(anyCalls, fc.integer({ min: 0, max: 3 * believedMs }), (calls, laterMs) => {
      const now = (calls.at(-1)?.[0] ?? 0) + laterMs;
      const { since } = judged(calls, now);
      if (since === null) return;
      expect(since.getTime()).toBeLessThanOrEqual(start + now);
      expect(since.getTime()).toBeGreaterThanOrEqual(start + (calls[0]?.[0] ?? 0));
    }),
    runs,
  );
});

/** However it fails: what desks show changes only as often as the rule says, not with each call. */
test('what fails every other call does not flicker: once disturbed it stays so until it is steady', () => {
  const calls = Array.from({ length: 200 }, (_, index): Call => [
    index * second,
    index % 2 === 0 ? 'fail' : 'ok',
  ]);
  const seen = calls.map((_, index) => judged(calls.slice(0, index + 1), index * second).state);
  const changes = seen.filter((each, index) => index > 0 && each !== seen[index - 1]);
  expect(changes).toEqual(['disturbed']);
  expect(seen.indexOf('disturbed')).toBe(2 * (stumblesToDisturbed - 1));
});

/** Some go well, some do not, for a while each: what a service that comes and goes looks like. */
const anySpells = fc
  .array(
    fc.record({
      pauseMs: fc.integer({ min: 0, max: 2 * minute }),
      isGood: fc.boolean(),
      count: fc.integer({ min: 1, max: steadyCalls + 2 }),
    }),
    { maxLength: 30 },
  )
  .map((spells) => {
    let ms = 0;
    return spells.flatMap(({ pauseMs, isGood, count }) => {
      ms += pauseMs;
      return Array.from({ length: count }, (): Call => {
        ms += second;
        return [ms, isGood ? 'ok' : 'fail'];
      });
    });
  });

test('what is not worth noting changes no state, now or later', () => {
  fc.assert(
    fc.property(anySpells, fc.integer({ min: 0, max: 2 * believedMs }), (calls, laterMs) => {
      let noted = unknownHealth;
      for (const [ms, what] of calls) {
        const hasSucceeded = what === 'ok';
        if (isWorthNoting(noted, hasSucceeded)) noted = noteCall(noted, { hasSucceeded, at: at(ms) });
        expect(judgeHealth(noted, at(ms))).toEqual(
          judgeHealth(after(calls.filter(([each]) => each <= ms)), at(ms)),
        );
      }
      const end = at((calls.at(-1)?.[0] ?? 0) + laterMs);
      expect(judgeHealth(noted, end)).toEqual(judgeHealth(after(calls), end));
    }),
    runs,
  );
});
