import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createServerClock } from '../../../../main/core/server-clock.ts';
import type { SeenClock } from '../../../../main/vault/queries/server-clock.ts';

const hourMs = 3_600_000;
const noon = Date.parse('2026-03-02T12:00:00.000Z');

/** A machine whose wall clock is off, in a world whose time runs by itself. */
const machine = (behindMs: number, last: SeenClock | null = null) => {
  let trueMs = noon;
  let wallOffMs = -behindMs;
  const saved: SeenClock[] = [];
  const serverClock = createServerClock({
    clock: { now: () => new Date(trueMs + wallOffMs) },
    elapsedMs: () => trueMs - noon,
    bootId: 'run-1',
    last,
    save: (seen) => saved.push(seen),
  });
  return {
    serverClock,
    saved,
    pass: (ms: number) => {
      trueMs += ms;
    },
    moveWallClock: (ms: number) => {
      wallOffMs += ms;
    },
    hearFromCentral: (roundTripMs = 200) => {
      const heard = serverClock.timeAnswer();
      trueMs += roundTripMs;
      heard(new Date(trueMs - roundTripMs / 2).toUTCString());
    },
    /** How far it is from the truth. */
    errorMs: () => Math.abs(serverClock.now().getTime() - trueMs),
  };
};

describe("central's clock as a machine knows it", () => {
  test('is unknown before central has ever answered, and the machine goes by its own', () => {
    const { serverClock } = machine(3 * hourMs);
    expect(serverClock.reading()).toEqual({
      monotonicMs: 0,
      bootId: 'run-1',
      serverOffsetMs: null,
      offsetAgeMs: null,
    });
    expect(serverClock.now()).toEqual(new Date(noon - 3 * hourMs));
  });

  test.each([
    ['behind', 3 * hourMs],
    ['ahead', -3 * hourMs],
  ])('is right on a machine that is three hours %s', (_, behindMs) => {
    const it = machine(behindMs);
    it.hearFromCentral();
    expect(it.errorMs()).toBeLessThan(1000);
    expect(Math.round((it.serverClock.offsetMs() ?? 0) / hourMs)).toBe(behindMs / hourMs);
  });

  test('stays right when the wall clock is moved in the middle, and the offset says by how much', () => {
    const it = machine(0);
    it.hearFromCentral();
    it.pass(hourMs);
    it.moveWallClock(5 * hourMs);
    it.pass(hourMs);
    expect(it.errorMs()).toBeLessThan(1000);
    expect(Math.round((it.serverClock.offsetMs() ?? 0) / hourMs)).toBe(-5);
    expect(it.serverClock.reading().offsetAgeMs).toBe(2 * hourMs);
  });

  test('holds from an earlier run, with its age', () => {
    const last = { offsetMs: hourMs, observedAt: new Date(noon - 4 * hourMs).toISOString() };
    const it = machine(hourMs, last);
    expect(it.serverClock.reading()).toMatchObject({ serverOffsetMs: hourMs, offsetAgeMs: 3 * hourMs });
    expect(it.errorMs()).toBe(0);
  });

  test('is unknown when the clock was put back before the moment at which it was last seen', () => {
    const last = { offsetMs: 0, observedAt: new Date(noon).toISOString() };
    const { serverClock } = machine(hourMs, last);
    expect(serverClock.offsetMs()).toBeNull();
    // It cannot be earlier than it was then: a lease that had run out stays so.
    expect(serverClock.now()).toEqual(new Date(noon));
  });

  test('is not learnt from an answer without a date, or one that was on its way too long', () => {
    const it = machine(hourMs);
    it.serverClock.timeAnswer()('yesterday');
    it.serverClock.timeAnswer()(null);
    it.hearFromCentral(61_000);
    expect(it.serverClock.offsetMs()).toBeNull();
  });

  test('is kept for the next start when it is news, and not with each answer', () => {
    const it = machine(hourMs);
    for (let answers = 0; answers < 20; answers += 1) it.hearFromCentral();
    expect(it.saved).toHaveLength(1);
    it.moveWallClock(60_000);
    it.hearFromCentral();
    expect(it.saved).toHaveLength(2);
  });

  test('is right within seconds, whatever the clock is off by and however often it is moved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e10, max: 1e10 }),
        fc.array(
          fc.record({ pass: fc.nat(1e8), move: fc.integer({ min: -1e9, max: 1e9 }), hears: fc.boolean() }),
        ),
        (behindMs, steps) => {
          const it = machine(behindMs);
          it.hearFromCentral();
          for (const { pass, move, hears } of steps) {
            it.pass(pass);
            it.moveWallClock(move);
            if (hears) it.hearFromCentral();
            expect(it.errorMs()).toBeLessThan(2000);
          }
        },
      ),
    );
  });
});
