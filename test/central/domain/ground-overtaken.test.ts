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
