import { expect, test } from 'vitest';
import type { StatusLine } from '../../../../../preload/contract/outbox.ts';
import { needsOf } from '../../../../../renderer/features/home/needs.ts';

const nowMs = Date.parse('2026-05-02T10:00:00Z');
const inHours = (hours: number): string => new Date(nowMs + hours * 3_600_000).toISOString();
const quiet: StatusLine = {
  connection: 'online',
  connectionSince: inHours(-1),
  unsent: 4,
  parked: 0,
  unreadable: 0,
  nextTryAt: null,
  waitsFor: null,
  isLinkSlow: false,
  isMetered: false,
  heldDocuments: null,
  lastReceiptAt: null,
  dataAsOf: null,
  leaseUntil: inHours(2),
  clockBehindMs: null,
  filling: null,
  hasSecondCopy: true,
  lowDisk: null,
};
const kinds = (change: Partial<StatusLine>) =>
  needsOf({ ...quiet, ...change }, nowMs).map((need) => need.kind);

test('work that sends itself, and a lease that renews itself, need nobody', () => {
  expect(kinds({})).toEqual([]);
});

test('a lease that ends within a day needs somebody only while nothing renews it', () => {
  expect(kinds({ connection: 'offline' })).toEqual(['lease']);
  expect(kinds({ connection: 'offline', leaseUntil: inHours(25) })).toEqual([]);
});

test('work that nobody can read any more comes before all that is safe', () => {
  expect(kinds({ unreadable: 1, parked: 2 })).toEqual(['unreadable', 'parked']);
});

test('parked work comes before everything else', () => {
  expect(kinds({ parked: 2, connection: 'upgrade-needed' })).toEqual(['parked', 'upgrade', 'lease']);
});
