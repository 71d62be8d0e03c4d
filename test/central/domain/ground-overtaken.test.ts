import { expect, test } from 'vitest';
import type { PersonRecord } from '../../../central/api/records.ts';
import type { EnvelopeAuthority } from '../../../central/api/work.ts';
import type { AuthorityFacts } from '../../../central/domain/authority/check.ts';
import { checkAuthority, decisionMoment } from '../../../central/domain/check-authority.ts';
import { findService } from '../../../central/domain/services.ts';
import { mandate, person, staff } from '../../helpers/central-people.ts';

/** What a desk could not know: what the registers have told since it was last in touch. */

const mandated: EnvelopeAuthority = {
  ground: 'mandate',
  mandateId: 'm1',
  partyPersonId: 'son',
  partyName: 'Peter Prøve',
  level: 'high',
  identityMethod: 'original-document',
  decidedAt: '2026-03-10T09:00:00.000Z',
  credentialHash: null,
  freshAsOf: null,
  scope: null,
  evidence: {},
  isProvisional: false,
  secondStaffId: null,
};
const self: EnvelopeAuthority = { ...mandated, ground: 'self', mandateId: null, partyPersonId: 'mother' };
const custody: EnvelopeAuthority = { ...mandated, ground: 'custody', mandateId: null };

const time = { now: '2026-03-12T09:00:00.000Z', timeZone: 'Europe/Copenhagen' };

const check = (
  authority: EnvelopeAuthority,
  subject: Partial<PersonRecord>,
  parties: AuthorityFacts['parties'] = new Map(),
) => {
  const service = findService('change-of-address');
  if (service === null) throw new Error('central knows the service');
  return checkAuthority(authority, {
    ...decisionMoment(authority, time),
    subject: person('mother', subject),
    service,
    channel: 'counter',
    interactionId: 'i1',
    mandate: mandate({}),
    credentials: [],
    lostBefore: null,
    parties,
    staff,
  });
};

const goesToSomebody = { ok: false, code: 'authority/insufficient', reason: 'authority/insufficient' };

test.for([
  ['in person', self],
  ['under a mandate', mandated],
] as const)('what was done %s for somebody who has died goes to a person', ([, authority]) => {
  expect(check(authority, {})).toEqual({ ok: true });
  expect(check(authority, { civilStatus: 'deceased' })).toMatchObject(goesToSomebody);
});

test('what somebody did who has died goes to a person', () => {
  const dead = new Map([['son', person('son', { civilStatus: 'deceased' })]]);
  expect(check(mandated, {}, dead)).toMatchObject(goesToSomebody);
  const coAttorney = new Map([['daughter', person('daughter', { civilStatus: 'deceased' })]]);
  expect(check({ ...mandated, evidence: { coAttorneyIds: 'daughter' } }, {}, coAttorney)).toMatchObject(
    goesToSomebody,
  );
});

const appointed: Partial<PersonRecord> = {
  relations: [
    {
      personId: 'guardian',
      name: '',
      birthDate: null,
      relation: 'guardian',
      from: '2026-03-10',
      until: null,
      matters: null,
    },
  ],
};
const named: Partial<PersonRecord> = {
  courtOrders: [
    {
      orderId: 'o1',
      kind: 'representation',
      personId: 'guardian',
      personName: '',
      matters: 'personal',
      court: '',
      madeOn: '2026-03-10',
      validUntil: null,
    },
  ],
};
const cared: Partial<PersonRecord> = {
  birthDate: '2020-01-01',
  relations: [
    {
      personId: 'son',
      name: '',
      birthDate: null,
      relation: 'custody-holder',
      from: null,
      until: null,
      matters: null,
    },
  ],
};

test.for<[string, EnvelopeAuthority, Partial<PersonRecord>]>([
  ['a mandate', mandated, {}],
  ['custody', custody, cared],
])('beside a guardian, or a representative named by a court, %s goes to a person', ([, authority, own]) => {
  const relations = [...(own.relations ?? []), ...(appointed.relations ?? [])];
  expect(check(authority, own)).toEqual({ ok: true });
  expect(check(authority, { ...own, relations })).toMatchObject(goesToSomebody);
  expect(check(authority, { ...own, ...named })).toMatchObject(goesToSomebody);
});

test('a guardian stops nobody in person, nor what was decided before they were appointed, nor in other matters', () => {
  expect(check(self, appointed)).toEqual({ ok: true });
  expect(check({ ...mandated, decidedAt: '2026-03-09T09:00:00.000Z' }, appointed)).toEqual({ ok: true });
  const [guardian] = appointed.relations ?? [];
  const relations = guardian ? [{ ...guardian, matters: 'economic' as const }] : [];
  expect(check(mandated, { relations })).toEqual({ ok: true });
});

test('whoever is the guardian contradicts nobody by holding a mandate too', () => {
  const relations = (appointed.relations ?? []).map((each) => ({ ...each, personId: 'son' }));
  expect(check(mandated, { relations })).toEqual({ ok: true });
});
