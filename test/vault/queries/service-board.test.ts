import { expect, test } from 'vitest';
import { findBoard, saveBoard } from '../../../main/vault/queries/service-board.ts';
import { testVault } from '../../helpers/vault-open.ts';

const eid = {
  service: 'eid',
  state: 'down',
  since: '2026-03-10T07:30:00.000Z',
  expectedUntil: '2026-03-10T09:00:00.000Z',
  announcement: 'Medbring pas. أحضر جواز سفرك',
};
const mailbox = { service: 'mailbox', state: 'up', since: null, expectedUntil: null, announcement: null };

test('a vault that has never heard the board says so', () => {
  expect(findBoard(testVault().read)).toEqual({ heardAt: null, services: [] });
});

test('a board takes the place of the one before, whole, with its own time', () => {
  const vault = testVault();
  vault.transact((db) => saveBoard(db, [mailbox, eid], '2026-03-10T08:00:00.000Z'));
  expect(findBoard(vault.read)).toEqual({ heardAt: '2026-03-10T08:00:00.000Z', services: [eid, mailbox] });
  vault.transact((db) => saveBoard(db, [mailbox], '2026-03-10T08:05:00.000Z'));
  expect(findBoard(vault.read)).toEqual({ heardAt: '2026-03-10T08:05:00.000Z', services: [mailbox] });
  vault.transact((db) => saveBoard(db, [], '2026-03-10T08:10:00.000Z'));
  expect(findBoard(vault.read)).toEqual({ heardAt: '2026-03-10T08:10:00.000Z', services: [] });
});
