import { expect, test } from 'vitest';
import type { MandateRecord } from '../../../central/api/records.ts';
import type { EnvelopeAuthority } from '../../../central/api/sync.ts';
import { checkAuthority, type AuthorityFacts } from '../../../central/domain/check-authority.ts';
import { findService } from '../../../central/domain/services.ts';
import { mandate, staff } from '../../helpers/central-people.ts';

const base: EnvelopeAuthority = {
  ground: 'mandate',
  mandateId: 'm1',
  partyPersonId: 'son',
  partyName: 'Peter Prøve',
  level: 'high',
  identityMethod: 'original-document',
  decidedAt: '2026-03-10T09:00:00.000Z',
};
const self: EnvelopeAuthority = { ...base, ground: 'self', mandateId: null, partyPersonId: 'mother' };

const facts = (
  serviceId: string,
  special: Partial<MandateRecord> | null = {},
  other: Partial<AuthorityFacts> = {},
): AuthorityFacts => {
  const service = findService(serviceId);
  if (service === null) throw new Error(serviceId);
  return {
    subjectId: 'mother',
    service,
    mandate: special === null ? null : mandate(special),
    staff,
    now: '2026-03-12T09:00:00.000Z',
    ...other,
  };
};

const address = 'change-of-address';
const account = 'payment-account-change';

test.for<[string, EnvelopeAuthority, AuthorityFacts]>([
  ['the subject in person', self, facts(address, null)],
  ['the subject, not named again as the party', { ...self, partyPersonId: null }, facts(address, null)],
  ['a live mandate for the service', base, facts(address)],
  ['a mandate on its first day', base, facts(address, { validFrom: '2026-03-10' })],
  ['a mandate on its last day', base, facts(address, { validUntil: '2026-03-10' })],
  ['a mandate revoked the day after, in good faith', base, facts(address, { revokedOn: '2026-03-11' })],
  ['a mandate that has ended since', base, facts(address, { validUntil: '2026-03-11' })],
  [
    'a mandate to an office, used by whoever works there',
    { ...base, partyPersonId: null },
    facts(address, { granteeKind: 'office', granteeId: 'office-1' }),
  ],
  [
    'a mandate with the power to receive money, for an account',
    base,
    facts(account, { scope: [{ serviceId: account, power: 'receive-money' }] }),
  ],
])('%s carries the act', ([, authority, given]) => {
  expect(checkAuthority(authority, given)).toEqual({ ok: true });
});

test.for<[string, EnvelopeAuthority | null, AuthorityFacts, string]>([
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
])('%s does not', ([, authority, given, code]) => {
  expect(checkAuthority(authority, given)).toMatchObject({ ok: false, code });
});
