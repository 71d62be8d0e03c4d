import { describe, expect, test } from 'vitest';
import type { PersonRecord } from '../../../central/api/records.ts';
import { findPersonFacts, findPersonName } from '../../../main/vault/queries/people.ts';
import {
  listMandatesBetween,
  listMandatesGiven,
  listMandatesHeld,
} from '../../../main/vault/queries/mandates.ts';
import { insertMadeMandate } from '../../../main/vault/queries/mandates-here.ts';
import { markSent } from '../../../main/vault/queries/outbox-progress.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { putMandate } from '../../../main/vault/queries/replica-mandate.ts';
import { countPeople, putEvent, removeSubject } from '../../../main/vault/queries/replica.ts';
import { listTimeline } from '../../../main/vault/queries/timeline.ts';
import { mandatePayload } from '../../helpers/central-mandates.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { asOf, people, personId, personRecord } from '../../helpers/vault-people.ts';
import { mandateRecord } from '../../helpers/vault-records.ts';
import { beginInteraction, queueWork } from '../../helpers/vault-work.ts';

const always = { from: null, until: null, matters: null };

const whole: PersonRecord = personRecord(1, {
  version: 3,
  formerNames: ['Karen Jensen', 'Karen Olsen'],
  nationalNumber: '0205441234',
  address: {
    street: 'Skovvej',
    houseNumber: '12',
    floorAndDoor: '2. tv',
    postcode: '8277',
    town: 'Aarhus C',
    municipality: '0751',
    country: 'DK',
    careOf: 'Olsen',
    movedInOn: '2001-09-01',
  },
  contacts: [
    { kind: 'phone', value: '+4512345678', isVerified: true, asOf },
    { kind: 'email', value: 'karen@example.dk', isVerified: false, asOf },
  ],
  letters: 'print',
  household: [
    { personId: personId(2), name: 'Peter Hansen', birthDate: '1971-01-01', relation: 'child', ...always },
  ],
  relations: [
    {
      personId: personId(3),
      name: 'Ole Hansen',
      birthDate: null,
      relation: 'guardian',
      from: '2024-02-01',
      until: '2027-01-31',
      matters: 'economic',
    },
  ],
  courtOrders: [
    {
      orderId: 'order-1',
      kind: 'no-contact',
      personId: personId(4),
      personName: 'Finn Olsen',
      matters: 'all',
      court: 'Retten i Viborg',
      madeOn: '2025-05-05',
      validUntil: null,
    },
  ],
  businessRoles: [
    {
      organisationId: 'company-1',
      organisationName: 'Hansens Cykler',
      role: 'owner',
      from: '2010-01-01',
      until: null,
    },
  ],
  account: {
    registrationNumber: '9999',
    accountNumber: '1234567890',
    bankName: 'Nordbank',
    country: 'DK',
    asOf,
  },
  benefits: [
    {
      benefitId: 'benefit-1',
      kind: 'state-pension',
      monthlyAmountMinor: 745_000,
      currency: 'DKK',
      status: 'paid',
      nextPaymentOn: '2026-03-31',
    },
  ],
});

const put = (...records: readonly PersonRecord[]) => {
  const vault = testVault();
  vault.transact((db) => {
    for (const record of records) putPerson(db, record, 'sync');
  });
  return vault;
};

describe('a person', () => {
  test('is answered with every fact of the record, each with its source and age', () => {
    const cpr = { source: 'cpr', asOf, isCached: true };
    const relative = { provenance: cpr };
    expect(findPersonFacts(put(whole).read, personId(1))).toEqual({
      personId: personId(1),
      version: 3,
      name: { value: { given: 'Karen', surname: 'Hansen', display: 'Karen Hansen' }, provenance: cpr },
      formerNames: ['Karen Jensen', 'Karen Olsen'],
      birthDate: { value: '1944-05-02', provenance: cpr },
      nationalNumber: { value: '0205441234', provenance: cpr },
      civilStatus: 'alive',
      hasShieldedAddress: false,
      address: {
        value: {
          street: 'Skovvej',
          houseNumber: '12',
          floorAndDoor: '2. tv',
          postcode: '8277',
          town: 'Aarhus C',
          country: 'DK',
          careOf: 'Olsen',
        },
        provenance: cpr,
      },
      movedInOn: '2001-09-01',
      contacts: [
        {
          kind: 'phone',
          value: '+4512345678',
          isVerified: true,
          provenance: { ...cpr, source: 'contact-register' },
        },
        {
          kind: 'email',
          value: 'karen@example.dk',
          isVerified: false,
          provenance: { ...cpr, source: 'contact-register' },
        },
      ],
      language: 'da',
      letters: { value: 'print', provenance: { ...cpr, source: 'mailbox' } },
      household: [{ ...whole.household[0], ...relative }],
      relations: [{ ...whole.relations[0], ...relative }],
      courtOrders: [{ ...whole.courtOrders[0], provenance: { ...cpr, source: 'court' } }],
      businessRoles: [
        { ...whole.businessRoles[0], personId: personId(1), provenance: { ...cpr, source: 'cvr' } },
      ],
      account: {
        value: { lastFour: '7890', bankName: 'Nordbank', country: 'DK' },
        provenance: { ...cpr, source: 'nemkonto' },
      },
      benefits: [{ ...whole.benefits[0], provenance: { ...cpr, source: 'benefits' } }],
    });
  });

  test('with a shielded address is answered without any part of it', () => {
    const { read } = put({ ...whole, hasShieldedAddress: true });
    const facts = findPersonFacts(read, personId(1));
    expect(facts).toMatchObject({ hasShieldedAddress: true, address: null, movedInOn: null });
    expect(facts).toMatchObject({ contacts: [], household: [] });
    expect(JSON.stringify(facts)).not.toMatch(/Skovvej|8277|Aarhus|2001-09-01|Peter|12345678|karen@example/);
  });

  test('who becomes protected is forgotten in part: nothing of the home stays in the vault', () => {
    const vault = put(whole, { ...whole, version: 4, hasShieldedAddress: true });
    const tables = ['person', 'contact_point', 'related_person'];
    const kept = JSON.stringify(tables.map((table) => raw(vault.read, `SELECT * FROM ${table}`)));
    expect(kept).not.toMatch(/Skovvej|8277|Aarhus|2001-09-01|Peter|12345678|karen@example/);
    expect(kept).toContain('Ole Hansen');
  });

  test('has nobody protected in the household, and nobody protected as "lives with"', () => {
    const lodger = { personId: personId(9), name: 'Vera Skjult', birthDate: null, ...always } as const;
    const { read } = put(
      {
        ...whole,
        household: [...whole.household, { ...lodger, relation: 'lives-with' }],
        relations: [
          { ...lodger, relation: 'lives-with' },
          { ...lodger, relation: 'sibling' },
        ],
      },
      personRecord(9, { givenNames: 'Vera', surname: 'Skjult', hasShieldedAddress: true }),
    );
    const facts = findPersonFacts(read, personId(1));
    expect(facts?.household.map(({ name }) => name)).toEqual(['Peter Hansen']);
    expect(facts?.relations.map(({ name, relation }) => [name, relation])).toEqual([
      ['Vera Skjult', 'sibling'],
    ]);
  });

  test('is replaced as a whole: what the newer record does not say is gone', () => {
    const bare = personRecord(1, { version: 4, surname: 'Ny' });
    const vault = put(whole, bare);
    expect(findPersonFacts(vault.read, personId(1))).toEqual(findPersonFacts(put(bare).read, personId(1)));
    expect(countPeople(vault.read)).toBe(1);
  });

  test('is not brought back to an older version', () => {
    const vault = put(whole, personRecord(1, { version: 2, surname: 'Gammel' }));
    expect(findPersonName(vault.read, personId(1))).toBe('Karen Hansen');
  });

  test('who is subscribed to stays so when a look-up brings them again, and not the other way about', () => {
    const vault = put(whole);
    vault.transact((db) => {
      putPerson(db, whole, 'lookup');
      putPerson(db, personRecord(2), 'lookup');
      putPerson(db, personRecord(3), 'lookup');
      putPerson(db, personRecord(3), 'sync');
    });
    expect(raw(vault.read, 'SELECT origin FROM person ORDER BY person_key')).toEqual([
      { origin: 'sync' },
      { origin: 'lookup' },
      { origin: 'sync' },
    ]);
  });

  test('put twice is there once', () => {
    const { read } = put(whole, whole);
    const counts = [
      'person',
      'former_name',
      'contact_point',
      'related_person',
      'benefit',
      'payment_account',
    ].map((table) => raw(read, `SELECT count(*) AS n FROM ${table}`)[0]);
    expect(counts).toEqual([1, 2, 2, 2, 1, 1].map((n) => ({ n })));
  });
});

test('two thousand people are counted, found again, and forgotten without a trace', () => {
  const population = [...people(2000)];
  const vault = put(...population);
  expect(countPeople(vault.read)).toBe(2000);
  expect(population.filter(({ personId }) => findPersonFacts(vault.read, personId) === null)).toEqual([]);
  vault.transact((db) => {
    for (const { personId } of population) removeSubject(db, personId);
  });
  expect(countPeople(vault.read)).toBe(0);
  const tables = ['person', 'former_name', 'contact_point', 'related_person', 'benefit', 'payment_account'];
  expect(tables.flatMap((table) => raw(vault.read, `SELECT 1 FROM ${table} LIMIT 1`))).toEqual([]);
  expect(raw(vault.read, `SELECT rowid FROM person_search WHERE person_search MATCH '"hansen"'`)).toEqual([]);
});

const madePayload = mandatePayload({
  grantorName: 'Karen Hansen',
  grantees: [{ kind: 'person', partyId: personId(2), name: 'Peter Hansen' }],
});

const filled = () => {
  const vault = put(personRecord(1), personRecord(2));
  vault.transact((db) => putMandate(db, mandateRecord('m-1')));
  return vault;
};

describe('a mandate', () => {
  test('is answered with its scope to both sides', () => {
    const { read } = filled();
    const [given] = listMandatesGiven(read, personId(1));
    expect(given).toMatchObject({
      grantor: { personId: personId(1), name: 'Karen Hansen' },
      grantee: { kind: 'person', partyId: personId(2), name: 'Peter Hansen' },
      scope: [
        { serviceId: 'change-address', power: 'act' },
        { serviceId: 'change-address', power: 'see' },
      ],
    });
    expect(listMandatesHeld(read, personId(2))).toEqual([given]);
    expect(listMandatesBetween(read, personId(1), personId(2))).toEqual([given]);
    expect(listMandatesBetween(read, personId(2), personId(1))).toEqual([]);
  });

  test('follows the register forward and never back', () => {
    const vault = filled();
    vault.transact((db) => {
      putMandate(db, mandateRecord('m-1', { version: 2, revokedOn: '2026-02-01', scope: [] }));
      putMandate(db, mandateRecord('m-1'));
    });
    expect(listMandatesGiven(vault.read, personId(1))).toMatchObject([
      { revokedOn: '2026-02-01', scope: [] },
    ]);
  });

  test('goes with the last of its two people', () => {
    const vault = filled();
    vault.transact((db) => removeSubject(db, personId(1)));
    expect(listMandatesHeld(vault.read, personId(2))).toHaveLength(1);
    vault.transact((db) => removeSubject(db, personId(2)));
    expect(listMandatesHeld(vault.read, personId(2))).toEqual([]);
  });

  test('made here stays while it is on its way, and goes with its people once central has it', () => {
    const vault = put(personRecord(1));
    vault.transact((db) => {
      beginInteraction(db, 'i-1');
      queueWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: null });
      insertMadeMandate(db, { payload: madePayload, grantorId: personId(1), envelopeId: 'e-1', at: asOf });
      removeSubject(db, personId(1));
    });
    expect(listMandatesGiven(vault.read, personId(1))).toHaveLength(1);
    vault.transact((db) => {
      markSent(db, { envelopeId: 'e-1', jws: 'jws', centralSequence: 7, at: asOf });
      removeSubject(db, personId(1));
    });
    expect(raw(vault.read, 'SELECT grantor_name FROM mandate')).toEqual([]);
  });
});

test('an event that comes twice is one line of the history, and goes with the person', () => {
  const vault = put(personRecord(1));
  const event = {
    eventId: 'e-1',
    personId: personId(1),
    at: asOf,
    kind: 'letter-sent',
    params: { letter: 'pension' },
    source: 'digital-post',
  };
  vault.transact((db) => {
    putEvent(db, event);
    putEvent(db, event);
  });
  expect(listTimeline(vault.read, personId(1), 10)).toHaveLength(1);
  vault.transact((db) => removeSubject(db, personId(1)));
  expect(listTimeline(vault.read, personId(1), 10)).toEqual([]);
});
