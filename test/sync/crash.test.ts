import { describe, expect, test } from 'vitest';
import { mortalPorts } from '../helpers/sync-crash.ts';
import type { Crash } from '../helpers/sync-crash.ts';
import { SyncWorld } from '../helpers/sync-world.ts';

/** An afternoon with a refusal, a request to come later and a lost answer; the power goes once, and the machine starts again. */
const liveThrough = async (crash: Crash) => {
  const world = new SyncWorld();
  let [patience, losses] = [1, 1];
  world.central.verdict = ({ lane }) => {
    if (lane === 'bo') return 'refused';
    patience -= lane === 'carl' ? 1 : 0;
    return lane === 'carl' && patience >= 0 ? 'later' : null;
  };
  world.central.trouble = (call) => {
    losses -= call.startsWith('push') ? 1 : 0;
    return call.startsWith('push') && losses >= 0 ? 'answer-lost' : null;
  };
  world.queue('anna', 'bo', 'carl', 'anna', 'carl');
  const { ports, countCalls } = mortalPorts(world, crash);
  world.engine(ports).start();
  await world.clock.runUntil(30_000);
  const callsOfFirstLife = countCalls();

  const second = world.engine();
  second.start();
  await world.clock.runUntil(120_000);
  await second.stop();
  const end = {
    outbox: world.outbox.summary(),
    effects: [...world.central.effects].sort(),
    annaInOrder: world.central.effects.filter((effect) => effect.startsWith('anna')),
    carlInOrder: world.central.effects.filter((effect) => effect.startsWith('carl')),
    isReplicaUpToDate: world.replica.cursor === world.central.cursor,
    hasEachEffectOnce: new Set(world.replica.effective).size === world.replica.effective.length,
  };
  return { end, callsOfFirstLife };
};

describe('wherever the power goes', () => {
  test('the end is the same (I1, I2, I3, I7)', async () => {
    const undisturbed = await liveThrough({ atCall: Infinity, moment: 'before' });
    expect(undisturbed.end).toEqual({
      outbox: ['1:sent', '2:parked:authority/insufficient', '3:sent', '4:sent', '5:sent'],
      effects: ['anna:1', 'anna:2', 'carl:1', 'carl:2'],
      annaInOrder: ['anna:1', 'anna:2'],
      carlInOrder: ['carl:1', 'carl:2'],
      isReplicaUpToDate: true,
      hasEachEffectOnce: true,
    });
    expect(undisturbed.callsOfFirstLife).toBeGreaterThan(20);
    for (let atCall = 1; atCall <= undisturbed.callsOfFirstLife; atCall += 1) {
      for (const moment of ['before', 'after'] as const) {
        const { end } = await liveThrough({ atCall, moment });
        expect({ atCall, moment, ...end }).toEqual({ atCall, moment, ...undisturbed.end });
      }
    }
  });
});
