import { expect, test } from 'vitest';
import { createDecide } from '../../../main/sync/core/decide.ts';
import { initialState } from '../../../main/sync/core/state.ts';
import type { CoreStatus } from '../../../main/sync/core/state.ts';
import type { SyncEvent } from '../../../main/sync/core/step.ts';
import { defaultTiming } from '../../../main/sync/core/timing.ts';

const quiet = { waitsFor: null, isLinkSlow: false, isMetered: false, holdsDocuments: false } as const;

const announcements = (events: readonly SyncEvent[]): readonly CoreStatus[] => {
  const decide = createDecide(defaultTiming);
  let state = initialState(0);
  return events.flatMap((event) => {
    const decision = decide(state, event);
    ({ state } = decision);
    return decision.effects.flatMap((effect) => (effect.kind === 'announce' ? [effect.status] : []));
  });
};

test('the status is announced when it changes, and only then', () => {
  const filling = { done: 500, total: 20_000 };
  expect(
    announcements([
      { kind: 'started', now: 0 },
      { kind: 'connectivityChanged', now: 10, isReachable: true, random: 0.5 },
      { kind: 'pullAnswered', now: 20, changeCount: 500, hasMore: true, filling },
      { kind: 'pullAnswered', now: 30, changeCount: 500, hasMore: false, filling: null },
      { kind: 'tick', now: 40 },
      { kind: 'nothingToPush', now: 50, nextItemAt: null },
      { kind: 'failed', now: 60, failure: { kind: 'unreachable' }, random: 0.5 },
      { kind: 'connectivityChanged', now: 900, isReachable: true, random: 0.5 },
      { kind: 'failed', now: 1000, failure: { kind: 'sign-in-needed' }, random: 0.5 },
      { kind: 'leaseAnswered', now: 61_000 },
      { kind: 'nothingToPush', now: 61_000, nextItemAt: 65_000 },
    ]),
  ).toEqual([
    { ...quiet, connection: 'online', connectionSince: 20, nextTryAt: null, filling },
    { ...quiet, connection: 'online', connectionSince: 20, nextTryAt: null, filling: null },
    {
      ...quiet,
      waitsFor: 'unreachable',
      connection: 'offline',
      connectionSince: 60,
      nextTryAt: 810,
      filling: null,
    },
    { ...quiet, connection: 'offline', connectionSince: 60, nextTryAt: null, filling: null },
    {
      ...quiet,
      waitsFor: 'sign-in-needed',
      connection: 'sign-in-needed',
      connectionSince: 1000,
      nextTryAt: 1000,
      filling: null,
    },
    { ...quiet, connection: 'online', connectionSince: 61_000, nextTryAt: null, filling: null },
    { ...quiet, connection: 'online', connectionSince: 61_000, nextTryAt: 65_000, filling: null },
  ]);
});

test('a fault of this machine says nothing about the connection', () => {
  expect(
    announcements([
      { kind: 'started', now: 0 },
      { kind: 'failed', now: 10, failure: { kind: 'broken' }, random: 0.5 },
    ]),
  ).toEqual([
    {
      ...quiet,
      waitsFor: 'broken',
      connection: 'checking',
      connectionSince: 0,
      nextTryAt: 760,
      filling: null,
    },
  ]);
});

test('what holds the documents back is told, and that "send now" lifts it until nothing is left', () => {
  const told = announcements([
    { kind: 'meteredSet', now: 0, isMetered: true },
    { kind: 'started', now: 0 },
    { kind: 'sendNow', now: 10 },
    { kind: 'uploadAnswered', now: 20 },
    { kind: 'nothingToPush', now: 30, nextItemAt: null },
  ]);
  expect(told.map(({ isMetered, holdsDocuments }) => [isMetered, holdsDocuments])).toEqual([
    [true, true],
    [true, false],
    [true, false],
    [true, true],
  ]);
});

test('an update that is needed to send says when that is tried again, and why', () => {
  expect(
    announcements([
      { kind: 'started', now: 0 },
      { kind: 'pushHeld', now: 10 },
    ]),
  ).toMatchObject([{ nextTryAt: 10 + defaultTiming.longestPauseMs, waitsFor: 'upgrade-needed' }]);
});

test('a network that wants a sign-in of its own is a state of its own, and central found again ends it', () => {
  const told = announcements([
    { kind: 'started', now: 0 },
    { kind: 'failed', now: 10, failure: { kind: 'captive-portal' }, random: 0.5 },
    { kind: 'pullAnswered', now: 900, changeCount: 0, hasMore: false, filling: null },
  ]);
  expect(told.map(({ connection, waitsFor }) => [connection, waitsFor])).toEqual([
    ['captive-portal', 'captive-portal'],
    ['online', null],
  ]);
});
