import { expect, test } from 'vitest';
import type { PersonRecord } from '../../../central/api/records.ts';
import type { EnvelopeAuthority } from '../../../central/api/work.ts';
import { checkAuthority, decisionMoment } from '../../../central/domain/check-authority.ts';
import { findService } from '../../../central/domain/services.ts';
import { self } from '../../helpers/central-envelopes.ts';
import { livesWith, person, staff } from '../../helpers/central-people.ts';

/** Custody is checked at central as at the desk (domain.md, Authority rule 5): the desk's copy of the register may be old. */

const address = 'change-of-address';
const account = 'payment-account-change';
const time = { now: '2026-03-12T09:00:00.000Z', timeZone: 'Europe/Copenhagen' };

/** The father alone, on 10 March 2026. */
const custody = self('father', { ground: 'custody', decidedAt: '2026-03-10T09:00:00.000Z' });
const bothThere: EnvelopeAuthority = { ...custody, evidence: { coAttorneyIds: 'mother' } };

const holder = (personId: string): PersonRecord['relations'][number] => ({
  ...livesWith(person(personId)),
  relation: 'custody-holder',
});
const removedFrom = (personId: string): PersonRecord['courtOrders'][number] => ({
  orderId: 'o1',
  kind: 'custody-removed',
  personId,
  personName: '',
  matters: 'all',
  court: '',
  madeOn: '2026-01-01',
  validUntil: null,
});
const shared = { birthDate: '2020-01-01', relations: [holder('father'), holder('mother')] };

const check = (authority: EnvelopeAuthority, serviceId: string, child: Partial<PersonRecord>) => {
  const service = findService(serviceId);
  if (service === null) throw new Error(serviceId);
  return checkAuthority(authority, {
    ...decisionMoment(authority, time),
    subject: person('child', child),
    service,
    channel: 'counter',
    interactionId: 'i1',
    mandate: null,
    credentials: [],
    lostBefore: null,
    parties: new Map(),
    staff,
  });
};

test.for<[string, EnvelopeAuthority, string, Partial<PersonRecord>]>([
  ['one of two, where one may do it and the other is told', custody, address, shared],
  ['both, where both must agree', bothThere, account, shared],
  ['the only one', custody, account, { ...shared, relations: [holder('father')] }],
  [
    'one, where the custody of the other has ended',
    custody,
    account,
    { ...shared, relations: [holder('father'), { ...holder('mother'), until: '2026-03-09' }] },
  ],
  [
    'one, where a court took custody from the other',
    custody,
    account,
    { ...shared, courtOrders: [removedFrom('mother')] },
  ],
  [
    'one, on the last day of the child’s seventeenth year',
    custody,
    address,
    { ...shared, birthDate: '2008-03-11' },
  ],
  ['one, of a child whose birthday nobody knows', custody, address, { ...shared, birthDate: null }],
])('custody carries the act of %s', ([, authority, serviceId, child]) => {
  expect(check(authority, serviceId, child)).toEqual({ ok: true });
});

test.for<[string, EnvelopeAuthority, string, Partial<PersonRecord>]>([
  ['one of two alone, where both must agree', custody, account, shared],
  [
    'one with somebody who holds no custody, where both must agree',
    { ...custody, evidence: { coAttorneyIds: 'aunt' } },
    account,
    shared,
  ],
  [
    'whoever held it until the day before',
    custody,
    address,
    { ...shared, relations: [{ ...holder('father'), until: '2026-03-09' }] },
  ],
  [
    'whoever held it, from the eighteenth birthday on',
    custody,
    address,
    { ...shared, birthDate: '2008-03-10' },
  ],
])('custody does not carry the act of %s: it goes to a person', ([, authority, serviceId, child]) => {
  expect(check(authority, serviceId, child)).toMatchObject({ ok: false, code: 'authority/insufficient' });
});
