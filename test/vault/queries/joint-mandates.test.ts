import { expect, test } from 'vitest';
import { letGo } from '../../../main/vault/queries/held.ts';
import { putMandate } from '../../../main/vault/queries/replica-mandate.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';
import { mandateRecord } from '../../helpers/vault-records.ts';

/** Person 1 lets 2 and 3 act for her together; 2 lives elsewhere. */
const keepJoint = () => {
  const vault = testVault();
  const otherGrantees = [{ kind: 'person' as const, partyId: personId(3), name: 'Bo Hansen' }];
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    putPerson(db, personRecord(3), 'sync');
    putMandate(db, mandateRecord('m-1', { otherGrantees, decide: 'jointly' }));
  });
  return vault;
};

const mandates = (vault: ReturnType<typeof keepJoint>): unknown =>
  raw(vault.read, 'SELECT mandate_id AS id FROM mandate');

test('a mandate stays in the file of a second attorney when its grantor leaves', () => {
  const vault = keepJoint();
  vault.transact((db) => letGo(db, personId(1)));
  expect(mandates(vault)).toEqual([{ id: 'm-1' }]);
});

test('a mandate goes with the last person here who is part of it, also where that is a second attorney', () => {
  const vault = keepJoint();
  vault.transact((db) => {
    letGo(db, personId(1));
    putMandate(
      db,
      mandateRecord('m-1', {
        version: 2,
        otherGrantees: [{ kind: 'person', partyId: personId(3), name: 'Bo Hansen' }],
      }),
    );
    letGo(db, personId(3));
  });
  expect(mandates(vault)).toEqual([]);
});
