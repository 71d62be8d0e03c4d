import { expect, test } from 'vitest';
import type { PersonRecord } from '../../../central/api/records.ts';
import { findPersonFacts } from '../../../main/vault/queries/people.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { listSharedHome } from '../../../main/vault/queries/shared-home.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { asOf, personId, personRecord } from '../../helpers/vault-people.ts';

const related = (number: number, relation: PersonRecord['relations'][number]['relation']) => ({
  personId: personId(number),
  name: `Person ${number}`,
  birthDate: null,
  relation,
  from: null,
  until: null,
  matters: null,
});

/** A child; mother (2) and father (3) hold custody, mother and a lodger (4) live with it. */
const child = (hasShieldedAddress: boolean): PersonRecord =>
  personRecord(1, {
    hasShieldedAddress,
    relations: [
      related(2, 'custody-holder'),
      related(3, 'custody-holder'),
      related(2, 'lives-with'),
      related(4, 'lives-with'),
    ],
  });

const keep = (...records: readonly PersonRecord[]) => {
  const vault = testVault();
  vault.transact((db) => {
    for (const record of records) putPerson(db, record, 'sync');
  });
  return vault.read;
};

test('of a protected child the custody holder it lives with is known to the decision, and nobody else of the home', () => {
  expect(listSharedHome(keep(child(true)), personId(1))).toEqual([{ personId: personId(2), asOf }]);
});

test('the file does not say so', () => {
  const relations = findPersonFacts(keep(child(true)), personId(1))?.relations ?? [];
  expect(relations.map((each) => [each.personId, each.relation])).toEqual([
    [personId(2), 'custody-holder'],
    [personId(3), 'custody-holder'],
  ]);
});

test('of somebody who is not protected it answers nothing: their file says it', () => {
  const read = keep(child(false));
  expect(listSharedHome(read, personId(1))).toEqual([]);
  expect(findPersonFacts(read, personId(1))?.relations).toHaveLength(4);
});

test('of a child that became protected only that is left', () => {
  const read = keep(child(false), { ...child(true), version: 2 });
  expect(listSharedHome(read, personId(1)).map((each) => each.personId)).toEqual([personId(2)]);
});
