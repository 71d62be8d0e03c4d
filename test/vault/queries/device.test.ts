import { describe, expect, test } from 'vitest';
import type { Lease } from '../../../central/api/devices.ts';
import { type Device, findDevice, saveDevice } from '../../../main/vault/queries/device.ts';
import { findGuardList, isGuarded } from '../../../main/vault/queries/guard-list.ts';
import {
  findLease,
  findStaff,
  listStaff,
  nameOfStaff,
  saveLease,
} from '../../../main/vault/queries/lease.ts';
import {
  findCursor,
  findSyncState,
  saveCursor,
  saveFilling,
  saveLastContact,
} from '../../../main/vault/queries/sync-state.ts';
import { testVault } from '../../helpers/vault-open.ts';

const device: Device = {
  deviceId: 'device-1',
  centreId: 'centre-1',
  centralUrl: 'https://central.example',
  privateKey: 'private',
  signingKey: '{"kid":"s"}',
  sealingKey: '{"kid":"e"}',
  isDemonstration: true,
  enrolledAt: '2026-03-01T08:00:00.000Z',
};

const lease = (staff: Lease['staff']): Lease => ({
  leaseId: 'lease-1',
  notAfter: '2026-03-08T08:00:00Z',
  longestOfflineHours: 72,
  policyVersion: '4',
  staff,
  orders: [],
  serverTime: '2026-03-01T08:00:00Z',
});
const mette: Lease['staff'][number] = {
  staffId: 'mette',
  name: 'Mette Clerk',
  role: 'counter',
  office: 'Aarhus',
  personId: 'person-9',
  guardSalt: 'salt',
  guardedHashes: ['hash-1', 'hash-2'],
};

test('a vault belongs to one device for good', () => {
  const vault = testVault();
  expect(findDevice(vault.read)).toBeNull();
  vault.transact((db) => saveDevice(db, device));
  expect(findDevice(vault.read)).toEqual(device);
  expect(() => vault.transact((db) => saveDevice(db, { ...device, deviceId: 'other' }))).toThrow(/UNIQUE/);
});

describe('a lease', () => {
  test('is replaced by the next one, and so is who may work here', () => {
    const vault = testVault();
    expect(findLease(vault.read)).toBeNull();
    vault.transact((db) => saveLease(db, lease([mette, { ...mette, staffId: 'bo', name: 'Bo Agent' }])));
    expect(listStaff(vault.read).map(({ name }) => name)).toEqual(['Bo Agent', 'Mette Clerk']);
    vault.transact((db) =>
      saveLease(db, { ...lease([{ ...mette, role: 'supervisor' }]), notAfter: '2026-03-09T08:00:00Z' }),
    );
    expect(findLease(vault.read)).toEqual({
      notAfter: '2026-03-09T08:00:00Z',
      longestOfflineHours: 72,
      renewedAt: '2026-03-01T08:00:00Z',
    });
    expect(listStaff(vault.read)).toEqual([
      {
        staffId: 'mette',
        name: 'Mette Clerk',
        role: 'supervisor',
        office: 'Aarhus',
        personId: 'person-9',
      },
    ]);
  });

  test('brings the list of whose files are not for whom, and the next one brings another', () => {
    const vault = testVault();
    expect(findGuardList(vault.read, 'mette')).toEqual({ salt: '', hashes: new Set() });
    vault.transact((db) => saveLease(db, lease([mette])));
    expect(findGuardList(vault.read, 'mette')).toEqual({
      salt: 'salt',
      hashes: new Set(['hash-1', 'hash-2']),
    });
    vault.transact((db) => saveLease(db, lease([{ ...mette, guardSalt: 'new', guardedHashes: ['hash-3'] }])));
    expect(findGuardList(vault.read, 'mette')).toEqual({ salt: 'new', hashes: new Set(['hash-3']) });
  });

  test('has hashes that know the people they were made of and nobody else', () => {
    // SHA-256 of `salt-1person-7`, as openssl has it.
    const list = { salt: 'salt-1', hashes: new Set(['C51ry4awg8iIO-NK8dpu2jLXCeDIw-WD9EQrf96Fclo']) };
    expect(isGuarded(list, 'person-7')).toBe(true);
    expect(isGuarded(list, 'person-8')).toBe(false);
    expect(isGuarded({ ...list, salt: 'salt-2' }, 'person-7')).toBe(false);
    expect(isGuarded({ salt: '', hashes: new Set() }, '')).toBe(false);
  });

  test('that no longer names somebody takes them off, but their name stays with what they did', () => {
    const vault = testVault();
    vault.transact((db) => saveLease(db, lease([mette])));
    vault.transact((db) => saveLease(db, lease([])));
    expect(findStaff(vault.read, 'mette')).toBeNull();
    expect([nameOfStaff(vault.read, 'mette'), nameOfStaff(vault.read, 'nobody')]).toEqual([
      'Mette Clerk',
      'nobody',
    ]);
  });
});

test('the place in the feed and the age of the data are kept; contact without data leaves the age', () => {
  const vault = testVault();
  expect(findCursor(vault.read)).toBe('');
  vault.transact((db) => {
    saveCursor(db, 'c-1');
    saveFilling(db, 20_000);
    saveLastContact(db, { at: '2026-03-01T08:00:00.000Z', dataAsOf: '2026-03-01T07:59:00.000Z' });
    saveLastContact(db, { at: '2026-03-01T09:00:00.000Z', dataAsOf: null });
  });
  expect(findSyncState(vault.read)).toEqual({
    cursor: 'c-1',
    fillingTotal: 20_000,
    lastContactAt: '2026-03-01T09:00:00.000Z',
    dataAsOf: '2026-03-01T07:59:00.000Z',
  });
});
