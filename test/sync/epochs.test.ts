import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change, PullPage } from '../../central/api/sync.ts';
import { createVaultReplica } from '../../main/sync/vault-replica.ts';
import { findOwedReconciling } from '../../main/vault/queries/epochs.ts';
import { forgetNotBrought } from '../../main/vault/queries/retention.ts';
import { findSyncState } from '../../main/vault/queries/sync-state.ts';
import { openTestVault } from '../helpers/sync-vault.ts';
import { personId, personRecord } from '../helpers/vault-people.ts';
import { raw } from '../helpers/vault-open.ts';
import { beginInteraction } from '../helpers/vault-work.ts';

let place: ReturnType<typeof openTestVault>;
beforeEach(() => {
  place = openTestVault();
});
afterEach(() => place.remove());

const personChange = (number: number, version: number): Change => ({
  entity: 'person',
  sequence: number,
  subjectId: personId(number),
  record: { ...personRecord(number), version },
});

const take = (changes: readonly Change[], facts: Partial<PullPage> = {}) => {
  const page = { cursor: 'c', hasMore: false, subjectCount: 2, asOf: '2026-03-02T08:59:59.000Z' };
  return createVaultReplica(place.vault).apply({ ...page, ...facts, changes: [...changes] }, 0);
};

const first = { id: 'first', versionFloor: 0 };
const second = { id: 'second', versionFloor: 1000 };
const forget = () => place.vault.transact((db) => forgetNotBrought(db, 10));
const held = () => raw(place.vault.read, 'SELECT person_id AS id, version FROM person ORDER BY person_id');

test('a machine that is told of another epoch is filled anew, and owes a look at its work', () => {
  take([personChange(1, 5)], { epoch: first });
  expect(findOwedReconciling(place.vault.read)?.epoch).toBe('first');
  const applied = take([personChange(1, 1000)], { epoch: second, hasMore: true });
  expect(applied.filling).toEqual({ done: 1, total: 2 });
  expect(held()).toEqual([{ id: personId(1), version: 1000 }]);
  expect(findOwedReconciling(place.vault.read)?.epoch).toBe('second');
});

test('one from before central had epochs learns of the first without being filled anew', () => {
  take([personChange(1, 5)]);
  take([personChange(2, 5)], { epoch: first, hasMore: true });
  expect(findSyncState(place.vault.read).fillingTotal).toBeNull();
  expect(forget()).toBe(0);
});

test('one from before then whose central has been put back since is filled anew', () => {
  take([personChange(1, 5)]);
  expect(take([], { epoch: second, hasMore: true }).filling).toMatchObject({ total: 2 });
});

test('whoever central did not bring once more goes when it has brought all, whoever is at work excepted', () => {
  take([personChange(1, 5), personChange(2, 5), personChange(3, 5)], { epoch: first });
  place.vault.transact((db) => beginInteraction(db, 'i-1', personId(3)));
  take([personChange(1, 1000)], { epoch: second, hasMore: true });
  expect(forget()).toBe(0);
  take([]);
  expect(forget()).toBe(1);
  expect(held()).toEqual([
    { id: personId(1), version: 1000 },
    { id: personId(3), version: 5 },
  ]);
  const isLookedFor = () => raw(place.vault.read, 'SELECT version_floor > 0 AS yes FROM sync_state');
  expect([forget(), isLookedFor()]).toEqual([0, [{ yes: 1 }]]);
  place.vault.transact((db) =>
    raw(db, `UPDATE interaction SET state = 'abandoned', completed_at = started_at`),
  );
  expect([forget(), forget(), isLookedFor()]).toEqual([1, 0, [{ yes: 0 }]]);
});
