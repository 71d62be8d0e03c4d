import type { Change } from '../../central/api/sync.ts';
import type { PulledPage, Replica, UnreadChange } from '../../main/sync/ports.ts';
import { applyKept, createVaultReplica } from '../../main/sync/vault-replica.ts';
import type { Vault } from '../../main/vault/open.ts';
import { findPersonName } from '../../main/vault/queries/people.ts';
import { keepUnread } from '../../main/vault/queries/unread-changes.ts';
import { testVault } from '../helpers/vault-open.ts';
import { asOf, personId, personRecord } from '../helpers/vault-people.ts';
import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

const subjectId = personId(1);
const change = (sequence: number, version: number): Change => ({
  entity: 'person',
  sequence,
  subjectId,
  record: personRecord(1, { version }),
});

/** A later word about the person, which this version could not read when it came. */
const unread: UnreadChange = {
  entity: 'unread',
  sequence: 2,
  subjectId,
  kind: 'person',
  recordId: subjectId,
  content: JSON.stringify(change(2, 2)),
};
const removed: Change = {
  entity: 'subject-removed',
  sequence: 3,
  subjectId,
  record: { personId: subjectId },
};

const page = (...changes: PulledPage['changes']): PulledPage => ({
  changes,
  cursor: String(changes.at(-1)?.sequence),
  hasMore: false,
  subjectCount: 1,
  asOf,
});

type BreakReplica = (replica: Replica, vault: Vault) => Replica;

/** Somebody leaves what this machine follows, while words about them lie here that only the next version can read. */
const gone = (breakReplica: BreakReplica | null): string | null => {
  const vault = testVault();
  const real = createVaultReplica(vault);
  const replica = breakReplica?.(real, vault) ?? real;
  const now = Date.parse(asOf);
  for (const each of [page(change(1, 1)), page(unread), page(removed)]) replica.apply(each, now);
  applyKept(vault);
  return findPersonName(vault.read, subjectId) === null ? null : 'somebody who was removed is back';
};

describeClass('Lost update', {
  'what was queued during a push is marked as sent with it': shown(
    inWorlds,
    bugs['what was queued during a push is marked as sent with it'],
  ),
  'central does not look at what was changed since': shown(
    inWorlds,
    bugs['central does not look at what was changed since'],
  ),
  'what was kept unread about somebody brings them back': shown(gone, (replica: Replica, vault: Vault) => ({
    ...replica,
    apply: (pulled: PulledPage, now: number) => {
      const applied = replica.apply(pulled, now);
      if (pulled.changes.some(({ entity }) => entity === 'subject-removed'))
        vault.transact((db) => keepUnread(db, unread, asOf));
      return applied;
    },
  })),
});
