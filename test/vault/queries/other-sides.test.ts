import { expect, test } from 'vitest';
import type { PersonRecord } from '../../../central/api/records.ts';
import { insertInteraction, setInteractionParty } from '../../../main/vault/queries/interactions.ts';
import { listOtherSidesServed } from '../../../main/vault/queries/other-sides.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { PersonId } from '../../../preload/contract/values.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';

const [mother, father, child, keptAway] = [1, 2, 3, 4].map(personId) as [string, string, string, string];
const related = (
  id: string,
  relation: PersonRecord['relations'][number]['relation'],
): PersonRecord['relations'][number] => ({
  personId: id,
  name: 'x',
  birthDate: null,
  relation,
  from: null,
  until: null,
  matters: null,
});
const apart: PersonRecord['courtOrders'][number] = {
  orderId: 'o-1',
  kind: 'no-contact',
  personId: keptAway,
  personName: 'x',
  matters: 'all',
  court: 'x',
  madeOn: '2025-01-01',
  validUntil: '2026-01-31',
};

const family: readonly PersonRecord[] = [
  personRecord(1, { relations: [related(child, 'custody-child')], courtOrders: [apart] }),
  personRecord(2, { relations: [related(child, 'custody-child')] }),
  personRecord(3, { relations: [related(mother, 'custody-holder'), related(father, 'custody-holder')] }),
  personRecord(4),
];

type Contact = { readonly about: string; readonly party?: string; readonly staffId?: string };

const sidesOf = (
  contacts: readonly Contact[],
  {
    subject = mother,
    since = '2025-06-01T00:00:00.000Z',
    people = family,
  }: { subject?: string; since?: string; people?: readonly PersonRecord[] } = {},
): readonly string[] => {
  const vault = testVault();
  vault.transact((db) => {
    for (const person of people) putPerson(db, person, 'sync');
    contacts.forEach(({ about, party, staffId = 'me' }, index) => {
      const interactionId = `i-${index}`;
      insertInteraction(db, {
        interactionId,
        subjectId: about,
        staffId,
        channel: 'counter',
        mode: 'representing',
        purposeId: 'p',
        legalBasisId: 'l',
        startedAt: '2025-10-01T08:00:00.000Z',
      });
      if (party === undefined) return;
      setInteractionParty(db, {
        interactionId,
        party: {
          kind: 'representative',
          personId: PersonId.parse(party),
          name: 'x',
          claimedRelation: 'parent',
          organisation: null,
        },
      });
    });
  });
  return listOtherSidesServed(vault.read, { staffId: 'me', personId: subject, since });
};

test('the other holder of custody, once served, is the other side', () => {
  expect(sidesOf([{ about: father }])).toEqual([father]);
  expect(sidesOf([{ about: mother }], { subject: father })).toEqual([mother]);
});

test('so is one who came for somebody else', () => {
  expect(sidesOf([{ about: child, party: father }])).toEqual([father]);
});

test('and one whom a court keeps apart, as long as the order held in the time asked for', () => {
  expect(sidesOf([{ about: keptAway }])).toEqual([keptAway]);
  expect(sidesOf([{ about: keptAway }], { since: '2026-02-01T00:00:00.000Z' })).toEqual([]);
});

test('whom a colleague served, or nobody lately, is none', () => {
  expect(sidesOf([])).toEqual([]);
  expect(sidesOf([{ about: father, staffId: 'colleague' }])).toEqual([]);
  expect(sidesOf([{ about: father }], { since: '2025-10-02T00:00:00.000Z' })).toEqual([]);
});

test('strangers and the child itself are no side', () => {
  expect(sidesOf([{ about: child }, { about: personId(9) }])).toEqual([]);
});

const ofMother = (facts: Partial<PersonRecord>) =>
  family.map((person) => (person.personId === mother ? { ...person, ...facts } : person));

test('parents who live together or are married have no dispute that the registers know of', () => {
  const together = ofMother({ household: [related(father, 'lives-with')] });
  const married = ofMother({ relations: [related(child, 'custody-child'), related(father, 'spouse')] });
  expect(sidesOf([{ about: father }], { people: together })).toEqual([]);
  expect(sidesOf([{ about: father }], { people: married })).toEqual([]);
});
