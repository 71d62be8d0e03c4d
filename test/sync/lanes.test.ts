import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../central/api/sync.ts';
import { defaultTiming } from '../../main/sync/core/timing.ts';
import { SyncWorld } from '../helpers/sync-world.ts';

const place = (envelope: Envelope): string => `${envelope.lane}:${envelope.laneSequence}`;

describe('lanes', () => {
  test('a refused item is parked and holds neither its own lane nor any other', async () => {
    const world = new SyncWorld();
    world.central.verdict = (envelope) => (place(envelope) === 'anna:1' ? 'refused' : null);
    world.queue('anna', 'bo', 'anna');
    const engine = world.engine();
    engine.start();
    await world.clock.runUntil(1000);
    await engine.stop();
    expect(world.outbox.summary()).toEqual(['1:parked:authority/insufficient', '2:sent', '3:sent']);
  });

  test('an item that waits holds what comes after it in its lane, and no other lane', async () => {
    const world = new SyncWorld();
    let isPatient = true;
    world.central.verdict = (envelope) => (isPatient && place(envelope) === 'anna:1' ? 'later' : null);
    world.queue('anna', 'bo', 'anna', 'carl');
    const engine = world.engine();
    engine.start();
    await world.clock.runUntil(500);
    expect(world.central.effects).toEqual(['bo:1', 'carl:1']);
    isPatient = false;
    await world.clock.runUntil(10_000);
    await engine.stop();
    expect(world.central.effects).toEqual(['bo:1', 'carl:1', 'anna:1', 'anna:2']);
  });

  test('work whose version an older central does not know holds its lane, and nothing that comes meanwhile', async () => {
    const world = new SyncWorld();
    let isOlder = true;
    world.central.verdict = (envelope) =>
      isOlder && place(envelope) === 'anna:1' ? 'version-unknown' : null;
    world.queue('anna');
    const engine = world.engine();
    engine.start();
    await world.clock.runUntil(1000);
    world.queue('bo', 'anna');
    engine.workQueued();
    await world.clock.runUntil(2000);
    expect(world.central.effects).toEqual(['bo:1']);
    isOlder = false;
    await world.clock.runUntil(2000 + defaultTiming.longestPauseMs);
    await engine.stop();
    expect(world.central.effects).toEqual(['bo:1', 'anna:1', 'anna:2']);
  });

  test('an envelope that makes central refuse every batch it is in is singled out; all others pass', async () => {
    const world = new SyncWorld();
    world.queue(...Array.from({ length: 30 }, (_, at) => `subject-${at}`));
    const { push } = world.central;
    const ports = world.ports();
    const engine = world.engine({
      ...ports,
      transport: {
        ...ports.transport,
        push: (envelopes, signal) =>
          envelopes.some(({ content }) => content.includes('"subject-17"'))
            ? Promise.resolve({ kind: 'refused', code: 'request/invalid' })
            : push(envelopes, signal),
      },
    });
    engine.start();
    await world.clock.runUntil(60_000);
    await engine.stop();
    expect(world.outbox.summary().filter((line) => !line.endsWith(':sent'))).toEqual([
      '18:parked:request/invalid',
    ]);
    expect(world.central.effects).toHaveLength(29);
  });

  const trouble = fc.constantFrom(null, null, null, 'answer-lost', 'unreachable', 'later');
  const lane = fc.constantFrom('anna', 'bo', 'carl');

  test('whatever the network and central do, each item takes effect once and each lane in order (I2, I3)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(lane, { minLength: 1, maxLength: 8 }),
        fc.array(trouble, { maxLength: 12 }),
        fc.array(fc.constantFrom(null, null, 'later' as const), { maxLength: 12 }),
        async (lanes, troubles, verdicts) => {
          const world = new SyncWorld();
          const [troublesLeft, verdictsLeft] = [[...troubles], [...verdicts]];
          world.central.trouble = () => {
            const next = troublesLeft.shift() ?? null;
            if (next === 'later') return { kind: 'later', afterMs: 700 };
            return next === 'unreachable' ? { kind: 'unreachable' } : next;
          };
          world.central.verdict = () => verdictsLeft.shift() ?? null;
          const engine = world.engine();
          engine.start();
          lanes.forEach((subject, at) =>
            world.clock.plan(at * 400, () => {
              world.queue(subject);
              engine.workQueued();
            }),
          );
          await world.clock.runUntil(300_000);
          await engine.stop();
          expect(world.outbox.summary()).toEqual(lanes.map((_, at) => `${at + 1}:sent`));
          for (const subject of new Set(lanes)) {
            const count = lanes.filter((other) => other === subject).length;
            expect(world.central.effects.filter((effect) => effect.startsWith(subject))).toEqual(
              Array.from({ length: count }, (_, at) => `${subject}:${at + 1}`),
            );
          }
          expect(world.replica.cursor).toBe(world.central.cursor);
        },
      ),
      { numRuns: 60 },
    );
  });
});
