import type { Clock } from '../../main/sync/ports.ts';
import { SyncWorld } from '../helpers/sync-world.ts';
import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

const outageMs = 10 * 60_000;
const healedWithinMs = 30_000;

/** The link is away for a while and comes back; nobody says so. */
const afterAnOutage = async (breakClock: ((clock: Clock) => Clock) | null): Promise<string | null> => {
  const world = new SyncWorld();
  world.queue('anna', 'bo');
  let isUp = false;
  world.central.trouble = () => (isUp ? null : { kind: 'unreachable' });
  const ports = world.ports();
  const engine = world.engine({ ...ports, clock: breakClock?.(ports.clock) ?? ports.clock });
  engine.start();
  await world.clock.runUntil(outageMs);
  isUp = true;
  await world.clock.runUntil(outageMs + healedWithinMs);
  await engine.stop();
  const unsent = world.outbox.items.filter(({ state }) => state !== 'sent');
  return unsent.length === 0 ? null : `still unsent: ${world.outbox.summary().join(', ')}`;
};

describeClass('Stuck queue: waiting for an event', {
  'the loop goes on only when something wakes it': shown(afterAnOutage, ({ now, wait }) => ({
    now,
    wait: (_, signal) => wait(outageMs * 10, signal),
  })),
  'a failed upload is not tried again by itself': shown(
    inWorlds,
    bugs['a failed upload is not tried again by itself'],
  ),
});
