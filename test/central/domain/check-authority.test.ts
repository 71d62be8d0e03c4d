import { expect, test } from 'vitest';
import type { MandateRecord, PersonRecord } from '../../../central/api/records.ts';
import type { EnvelopeAuthority } from '../../../central/api/work.ts';
import type { AuthorityFacts } from '../../../central/domain/authority/check.ts';
import { checkAuthority, decisionMoment } from '../../../central/domain/check-authority.ts';
import { findService } from '../../../central/domain/services.ts';
import { mandate, person, staff } from '../../helpers/central-people.ts';

const base: EnvelopeAuthority = {
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
const self: EnvelopeAuthority = { ...base, ground: 'self', mandateId: null, partyPersonId: 'mother' };

type Given = Omit<AuthorityFacts, 'decidedAt' | 'decidedOn'>;

const facts = (
  serviceId: string,
  special: Partial<MandateRecord> | null = {},
  other: Partial<Given> = {},
): Given => {
  const service = findService(serviceId);
  if (service === null) throw new Error(serviceId);
  return {
    subject: person('mother'),
    service,
    channel: 'counter',
    interactionId: 'i1',
    mandate: special === null ? null : mandate(special),
    credentials: [],
    lostBefore: null,
    parties: new Map(),
    staff,
    ...other,
  };
};

const time = { now: '2026-03-12T09:00:00.000Z', timeZone: 'Europe/Copenhagen' };
const decidedAt = (moment: string): EnvelopeAuthority => ({ ...base, decidedAt: moment });
const check = (authority: EnvelopeAuthority | null, given: Given) =>
  checkAuthority(authority, { ...given, ...decisionMoment(authority, time) });

const of = (special: Partial<PersonRecord>): Partial<Given> => ({ subject: person('mother', special) });
const relative = (
  relation: PersonRecord['relations'][number]['relation'],
  special: Partial<PersonRecord['relations'][number]> = {},
): Partial<Given> =>
  of({
    relations: [
      {
        personId: 'son',
        name: '',
        birthDate: null,
        relation,
        from: null,
        until: null,
        matters: null,
        ...special,
      },
    ],
  });
const order = (special: Partial<PersonRecord['courtOrders'][number]> = {}): Partial<Given> =>
  of({
    courtOrders: [
      {
        orderId: 'o1',
        kind: 'representation',
        personId: 'son',
        personName: '',
        matters: 'all',
        court: '',
        madeOn: '2026-01-01',
        validUntil: null,
        ...special,
      },
    ],
  });
const lawyer = person('son', {
  businessRoles: [
    { organisationId: 'firm', organisationName: 'Firm', role: 'lawyer', from: '2020-01-01', until: null },
  ],
});
const firm = { kind: 'organisation' as const, partyId: 'firm', name: 'Firm' };
const toFirm = { granteeKind: 'organisation', granteeId: 'firm', granteeName: 'Firm' } as const;
const wider = { serviceId: 'housing-benefit-claim', power: 'act' } as const;

const address = 'change-of-address';
const account = 'payment-account-change';
const insufficientCode = 'authority/insufficient';

test.for<[string, EnvelopeAuthority, Given]>([
  ['the subject in person', self, facts(address, null)],
  ['the subject, not named again as the party', { ...self, partyPersonId: null }, facts(address, null)],
  ['a live mandate for the service', base, facts(address)],
  ['a mandate on its first day', base, facts(address, { validFrom: '2026-03-10' })],
  ['a mandate on its last day', base, facts(address, { validUntil: '2026-03-10' })],
  [
    'a mandate just after the midnight with which it begins in Denmark',
    decidedAt('2026-03-09T23:00:00.000Z'),
    facts(address, { validFrom: '2026-03-10' }),
  ],
  [
    'a mandate just before the midnight with which it ends in Denmark',
    decidedAt('2026-03-10T22:59:59.999Z'),
    facts(address, { validUntil: '2026-03-10' }),
  ],
  ['a mandate revoked the day after, in good faith', base, facts(address, { revokedOn: '2026-03-11' })],
  ['a mandate that has ended since', base, facts(address, { validUntil: '2026-03-11' })],
  [
    'a mandate to an office, used by whoever works there',
    { ...base, partyPersonId: null },
    facts(address, { granteeKind: 'office', granteeId: 'office-1', granteeName: 'Borgerservice Aarhus' }),
  ],
  [
    'a mandate with the power to receive money, for an account',
    base,
    facts(account, { scope: [{ serviceId: account, power: 'receive-money' }] }),
  ],
  [
    'a mandate revoked later on the same day',
    base,
    facts(address, { revokedOn: '2026-03-10', revokedAt: '2026-03-10T09:00:00.001Z' }),
  ],
  [
    'a staff mandate to the office',
    { ...base, ground: 'staff-mandate', partyPersonId: null },
    facts(address, { granteeKind: 'office', granteeId: 'x', granteeName: staff.office }),
  ],
  [
    'a mandate to a firm, used by somebody of it',
    base,
    facts(address, toFirm, { parties: new Map([['son', lawyer]]) }),
  ],
  [
    'joint attorneys who are both there',
    { ...base, evidence: { coAttorneyIds: 'daughter' } },
    facts(address, {
      decide: 'jointly',
      otherGrantees: [{ kind: 'person', partyId: 'daughter', name: '' }],
    }),
  ],
  ['a mandate for this channel', base, facts(address, { channels: ['counter'] })],
  ['a mandate for this contact', base, facts(address, { interactionId: 'i1' })],
  [
    'a credential that is not known since central was put back, of a mandate that carries the act by itself; clocks never agree to the second',
    { ...base, credentialHash: 'h2' },
    facts(address, {}, { lostBefore: new Date('2026-03-10T08:58:01.000Z') }),
  ],
  [
    'a credential that said more, before it was narrowed',
    { ...base, credentialHash: 'h1' },
    facts(
      'housing-benefit-claim',
      {},
      { credentials: [{ hash: 'h1', scope: [wider], revokedAt: '2026-03-11T00:00:00.000Z' }] },
    ),
  ],
  [
    'a guardian for economic matters, for a benefit',
    { ...base, ground: 'guardianship' },
    facts('housing-benefit-claim', null, relative('guardian', { matters: 'economic' })),
  ],
  [
    'somebody whom a court named',
    { ...base, ground: 'court-order', evidence: { orderId: 'o1' } },
    facts(address, null, order()),
  ],
  [
    'a director of the company',
    { ...base, ground: 'business-role', evidence: { organisationId: 'mother' } },
    facts(address, null, {
      parties: new Map([
        [
          'son',
          person('son', {
            businessRoles: [
              {
                organisationId: 'mother',
                organisationName: '',
                role: 'director',
                from: '2020-01-01',
                until: null,
              },
            ],
          }),
        ],
      ]),
    }),
  ],
])('%s carries the act', ([, authority, given]) => {
  expect(check(authority, given)).toEqual({ ok: true });
});

test.for<[string, EnvelopeAuthority | null, Given, string]>([
  [
    'a mandate after the midnight with which it ended in Denmark',
    decidedAt('2026-03-10T23:00:00.000Z'),
    facts(address, { validUntil: '2026-03-10' }),
    insufficientCode,
  ],
  ['no ground at all', null, facts(address), 'authority/insufficient'],
  [
    'a ground that central cannot judge',
    { ...base, ground: 'emergency' },
    facts(address),
    'authority/insufficient',
  ],
  ['nobody identified', { ...self, level: 'none' }, facts(address), 'authority/insufficient'],
  [
    'an identity less sure than the service asks',
    { ...self, level: 'low' },
    facts(address),
    'authority/insufficient',
  ],
  [
    'somebody else who says to be the subject',
    { ...self, partyPersonId: 'son' },
    facts(address),
    'authority/insufficient',
  ],
  ['a mandate that no register has', base, facts(address, null), 'authority/insufficient'],
  ['a mandate of another grantor', base, facts(address, { grantorId: 'aunt' }), 'authority/insufficient'],
  ['a mandate for another person', base, facts(address, { granteeId: 'daughter' }), 'authority/insufficient'],
  [
    'a mandate for a person, used by nobody named',
    { ...base, partyPersonId: null },
    facts(address),
    'authority/insufficient',
  ],
  ['a mandate for another service', base, facts('housing-benefit-claim'), 'authority/insufficient'],
  [
    'the power to see only',
    base,
    facts(address, { scope: [{ serviceId: address, power: 'see' }] }),
    'authority/insufficient',
  ],
  [
    'the power to act, where money is to be received',
    base,
    facts(account, { scope: [{ serviceId: account, power: 'act' }] }),
    'authority/insufficient',
  ],
  [
    'a mandate before its first day',
    base,
    facts(address, { validFrom: '2026-03-11' }),
    'authority/insufficient',
  ],
  [
    'a mandate after its last day',
    base,
    facts(address, { validUntil: '2026-03-09' }),
    'authority/insufficient',
  ],
  [
    'a mandate revoked the day before',
    base,
    facts(address, { revokedOn: '2026-03-09' }),
    'authority/revoked',
  ],
  ['a mandate revoked that very day', base, facts(address, { revokedOn: '2026-03-10' }), 'authority/revoked'],
  [
    'a mandate revoked yesterday, decided on a device whose clock is years ahead',
    { ...base, decidedAt: '2036-01-01T00:00:00.000Z' },
    facts(address, { revokedOn: '2026-03-11' }),
    'authority/revoked',
  ],
  [
    'a mandate of the future, decided on a device whose clock is ahead',
    { ...base, decidedAt: '2036-01-01T00:00:00.000Z' },
    facts(address, { validFrom: '2030-01-01' }),
    'authority/insufficient',
  ],
  ['a staff member of another centre', self, facts(address, null, { staff: null }), 'authority/insufficient'],
  [
    'a staff member on their own file',
    self,
    facts(address, null, { staff: { ...staff, personId: 'mother' } }),
    'authority/insufficient',
  ],
  [
    'the office of somewhere else',
    base,
    facts(address, { granteeKind: 'office', granteeName: 'X' }),
    insufficientCode,
  ],
  [
    'a staff mandate that is for no office',
    { ...base, ground: 'staff-mandate' },
    facts(address),
    insufficientCode,
  ],
  ['a mandate to a firm, used by a stranger', base, facts(address, toFirm), insufficientCode],
  [
    'one of joint attorneys alone',
    base,
    facts(address, { decide: 'jointly', otherGrantees: [firm] }),
    insufficientCode,
  ],
  ['a mandate for another channel', base, facts(address, { channels: ['phone'] }), insufficientCode],
  ['a mandate for another contact', base, facts(address, { interactionId: 'i2' }), insufficientCode],
  ['a credential that nobody issued', { ...base, credentialHash: 'h2' }, facts(address), insufficientCode],
  [
    'a credential that nobody issued, used after central was put back',
    { ...base, credentialHash: 'h2' },
    facts(address, {}, { lostBefore: new Date('2026-03-10T08:58:00.000Z') }),
    insufficientCode,
  ],
  [
    'a credential that is not known since central was put back, of a mandate that does not carry the act',
    { ...base, credentialHash: 'h2' },
    facts(address, { scope: [] }, { lostBefore: new Date('2026-03-11T00:00:00.000Z') }),
    insufficientCode,
  ],
  [
    'a credential that said more, after it was narrowed',
    { ...base, credentialHash: 'h1' },
    facts(
      'housing-benefit-claim',
      {},
      { credentials: [{ hash: 'h1', scope: [wider], revokedAt: '2026-03-10T08:00:00.000Z' }] },
    ),
    'authority/revoked',
  ],
  [
    'a mandate revoked at that very moment',
    base,
    facts(address, { revokedOn: '2026-03-10', revokedAt: '2026-03-10T09:00:00.000Z' }),
    'authority/revoked',
  ],
  [
    'a mandate of somebody whom a court keeps out',
    base,
    facts(address, {}, order({ kind: 'no-contact' })),
    insufficientCode,
  ],
  [
    'a parent without custody',
    { ...base, ground: 'custody' },
    facts(address, null, relative('parent')),
    insufficientCode,
  ],
  [
    'a guardian for personal matters, for a benefit',
    { ...base, ground: 'guardianship' },
    facts('housing-benefit-claim', null, relative('guardian', { matters: 'personal' })),
    insufficientCode,
  ],
  [
    'another court order than the one named',
    { ...base, ground: 'court-order', evidence: { orderId: 'o2' } },
    facts(address, null, order()),
    insufficientCode,
  ],
  [
    'a court order that had ended',
    { ...base, ground: 'court-order', evidence: { orderId: 'o1' } },
    facts(address, null, order({ validUntil: '2026-03-09' })),
    insufficientCode,
  ],
  [
    'an external accountant of the company',
    { ...base, ground: 'business-role', evidence: { organisationId: 'firm' } },
    facts(address, null, { parties: new Map([['son', lawyer]]) }),
    insufficientCode,
  ],
  ['what was only captured', { ...base, isProvisional: true }, facts(address), insufficientCode],
])('%s does not', ([, authority, given, code]) => {
  expect(check(authority, given)).toMatchObject({ ok: false, code });
});

test('an emergency is looked at as one', () => {
  expect(check({ ...base, ground: 'emergency', level: 'none' }, facts(address))).toMatchObject({
    code: insufficientCode,
    reason: 'emergency',
  });
});
