import { describe, expect, test } from 'vitest';
import { createDecide } from '../../../main/sync/core/decide.ts';
import { initialState, statusOf, type SyncState } from '../../../main/sync/core/state.ts';
import type { SyncAction, SyncEvent } from '../../../main/sync/core/step.ts';
import { defaultTiming } from '../../../main/sync/core/timing.ts';

const decide = createDecide(defaultTiming);
const holdMs = defaultTiming.longestPauseMs;

/** Tells the core one event after the other; answers its state and the last thing it asked for. */
const tell = (
  ...events: readonly SyncEvent[]
): { readonly state: SyncState; readonly asked: SyncAction | null } => {
  let state = initialState(0);
  let asked: SyncAction | null = null;
  for (const event of events) {
    const decision = decide(state, event);
    ({ state } = decision);
    const last = decision.effects.at(-1);
    asked = last === undefined || last.kind === 'announce' ? null : last;
  }
  return { state, asked };
};

const online: readonly SyncEvent[] = [
  { kind: 'started', now: 0 },
  { kind: 'connectivityChanged', now: 0, isReachable: true, random: 0.5 },
];
const held: readonly SyncEvent[] = [...online, { kind: 'pushHeld', now: 10 }];
const pulled = (now: number): SyncEvent => ({
  kind: 'pullAnswered',
  now,
  changeCount: 0,
  hasMore: false,
  filling: null,
});

const locked = (now: number, isNews = false): SyncEvent => ({ kind: 'pullHeld', now, isNews });

describe('when central does not take the version of what is pushed', () => {
  test('pulls go on, and the status keeps saying that an update is needed', () => {
    expect(tell(...held).asked).toMatchObject({ kind: 'pull' });
    const after = tell(...held, pulled(20));
    expect(after.asked).toEqual({ kind: 'renewLease' });
    expect(statusOf(after.state).connection).toBe('upgrade-needed');
    const quiet = tell(...held, pulled(20), { kind: 'leaseAnswered', now: 30 });
    expect(quiet.asked).toMatchObject({ kind: 'wait' });
    expect(statusOf(quiet.state).connection).toBe('upgrade-needed');
  });

  test('new work pushes nothing meanwhile, and "send now" does', () => {
    const queued = tell(...held, pulled(20), { kind: 'workQueued', now: 30 });
    expect(queued.asked?.kind).not.toBe('push');
    expect(tell(...held, { kind: 'sendNow', now: 40 }).asked).toMatchObject({ kind: 'push' });
  });

  test('a push is tried again after a while, and one that is taken ends it', () => {
    const again: readonly SyncEvent[] = [
      ...held,
      pulled(20),
      { kind: 'leaseAnswered', now: 30 },
      { kind: 'tick', now: 10 + holdMs },
    ];
    expect(tell(...again).asked).toMatchObject({ kind: 'push' });
    const taken = tell(...again, { kind: 'pushAnswered', now: 20 + holdMs, acceptedCount: 1 });
    expect(statusOf(taken.state).connection).toBe('online');
  });
});

const refused = (now: number): SyncEvent => ({
  kind: 'failed',
  now,
  failure: { kind: 'sign-in-needed' },
  random: 0.5,
});

describe('when central asks to sign in', () => {
  test('the lease is asked for at once, and not again and again where that does not help', () => {
    const first = tell(...online, refused(10));
    expect(first.asked).toEqual({ kind: 'renewLease' });
    const useless = tell(...online, refused(10), { kind: 'leaseAnswered', now: 20 }, refused(30));
    expect(useless.asked).toMatchObject({ kind: 'wait' });
    expect(tell(...online, refused(10), refused(20)).asked).toMatchObject({ kind: 'wait' });
  });
});

describe('while the machine is locked', () => {
  test('it delivers, renews its lease, and looks now and then whether it may ask again', () => {
    const { state, asked } = tell(...online, { kind: 'nothingToPush', now: 5, nextItemAt: null }, locked(10));
    expect(asked).toEqual({ kind: 'renewLease' });
    expect(state.pullAt).toBe(10 + defaultTiming.pollMs);
    expect(tell(...online, locked(10), { kind: 'workQueued', now: 20 }).asked).toMatchObject({
      kind: 'push',
    });
  });
});
