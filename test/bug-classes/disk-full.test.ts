import type { Lease } from '../../central/api/devices.ts';
import type { Vault } from '../../main/vault/open.ts';
import { findLease, listStaff, saveLease } from '../../main/vault/queries/lease.ts';
import { vaultProblemOf } from '../../main/vault/vault-problem.ts';
import { staff } from '../helpers/central-people.ts';
import { raw, testVault } from '../helpers/vault-open.ts';
import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

const lease: Lease = {
  leaseId: 'lease-1',
  notAfter: '2026-03-03T00:00:00.000Z',
  longestOfflineHours: 72,
  policyVersion: '1',
  staff: [{ ...staff, guardSalt: '', guardedHashes: [] }],
  orders: [],
  serverTime: '2026-03-02T09:00:00.000Z',
};
/** More than the disk has left. */
const guardedHashes = Array.from({ length: 10_000 }, (_, at) => `relative-${at}-`.padEnd(40, 'x'));
const larger: Lease = {
  ...lease,
  leaseId: 'lease-2',
  notAfter: '2026-03-04T00:00:00.000Z',
  staff: [{ ...staff, guardSalt: 'salt', guardedHashes }],
};

type Renew = (vault: Vault, lease: Lease) => void;

/** What decides who may work here is written anew, and the disk is full. */
const onAFullDisk = (breakRenewal: Renew | null): string | null => {
  const vault = testVault();
  const renew: Renew = breakRenewal ?? ((at, next) => at.transact((db) => saveLease(db, next)));
  renew(vault, lease);
  const pages = Number(Object.values(raw(vault.read, 'PRAGMA page_count')[0] as object)[0]);
  raw(vault.read, `PRAGMA max_page_count = ${pages}`);
  let told: unknown = null;
  try {
    renew(vault, larger);
  } catch (error) {
    told = vaultProblemOf(error)?.code;
  }
  if (told !== 'vault/disk-full') return `what was told: ${String(told)}`;
  if (listStaff(vault.read).length !== 1) return 'nobody may work at this machine any more';
  if (findLease(vault.read)?.notAfter !== lease.notAfter)
    return 'the lease is half the old and half the new one';
  raw(vault.read, `PRAGMA max_page_count = ${pages * 10}`);
  renew(vault, larger);
  return findLease(vault.read)?.notAfter === larger.notAfter ? null : 'nothing goes on when there is room';
};

describeClass('Disk full', {
  'sync stops at a full disk and says nothing': shown(
    inWorlds,
    bugs['sync stops at a full disk and says nothing'],
  ),
  'settings are emptied before they are written anew': shown(onAFullDisk, (vault: Vault, next: Lease) => {
    vault.transact((db) => db.prepare('UPDATE staff SET is_on_lease = 0').run());
    vault.transact((db) => saveLease(db, next));
  }),
});
