import type { Outbox } from '../../main/sync/ports.ts';
import { findForeignChange } from '../../main/vault/queries/foreign-changes.ts';
import { listParked } from '../../main/vault/queries/parked.ts';
import { findPersonName } from '../../main/vault/queries/people.ts';
import { personId, personRecord } from '../helpers/vault-people.ts';
import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';
import { VaultWorld } from './vault-world.ts';

const change = { at: '2026-03-02T08:00:00.000Z', staffName: 'Bo Lind', centreName: 'Borgerservice Viborg' };

/** Somebody else was faster, and central says what it has and by whom. */
const inConflict = (breakOutbox: ((outbox: Outbox) => Outbox) | null): string | null => {
  const world = new VaultWorld();
  const [envelopeId = ''] = world.queue(personId(1));
  const { outbox: real } = world.ports();
  const outbox = breakOutbox?.(real) ?? real;
  const current = personRecord(1, { version: 2, surname: 'Newest' });
  outbox.settle([{ kind: 'parked', envelopeId, reason: 'conflict', conflict: { current, change } }]);
  const { read } = world.vault;
  const [parked] = listParked(read);
  if (parked?.envelopeId !== envelopeId || parked.reason !== 'conflict')
    return 'nobody is shown the conflict';
  if (!parked.content.includes(envelopeId)) return 'what was written here is gone';
  if (findPersonName(read, personId(1)) !== 'Karen Newest') return 'what central has is not here';
  return findForeignChange(read, envelopeId)?.staffName === 'Bo Lind' ? null : 'nobody knows who was faster';
};

describeClass('Lost conflict', {
  'work in conflict is dropped': shown(inWorlds, bugs['work in conflict is dropped']),
  'what central has in its place is not kept': shown(inConflict, (outbox) => ({
    ...outbox,
    settle: (settlements) =>
      outbox.settle(
        settlements.map((each) =>
          each.kind === 'parked'
            ? { kind: 'parked', envelopeId: each.envelopeId, reason: each.reason }
            : each,
        ),
      ),
  })),
});
