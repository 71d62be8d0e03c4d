import { forgetWhatEnded } from '../../main/core/retention.ts';
import type { Vault } from '../../main/vault/open.ts';
import { saveLease } from '../../main/vault/queries/lease.ts';
import { findPersonName } from '../../main/vault/queries/people.ts';
import { putPerson } from '../../main/vault/queries/replica-person.ts';
import { raw } from '../helpers/vault-open.ts';
import { personId, personRecord } from '../helpers/vault-people.ts';
import { silentLog } from '../helpers/vault-settings.ts';
import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';
import { VaultWorld } from './vault-world.ts';

const yearsLater = new Date('2036-01-01T00:00:00.000Z');
const lease = {
  leaseId: 'lease-1',
  notAfter: '2026-03-03T00:00:00.000Z',
  longestOfflineHours: 72,
  policyVersion: '1',
  staff: [],
  orders: [],
  serverTime: '2026-03-02T09:00:00.000Z',
};

type CleanUp = (vault: Vault) => void;

/** Work that never got through, on a machine that comes out of a cupboard after ten years and is cleaned up. */
const foundInACupboard = async (breakCleanUp: CleanUp | null): Promise<string | null> => {
  const world = new VaultWorld();
  const { vault } = world;
  vault.transact((db) => {
    saveLease(db, lease);
    for (const number of [1, 2]) putPerson(db, personRecord(number), 'sync');
  });
  const [envelopeId = ''] = world.queue(personId(1));
  const { outbox } = world.ports();
  outbox.markSending({ envelopeIds: [envelopeId], until: world.clock.now() + 1000 });
  outbox.settle([{ kind: 'waiting', envelopeId, nextAttemptAt: null, reason: 'unreachable' }]);
  const retention = { vault, now: () => yearsLater, log: silentLog, onForgotten: () => undefined };
  await forgetWhatEnded(retention, new AbortController().signal);
  breakCleanUp?.(vault);
  const [item] = outbox.listSendable({ now: yearsLater.getTime(), limit: 1, order: 'oldest-first' });
  if (item?.signed.content.includes(envelopeId) !== true) return 'the work is gone';
  if (findPersonName(vault.read, personId(1)) === null) return 'whom the work is about is gone';
  return findPersonName(vault.read, personId(2)) === null ? null : 'nothing was cleaned up at all';
};

describeClass('Data deleted after a failed send', {
  'an item is deleted after a send that failed': shown(
    inWorlds,
    bugs['an item is deleted after a send that failed'],
  ),
  'old work is cleaned up, sent or not': shown(foundInACupboard, (vault: Vault) => {
    // The vault itself refuses this: the copy with the bug has to take its guard away first.
    raw(vault.read, 'DROP TRIGGER outbox_never_goes');
    raw(vault.read, 'PRAGMA foreign_keys = off');
    raw(vault.read, 'DELETE FROM outbox WHERE captured_at < ?', yearsLater.toISOString());
  }),
});
