import { connect } from '../../main/vault/connection.ts';
import type { Outbox } from '../../main/sync/ports.ts';
import { raw } from '../helpers/vault-open.ts';
import { testKey } from '../helpers/vault-settings.ts';
import { describeClass, shown } from './describe-class.ts';
import { VaultWorld } from './vault-world.ts';

const busyMs = 20_000;

/** Central takes the work, and just then another connection holds the vault for a while. */
const busyAfterSuccess = async (breakOutbox: ((outbox: Outbox) => Outbox) | null): Promise<string | null> => {
  const world = new VaultWorld();
  raw(world.vault.read, 'PRAGMA busy_timeout = 10');
  const other = connect(world.file, testKey, { readonly: false });
  world.queue('anna', 'bo');
  let isFirst = true;
  world.central.trouble = (call) => {
    if (call.startsWith('push') && isFirst) {
      isFirst = false;
      other.exec('BEGIN IMMEDIATE');
    }
    return null;
  };
  world.clock.plan(busyMs, () => other.exec('ROLLBACK'));
  const ports = world.ports();
  const engine = world.engine({ ...ports, outbox: breakOutbox?.(ports.outbox) ?? ports.outbox });
  engine.start();
  await world.clock.runUntil(10 * 60_000);
  await engine.stop();
  other.close();
  if (world.faults.length === 0) return 'nobody was told that the vault was busy';
  if (world.central.effects.join() !== 'anna:1,bo:1') return `in effect: ${world.central.effects.join()}`;
  const states = world.outbox();
  return states.every((state) => state === 'sent') ? null : `given up: ${states.join(', ')}`;
};

describeClass('False dead-letter', {
  'what could not be written down counts as a failed send, and is given up': shown(
    busyAfterSuccess,
    (outbox) => {
      const givenUp = new Set<string>();
      return {
        ...outbox,
        settle: (settlements) => {
          try {
            outbox.settle(
              settlements.map((each) =>
                givenUp.has(each.envelopeId)
                  ? { kind: 'parked', envelopeId: each.envelopeId, reason: 'unknown' }
                  : each,
              ),
            );
          } catch (error) {
            for (const { envelopeId } of settlements) givenUp.add(envelopeId);
            throw error;
          }
        },
      };
    },
  ),
});
