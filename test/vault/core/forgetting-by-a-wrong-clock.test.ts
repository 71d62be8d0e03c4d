import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepForgetting } from '../../../main/core/retention.ts';
import { createServerClock } from '../../../main/core/server-clock.ts';
import { saveLease } from '../../../main/vault/queries/lease.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { countPeople } from '../../../main/vault/queries/replica.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { personRecord } from '../../helpers/vault-people.ts';
import { silentLog } from '../../helpers/vault-settings.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const yearMs = 365 * dayMs;
/** The lease runs out on 8 March, and the machine may be away for three days. */
const started = Date.parse('2026-03-02T08:00:00Z');

let ends: () => void = () => undefined;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  ends();
  vi.useRealTimers();
});

/** A machine that has just been switched on, with a clock that is off by so much, and people in its vault. */
const switchedOn = (aheadMs: number, lastHeardAt: number | null = null) => {
  const vault = testVault();
  vault.transact((db) => {
    for (const ordinal of [1, 2, 3]) putPerson(db, personRecord(ordinal), 'sync');
    const lease = { leaseId: 'lease-1', notAfter: '2026-03-08T08:00:00Z', longestOfflineHours: 72 };
    const rest = { policyVersion: '4', staff: [], orders: [], serverTime: '2026-03-01T08:00:00Z' };
    saveLease(db, { ...lease, ...rest });
  });
  let elapsedMs = 0;
  let wallOffMs = aheadMs;
  const clock = { now: () => new Date(started + elapsedMs + wallOffMs) };
  const serverClock = createServerClock({
    clock,
    elapsedMs: () => elapsedMs,
    bootId: 'run-1',
    last: lastHeardAt === null ? null : { offsetMs: 0, observedAt: new Date(lastHeardAt).toISOString() },
    save: () => undefined,
  });
  ends = keepForgetting({
    vault,
    serverClock,
    clock,
    elapsedMs: () => elapsedMs,
    log: silentLog,
    onForgotten: () => undefined,
  });
  return {
    hearFromCentral: (at: number) => serverClock.timeAnswer()(new Date(at).toUTCString()),
    moveClock: (byMs: number) => {
      wallOffMs += byMs;
    },
    /** How many people are still here after so much more time. */
    peopleAfter: async (ms: number) => {
      for (let passed = 0; passed < ms; passed += minuteMs) {
        elapsedMs += minuteMs;
        vi.advanceTimersByTime(minuteMs);
      }
      for (let turn = 0; turn < 20; turn += 1) await breathe();
      return countPeople(vault.read);
    },
  };
};

test('a clock that is a year ahead has a machine forget nobody before somebody can put it right', async () => {
  const { peopleAfter, moveClock } = switchedOn(yearMs);
  expect(await peopleAfter(50 * minuteMs)).toBe(3);
  moveClock(-yearMs);
  expect(await peopleAfter(24 * hourMs)).toBe(3);
});

test('nor where it leaps in the middle of a day without a network', async () => {
  const { peopleAfter, moveClock } = switchedOn(0);
  expect(await peopleAfter(9 * hourMs)).toBe(3);
  moveClock(yearMs);
  expect(await peopleAfter(50 * minuteMs)).toBe(3);
});

test('a machine that really was away forgets as soon as it hears central, or after an hour without a network', async () => {
  const online = switchedOn(yearMs);
  online.hearFromCentral(started + yearMs);
  expect(await online.peopleAfter(2 * minuteMs)).toBe(0);
  ends();
  expect(await switchedOn(yearMs).peopleAfter(2 * hourMs)).toBe(0);
});

test('a machine that heard central yesterday forgets what is over by now as soon as it is switched on', async () => {
  const { peopleAfter } = switchedOn(12 * dayMs, started + 11.5 * dayMs);
  expect(await peopleAfter(2 * minuteMs)).toBe(0);
});

test('a clock that stands a year after central was heard is not believed at once', async () => {
  const { peopleAfter } = switchedOn(yearMs, started);
  expect(await peopleAfter(50 * minuteMs)).toBe(3);
});
