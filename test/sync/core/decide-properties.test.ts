import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDecide } from '../../../main/sync/core/decide.ts';
import { initialState } from '../../../main/sync/core/state.ts';
import type { Failure } from '../../../main/sync/core/failure.ts';
import type { SyncAction, SyncEvent } from '../../../main/sync/core/step.ts';
import { defaultTiming, isDue, longestWaitMs } from '../../../main/sync/core/timing.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** Also far back and far ahead: the clock of the machine is not to be trusted. */
const now = fc.integer({ min: 0, max: 10 ** 13 });

const failure: fc.Arbitrary<Failure> = fc.oneof(
  fc.constantFrom<Failure>(
    { kind: 'unreachable' },
    { kind: 'captive-portal' },
    { kind: 'sign-in-needed' },
    { kind: 'upgrade-needed' },
    { kind: 'refused' },
    { kind: 'broken' },
  ),
  fc.record({ kind: fc.constant('later' as const), afterMs: fc.nat() }),
);

const event: fc.Arbitrary<SyncEvent> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'tick' as const,
      'workQueued' as const,
      'sendNow' as const,
      'leaseAnswered' as const,
    ),
    now,
  }),
  fc.record({ kind: fc.constant('connectivityChanged' as const), now, isReachable: fc.boolean(), random }),
  fc.record({ kind: fc.constant('nothingToPush' as const), now, nextItemAt: fc.option(now) }),
  fc.record({
    kind: fc.constantFrom('pushAnswered' as const, 'answersSettled' as const),
    now,
    acceptedCount: fc.nat(100),
  }),
  fc.record({
    kind: fc.constant('pullAnswered' as const),
    now,
    changeCount: fc.nat(500),
    hasMore: fc.boolean(),
    filling: fc.constant(null),
  }),
  fc.record({ kind: fc.constant('pullHeld' as const), now, isNews: fc.boolean() }),
  fc.record({ kind: fc.constant('failed' as const), now, failure, random }),
  fc.record({ kind: fc.constant('meteredSet' as const), now, isMetered: fc.boolean() }),
  fc.record({
    kind: fc.constant('linkMeasured' as const),
    now,
    sample: fc.record({ bytes: fc.nat(2_000_000), ms: fc.nat(100_000) }),
  }),
);

const decide = createDecide(defaultTiming);

const after = (events: readonly SyncEvent[]) => {
  let decision = decide(initialState(0), { kind: 'started', now: 0 });
  for (const next of events) decision = decide(decision.state, next);
  return decision;
};

/** How one step of the engine ends: how long it took, and of what it failed, if it did. */
const ending = fc.record({
  ms: fc.nat(2000),
  failure: fc.option(failure),
  acceptedCount: fc.nat(3),
  hasMore: fc.boolean(),
  isUpload: fc.boolean(),
  /** Meanwhile somebody finished work. */
  isQueued: fc.boolean(),
  random,
});
type Ending = typeof ending extends fc.Arbitrary<infer Value> ? Value : never;

const answerTo = (action: SyncAction, now: number, given: Ending): SyncEvent => {
  if (action.kind === 'wait') return { kind: 'tick', now };
  if (given.failure !== null) return { kind: 'failed', now, failure: given.failure, random: given.random };
  if (action.kind === 'probe')
    return { kind: 'connectivityChanged', now, isReachable: true, random: given.random };
  if (action.kind === 'renewLease') return { kind: 'leaseAnswered', now };
  if (action.kind === 'pull')
    return { kind: 'pullAnswered', now, changeCount: 0, hasMore: given.hasMore, filling: null };
  return given.isUpload
    ? { kind: 'uploadAnswered', now }
    : { kind: 'pushAnswered', now, acceptedCount: given.acceptedCount };
};

/** Pushes that failed while a pull or the renewal was due, since that was last tried: the most there were at any time. */
const mostPutOff = (endings: readonly Ending[]): number => {
  let [most, now] = [0, 0];
  const putOff = { pull: 0, renewLease: 0 };
  let { state, effects } = after([]);
  for (const given of endings) {
    const action = effects.at(-1);
    if (action === undefined || action.kind === 'announce') throw new Error('there is always one action');
    const event = answerTo(action, now + given.ms + (action.kind === 'wait' ? action.delayMs : 0), given);
    if (action.kind === 'pull' || action.kind === 'renewLease') putOff[action.kind] = 0;
    if (action.kind === 'push' && event.kind === 'failed') {
      if (isDue(state.pullAt, now, defaultTiming)) putOff.pull += 1;
      if (isDue(state.leaseAt, now, defaultTiming)) putOff.renewLease += 1;
    }
    most = Math.max(most, putOff.pull, putOff.renewLease);
    now = event.now;
    ({ state, effects } = decide(state, event));
    if (given.isQueued) ({ state, effects } = decide(state, { kind: 'workQueued', now }));
  }
  return most;
};

describe('whatever happens', () => {
  test('a pull and a renewal of the lease that are due are put off by one push that fails, and by no second one', () => {
    fc.assert(
      fc.property(fc.array(ending, { maxLength: 200, size: 'max' }), (endings) => {
        expect(mostPutOff(endings)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  test('there is exactly one next action, last, and no wait is longer than the longest (I8)', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const { effects } = after(events);
        const actions = effects.filter((effect) => effect.kind !== 'announce');
        expect(actions).toHaveLength(1);
        const action = effects.at(-1);
        if (action?.kind !== 'wait') return;
        expect(action.delayMs).toBeGreaterThanOrEqual(0);
        expect(action.delayMs).toBeLessThanOrEqual(longestWaitMs(defaultTiming));
      }),
      { numRuns: 500 },
    );
  });

  test('"send now" always leads to the network at once', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), now, (events, at) => {
        const { state } = after(events);
        const action = decide(state, { kind: 'sendNow', now: at }).effects.at(-1);
        expect(['probe', 'push', 'renewLease']).toContain(action?.kind);
      }),
    );
  });

  test('a push that central asked to come later does not leave at once', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), now, random, (events, at, jitter) => {
        const { state } = after(events);
        const later: SyncEvent = {
          kind: 'failed',
          now: at,
          failure: { kind: 'later', afterMs: 5000 },
          random: jitter,
        };
        const action = decide(state, later).effects.at(-1);
        expect(action?.kind === 'wait' && action.delayMs >= 5000).toBe(true);
      }),
    );
  });

  test('the same state and event give the same decision, and nothing given is changed', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 10 }), event, (events, next) => {
        const { state } = after(events);
        const before = structuredClone(state);
        expect(decide(state, next)).toEqual(decide(state, next));
        expect(state).toEqual(before);
      }),
    );
  });
});
