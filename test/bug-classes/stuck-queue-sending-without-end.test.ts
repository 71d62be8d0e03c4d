import type { Outbox } from '../../main/sync/ports.ts';
import type { Vault } from '../../main/vault/open.ts';
import { raw } from '../helpers/vault-open.ts';
import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';
import { VaultWorld } from './vault-world.ts';

type BreakOutbox = (outbox: Outbox, vault: Vault) => Outbox;

/** The power goes while work is on the wire; the vault still calls it "sending" when the machine is on again. */
const afterACrash = async (breakOutbox: BreakOutbox | null): Promise<string | null> => {
  const world = new VaultWorld();
  const envelopeIds = world.queue('anna', 'bo', 'anna');
  const ports = world.ports();
  ports.outbox.markSending({ envelopeIds, until: world.clock.now() + 5 * 60_000 });
  const engine = world.engine({
    ...ports,
    outbox: breakOutbox?.(ports.outbox, world.vault) ?? ports.outbox,
  });
  engine.start();
  await world.clock.runUntil(30_000);
  await engine.stop();
  const states = world.outbox();
  return states.every((state) => state === 'sent') ? null : `after 30 seconds: ${states.join(', ')}`;
};

describeClass('Stuck queue: sending without end', {
  'an item in "sending" has no lease that runs out': shown(afterACrash, (outbox: Outbox, vault: Vault) => ({
    ...outbox,
    releaseWaits: () => undefined,
    listSendable: (query) => {
      const sending = raw(vault.read, `SELECT envelope_id AS id FROM outbox WHERE state = 'sending'`);
      const ids = new Set(sending.map((row) => (row as { readonly id: string }).id));
      return outbox.listSendable(query).filter(({ envelopeId }) => !ids.has(envelopeId));
    },
  })),
  'work leaves before its attachments': shown(inWorlds, bugs['work leaves before its attachments']),
  'an upload that central has forgotten is believed to be there': shown(
    inWorlds,
    bugs['an upload that central has forgotten is believed to be there'],
  ),
});
