import { expect, test } from 'vitest';
import type { Vault } from '../../../main/vault/open.ts';
import { bringAgain } from '../../../main/vault/queries/bring-again.ts';
import { markSent } from '../../../main/vault/queries/outbox-progress.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { beginInteraction, moment, queueWork } from '../../helpers/vault-work.ts';

const confirmed = (): Vault => {
  const vault = testVault();
  vault.transact((db) => {
    beginInteraction(db, 'i-1');
    queueWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: null });
    markSent(db, { envelopeId: 'e-1', jws: 'receipt', centralSequence: 1, at: moment(9) });
  });
  return vault;
};

const attempt = (vault: Vault, sql: string) => () => vault.transact((db) => raw(db, sql));

test('sent work stays sent as long as its receipt stands, and a receipt goes only where it is kept as one that was lost', () => {
  const vault = confirmed();
  expect(attempt(vault, `UPDATE outbox SET state = 'waiting', sent_at = NULL`)).toThrow(
    'sent work stays sent',
  );
  expect(attempt(vault, 'DELETE FROM receipt')).toThrow('a receipt is never deleted');
});

test('a lost receipt never changes and never goes', () => {
  const vault = confirmed();
  vault.transact((db) => bringAgain(db, { envelopeId: 'e-1', at: moment(20) }));
  expect(raw(vault.read, 'SELECT envelope_id AS id, jws, lost_at AS at FROM lost_receipt')).toEqual([
    { id: 'e-1', jws: 'receipt', at: moment(20) },
  ]);
  expect(attempt(vault, `UPDATE lost_receipt SET jws = 'other'`)).toThrow('a receipt never changes');
  expect(attempt(vault, 'DELETE FROM lost_receipt')).toThrow('a receipt is never deleted');
});

test('what was signed of work that is brought again never changes', () => {
  const vault = confirmed();
  vault.transact((db) => bringAgain(db, { envelopeId: 'e-1', at: moment(20) }));
  expect(attempt(vault, `UPDATE outbox SET content = 'other'`)).toThrow('what was signed never changes');
});
