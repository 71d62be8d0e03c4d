import type { Clock, Transport } from '../../main/sync/ports.ts';
import { SyncWorld } from '../helpers/sync-world.ts';
import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

type BreakPull = (transport: Transport, clock: Clock) => Transport;
const aYearAhead = Date.UTC(2027, 2, 2);

/** A machine whose clock is a year ahead does some work, and follows what becomes of it. */
const aheadOfCentral = async (breakPull: BreakPull | null): Promise<string | null> => {
  const world = new SyncWorld(aYearAhead);
  world.queue('anna', 'bo', 'anna');
  const ports = world.ports();
  const engine = world.engine({
    ...ports,
    transport: breakPull?.(ports.transport, ports.clock) ?? ports.transport,
  });
  engine.start();
  await world.clock.runUntil(60_000);
  world.queue('carl');
  engine.workQueued();
  await world.clock.runUntil(5 * 60_000);
  await engine.stop();
  const { cursor, effective } = world.replica;
  if (cursor !== world.central.cursor) return `follows from ${cursor}, central is at ${world.central.cursor}`;
  return effective.length === 4 ? null : `of 4 changes ${effective.length} were seen`;
};

describeClass('Clock ahead', {
  'the cursor comes from the clock of the machine': shown(
    inWorlds,
    bugs['the cursor comes from the clock of the machine'],
  ),
  'what is asked for begins where the clock of the machine stands': shown(
    aheadOfCentral,
    (transport: Transport, clock: Clock): Transport => ({
      push: transport.push,
      renewLease: transport.renewLease,
      status: transport.status,
      pull: (_, signal) => transport.pull(String(clock.now()), signal),
    }),
  ),
});
