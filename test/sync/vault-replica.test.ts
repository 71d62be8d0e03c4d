import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change, PullPage } from '../../central/api/sync.ts';
import { createVaultReplica } from '../../main/sync/vault-replica.ts';
import { countPeople } from '../../main/vault/queries/replica.ts';
import { findSyncState } from '../../main/vault/queries/sync-state.ts';
import { findLease, listStaff } from '../../main/vault/queries/lease.ts';
import { openTestVault } from '../helpers/sync-vault.ts';
import { raw } from '../helpers/vault-open.ts';
import { personId, personRecord } from '../helpers/vault-people.ts';
import { mandateRecord } from '../helpers/vault-records.ts';

const now = Date.parse('2026-03-02T09:00:00.000Z');
const asOf = '2026-03-02T08:59:59.000Z';

const personChange = (number: number): Change => ({
  entity: 'person',
  sequence: number,
  subjectId: personId(number),
  record: personRecord(number),
});

const page = (changes: readonly Change[], facts: Partial<PullPage> = {}): PullPage => ({
  changes: [...changes],
  cursor: 'c1',
  hasMore: false,
  subjectCount: 4,
  asOf,
  ...facts,
});

describe('what the vault holds of central', () => {
  let place: ReturnType<typeof openTestVault>;
  beforeEach(() => {
    place = openTestVault();
  });
  afterEach(() => place.remove());

  const replica = () => createVaultReplica(place.vault);

  test('a page is kept with its cursor, and tells whom it changed', () => {
    const mandate: Change = {
      entity: 'mandate',
      sequence: 2,
      subjectId: personId(1),
      record: mandateRecord('m1'),
    };
    expect(replica().apply(page([personChange(1), mandate]), now)).toEqual({
      subjects: [personId(1), personId(2)],
      hasActs: false,
      filling: null,
    });
    expect(replica().findCursor()).toBe('c1');
    expect(findSyncState(place.vault.read)).toEqual({
      cursor: 'c1',
      lastContactAt: '2026-03-02T09:00:00.000Z',
      dataAsOf: asOf,
      fillingTotal: null,
    });
  });

  test('a page that cannot be kept leaves the cursor where it was', () => {
    const broken = { ...personRecord(2), birthDate: 'spring 1944' };
    const change: Change = { entity: 'person', sequence: 2, subjectId: personId(2), record: broken };
    expect(() => replica().apply(page([personChange(1), change]), now)).toThrow('CHECK constraint failed');
    expect(replica().findCursor()).toBe('');
    expect(countPeople(place.vault.read)).toBe(0);
  });

  test('much is expected until everything has come once, and not when everybody comes again', () => {
    const expected = [true, false, true].map((hasMore) => {
      replica().apply(page([], { hasMore }), now);
      return raw(place.vault.read, 'PRAGMA wal_autocheckpoint')[0];
    });
    const [seldom, often] = [{ wal_autocheckpoint: 16_000 }, { wal_autocheckpoint: 1000 }];
    expect(expected).toEqual([seldom, seldom, often]);
  });

  test('the same page twice is the same as once', () => {
    replica().apply(page([personChange(1)]), now);
    replica().apply(page([personChange(1)]), now);
    expect(countPeople(place.vault.read)).toBe(1);
  });

  test('the first filling tells how far it has come, also after a crash; later pages do not', () => {
    const reopened = place;
    const filling = (numbers: readonly number[], cursor: string, hasMore: boolean) =>
      createVaultReplica(reopened.reopen()).apply(page(numbers.map(personChange), { cursor, hasMore }), now)
        .filling;
    expect(filling([1, 2], 'c1', true)).toEqual({ done: 2, total: 4 });
    expect(filling([3, 4], 'c2', true)).toEqual({ done: 4, total: 4 });
    expect(filling([], 'c3', false)).toBeNull();
    expect(filling([1], 'c4', true)).toBeNull();
  });

  test('data counts as fresh only when there is no more to come', () => {
    replica().apply(page([personChange(1)], { hasMore: true }), now);
    expect(findSyncState(place.vault.read).dataAsOf).toBeNull();
  });

  test('a subject who left the subscription is forgotten', () => {
    replica().apply(page([personChange(1)]), now);
    const removed: Change = {
      entity: 'subject-removed',
      sequence: 2,
      subjectId: personId(1),
      record: { personId: personId(1) },
    };
    expect(replica().apply(page([removed], { cursor: 'c2' }), now).subjects).toEqual([personId(1)]);
    expect(countPeople(place.vault.read)).toBe(0);
  });

  test('more than fifty changed subjects are many', () => {
    const changes = Array.from({ length: 51 }, (_, at) => personChange(at + 1));
    expect(replica().apply(page(changes), now).subjects).toBe('many');
  });

  test('a lease is kept with the staff it names, and is a contact', () => {
    replica().saveLease(
      {
        leaseId: 'l1',
        notAfter: '2026-03-05T09:00:00.000Z',
        longestOfflineHours: 72,
        policyVersion: '1',
        staff: [
          {
            staffId: 's1',
            name: 'Sara',
            role: 'counter',
            office: 'Aarhus',
            personId: null,
            guardSalt: '',
            guardedHashes: [],
          },
        ],
        orders: [],
        serverTime: asOf,
      },
      now,
    );
    expect(findLease(place.vault.read)?.notAfter).toBe('2026-03-05T09:00:00.000Z');
    expect(listStaff(place.vault.read).map(({ name }) => name)).toEqual(['Sara']);
    expect(findSyncState(place.vault.read).lastContactAt).toBe('2026-03-02T09:00:00.000Z');
  });
});
