import { expect, test } from 'vitest';
import { findCursor, saveCursor } from '../../../main/vault/queries/sync-state.ts';
import { findPersonName } from '../../../main/vault/queries/people.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { countPeople, removeSubject } from '../../../main/vault/queries/replica.ts';
import { countHeld, forgetEnded, keepLookedUp, letGoOfAll } from '../../../main/vault/queries/retention.ts';
import type { Vault } from '../../../main/vault/open.ts';
import { testVault, raw } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';

const tomorrow = '2026-05-09T12:00:00.000Z';
const later = '2026-05-09T12:00:00.001Z';

const lookUp = (vault: Vault, ordinal: number, keepUntil = tomorrow): void =>
  vault.transact((db) => {
    keepLookedUp(db, { personId: personId(ordinal), keepUntil });
    putPerson(db, personRecord(ordinal), 'lookup');
  });

const serve = (vault: Vault, ordinal: number): void =>
  vault.transact((db) => {
    db.prepare(
      `INSERT INTO interaction (interaction_id, subject_id, subject_name, staff_id, channel, mode, state, purpose_id,
         legal_basis_id, started_at)
       VALUES ('i-1', ?, 'Anna', 's-1', 'counter', 'assisting', 'open', 'p', 'l', '2026-05-08T12:00:00Z')`,
    ).run(personId(ordinal));
  });

test('whoever was looked up is forgotten when their day is over, and not a moment before', () => {
  const vault = testVault();
  lookUp(vault, 1);
  expect(vault.transact((db) => forgetEnded(db, '2026-05-09T11:59:59.999Z', 10))).toBe(0);
  expect(vault.transact((db) => forgetEnded(db, tomorrow, 10))).toBe(1);
  expect(findPersonName(vault.read, personId(1))).toBe(null);
  expect(countHeld(vault.read)).toBe(0);
});

test('somebody of the centre who is looked up stays', () => {
  const vault = testVault();
  vault.transact((db) => putPerson(db, personRecord(1), 'sync'));
  lookUp(vault, 1);
  expect(vault.transact((db) => forgetEnded(db, later, 10))).toBe(0);
  expect(countPeople(vault.read)).toBe(1);
});

test('who is looked up again is kept as long as the later look-up says', () => {
  const vault = testVault();
  lookUp(vault, 1);
  lookUp(vault, 1, '2026-05-11T12:00:00.000Z');
  lookUp(vault, 1, '2026-05-10T12:00:00.000Z');
  expect(vault.transact((db) => forgetEnded(db, '2026-05-11T11:00:00.000Z', 10))).toBe(0);
  expect(vault.transact((db) => forgetEnded(db, '2026-05-11T12:00:00.000Z', 10))).toBe(1);
});

test('nobody goes while they are being served', () => {
  const vault = testVault();
  lookUp(vault, 1);
  serve(vault, 1);
  expect(vault.transact((db) => forgetEnded(db, later, 10))).toBe(0);
  vault.transact((db) =>
    db.prepare(`UPDATE interaction SET state = 'abandoned', completed_at = '2026-05-08T13:00:00Z'`).run(),
  );
  expect(vault.transact((db) => forgetEnded(db, later, 10))).toBe(1);
});

test('central’s word to forget somebody ends what was noted of the look-up', () => {
  const vault = testVault();
  lookUp(vault, 1);
  vault.transact((db) => removeSubject(db, personId(1)));
  expect(countHeld(vault.read)).toBe(0);
});

test('the cache goes in pieces, and the feed is followed from its beginning afterwards', () => {
  const vault = testVault();
  vault.transact((db) => {
    for (let ordinal = 1; ordinal <= 5; ordinal += 1) putPerson(db, personRecord(ordinal), 'sync');
    saveCursor(db, 'somewhere');
  });
  lookUp(vault, 6);
  vault.transact(letGoOfAll);
  expect(findCursor(vault.read)).toBe('');
  const forget = (): number => vault.transact((db) => forgetEnded(db, later, 4));
  expect([forget(), countPeople(vault.read)]).toEqual([4, 2]);
  expect([forget(), forget()]).toEqual([2, 0]);
  expect(raw(vault.read, 'SELECT * FROM held_person')).toEqual([]);
});

test('what was let go of once is not let go of again: how far a machine was filled since stands', () => {
  const vault = testVault();
  lookUp(vault, 1);
  serve(vault, 1);
  vault.transact(letGoOfAll);
  vault.transact((db) => saveCursor(db, 'c-1'));
  vault.transact(letGoOfAll);
  expect(findCursor(vault.read)).toBe('c-1');
});
