import { expect, test } from 'vitest';
import { forgetWhatEnded, type Retention } from '../../../main/core/retention.ts';
import type { Vault } from '../../../main/vault/open.ts';
import { saveLease } from '../../../main/vault/queries/lease.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { countPeople } from '../../../main/vault/queries/replica.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { personRecord } from '../../helpers/vault-people.ts';
import { silentLog } from '../../helpers/vault-settings.ts';

/** A cache of 450 people under a lease until 8 March that lets the machine be away for 72 hours. */
const vaultWithPeople = (): Vault => {
  const vault = testVault();
  vault.transact((db) => {
    for (let ordinal = 1; ordinal <= 450; ordinal += 1) putPerson(db, personRecord(ordinal), 'sync');
    saveLease(db, {
      leaseId: 'lease-1',
      notAfter: '2026-03-08T08:00:00Z',
      longestOfflineHours: 72,
      policyVersion: '4',
      staff: [],
      orders: [],
      serverTime: '2026-03-01T08:00:00Z',
    });
  });
  return vault;
};

const at = (vault: Vault, now: string): Retention => ({
  vault,
  now: () => new Date(now),
  log: silentLog,
  onForgotten: () => undefined,
});

test('a machine that is away keeps its people while its lease runs, and as long again as it may be away', async () => {
  const vault = vaultWithPeople();
  expect(await forgetWhatEnded(at(vault, '2026-03-11T08:00:00Z'), new AbortController().signal)).toBe(0);
  expect(countPeople(vault.read)).toBe(450);
});

test('after that it forgets them all without being told', async () => {
  const vault = vaultWithPeople();
  expect(await forgetWhatEnded(at(vault, '2026-03-11T08:00:01Z'), new AbortController().signal)).toBe(450);
  expect(countPeople(vault.read)).toBe(0);
});

test('a machine without a lease has nothing to go by, and forgets nobody', async () => {
  const vault = testVault();
  vault.transact((db) => putPerson(db, personRecord(1), 'sync'));
  expect(await forgetWhatEnded(at(vault, '2030-01-01T00:00:00Z'), new AbortController().signal)).toBe(0);
});
