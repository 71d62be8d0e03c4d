import type { Outbox } from '../../main/sync/ports.ts';
import { SyncWorld } from '../helpers/sync-world.ts';
import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

/** Somebody completes work at the very moment at which other work is on the wire, and the word about it is lost. */
const queuedDuringAPush = async (
  breakOutbox: ((outbox: Outbox) => Outbox) | null,
): Promise<string | null> => {
  const world = new SyncWorld();
  world.queue('anna', 'bo');
  let isFirst = true;
  world.central.trouble = (call) => {
    if (call.startsWith('push') && isFirst) {
      isFirst = false;
      world.queue('carl', 'anna');
    }
    return null;
  };
  const ports = world.ports();
  const engine = world.engine({ ...ports, outbox: breakOutbox?.(ports.outbox) ?? ports.outbox });
  engine.start();
  await world.clock.runUntil(30_000);
  await engine.stop();
  const summary = world.outbox.summary();
  return summary.every((item) => item.endsWith(':sent')) ? null : `not seen: ${summary.join(', ')}`;
};

describeClass('Stuck queue: lost wake-up', {
  'work that was queued during a drain is not seen': shown(
    inWorlds,
    bugs['work that was queued during a drain is not seen'],
  ),
  'only what was told of is looked for': shown(queuedDuringAPush, (outbox) => {
    let toldOf: ReadonlySet<string> | null = null;
    return {
      ...outbox,
      listSendable: (query) => {
        const items = outbox.listSendable(query);
        toldOf ??= new Set(items.map(({ envelopeId }) => envelopeId));
        return items.filter(({ envelopeId }) => toldOf?.has(envelopeId));
      },
    };
  }),
});
