import { describe, expect, test } from 'vitest';
import type { AuthorityFacts } from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest } from '../../../../../main/domain/authority/request.ts';
import type { Grantee } from '../../../../../preload/contract/mandate.ts';
import { MandateId, PersonId } from '../../../../../preload/contract/values.ts';
import {
  account,
  aging,
  answerTo,
  by,
  claim,
  company,
  gave,
  is,
  order,
  oskar,
  role,
  self,
} from './scenario.ts';
import { anders, karen, mandate, request } from './situations.ts';

const toAct = [['change-of-address', 'act']] as const;
const answer = (asked: Partial<AuthorityRequest>, known: Partial<AuthorityFacts>) =>
  answerTo({ title: '', asked, known, expect: { lacks: [] } });
const told = (asked: Partial<AuthorityRequest>, known: Partial<AuthorityFacts>) => {
  const given = answer(asked, known);
  return given.outcome === 'permit' ? given.ground : given.missing.map(({ code }) => code);
};
const person = (partyId: string) => ({ kind: 'person', partyId, name: partyId }) as const;
const firm = { kind: 'organisation', partyId: 'holm-aps', name: 'Holm ApS' } as const;
const from = (id: string) => ({ grantor: { personId: PersonId.parse(id), name: id } });

describe('a role in an organisation', () => {
  const owner = role('anders', 'owner');
  test.each([
    ['of somebody else', company, role('bodil', 'owner'), ['no-ground']],
    ['in another organisation', company, role('anders', 'owner', { organisationId: 'x' }), ['no-ground']],
    ['of the party in this very organisation permits', company, owner, 'business-role'],
    ['in what bears a citizen’s id', { ...karen, personId: 'holm-aps' }, owner, ['no-ground']],
  ] as const)('%s', (_, subject, held, says) => {
    expect(told({ subject }, { businessRoles: [held] })).toEqual(says);
  });
  test('that somebody else has ties nobody to a mandate that the organisation was given', () => {
    const mandates = [mandate({ grantee: firm })];
    expect(told({}, { mandates, businessRoles: [role('bodil', 'lawyer')] })).toEqual(['no-ground']);
    const elsewhere = role('anders', 'lawyer', { organisationId: 'other-aps' });
    expect(told({}, { mandates, businessRoles: [elsewhere] })).toEqual(['no-ground']);
    expect(told({}, { mandates, businessRoles: [role('anders', 'lawyer')] })).toBe('mandate');
  });
  test('does nothing where a mandate names the party as well as their firm: either tie is enough', () => {
    const both = mandate({ grantee: firm, otherGrantees: [person('anders')] });
    expect(told({}, { mandates: [both] })).toBe('mandate');
    expect(told({}, { mandates: [both], businessRoles: [role('anders', 'external-accountant')] })).toBe(
      'mandate',
    );
  });
  test('by their own word is said to be that of the firm named, and of no other', () => {
    const party = { ...anders, organisation: { organisationId: 'other-aps', name: 'Other' } };
    const given = answer({ party }, { mandates: [mandate({ grantee: firm })] });
    expect(given).toMatchObject({ missing: [{ code: 'no-ground', params: { party: 'Anders Holm' } }] });
    expect(given).not.toMatchObject({ missing: [{ params: { organisation: 'Holm ApS' } }] });
  });
});

const office = (name: string): Grantee => ({ kind: 'office', partyId: null, name });
const joint = (other: Grantee) => [mandate({ decide: 'jointly', otherGrantees: [other] })];

describe('a mandate', () => {
  test('that names nobody by id ties nobody who is not known', () => {
    const mandates = [mandate({ grantee: { kind: 'person', partyId: null, name: 'Anders Holm' } })];
    expect(told({}, { mandates })).toEqual(['no-ground']);
    expect(told({ party: { ...anders, personId: null } }, { mandates })).toEqual(['no-ground']);
  });
  test('to an office is no representative’s, though the office bear their id', () => {
    const mandates = [mandate({ grantee: { kind: 'office', partyId: 'anders', name: 'Aarhus' } })];
    expect(told({}, { mandates })).toEqual(['no-ground']);
    expect(
      told({}, { mandates, businessRoles: [role('anders', 'owner', { organisationId: 'anders' })] }),
    ).toEqual(['no-ground']);
  });
  test('to be used jointly with this office finds the office here', () => {
    expect(told({}, { mandates: joint(office('Aarhus')) })).toBe('mandate');
    expect(told({}, { mandates: joint(office('Odense')) })).toEqual(['mandate-needs-co-attorney']);
    expect(told({}, { mandates: joint(person('bodil')), alsoPresent: ['bodil'] })).toBe('mandate');
  });
  test('to be used jointly with a firm does not find it in a person with the firm’s id', () => {
    const mandates = [mandate({ decide: 'jointly', otherGrantees: [firm] })];
    expect(told({}, { mandates, alsoPresent: ['holm-aps'] })).toEqual(['mandate-needs-co-attorney']);
    expect(told({}, { mandates, businessRoles: [role('anders', 'director')] })).toBe('mandate');
  });
  test('that gives both another power here and this power elsewhere lacks the power', () => {
    const given = gave('anders', [
      ['change-of-address', 'see'],
      ['housing-benefit-claim', 'act'],
    ]);
    expect(told({}, { mandates: [given] })).toEqual(['mandate-lacks-power']);
  });
  test('is captured for later only where it is not about money', () => {
    const service = { ...account, capturesProvisionally: true };
    const mandates = [gave('anders', [['payment-account-change', 'receive-money']], aging(25))];
    const asked = { service, power: 'receive-money' } as const;
    expect(told(asked, { mandates, isOnline: false })).toEqual(['status-list-too-old']);
  });
});

const register = (asOf: string, isCached: boolean) => ({
  provenance: { source: 'mandate-register', asOf, isCached } as const,
});

describe('a mandate that was passed on', () => {
  const first = mandate({
    mandateId: MandateId.parse('first'),
    maySubDelegate: true,
    grantee: person('bodil'),
  });
  const link = mandate({ ...from('bodil'), mandateId: MandateId.parse('link') });

  test.each([
    ['runs from the subject through its attorney', first, 'mandate'],
    ['is not one that somebody else gave the attorney', { ...first, ...from('carl') }, ['no-ground']],
    [
      'is not one that the subject gave to somebody else',
      { ...first, grantee: person('carl') },
      ['no-ground'],
    ],
    [
      'is not one given to a firm with the attorney’s id',
      { ...first, grantee: { ...firm, partyId: 'bodil' } },
      ['no-ground'],
    ],
    ['may come from one of several attorneys', { ...first, otherGrantees: [person('carl')] }, 'mandate'],
  ] as const)('%s', (_, given, says) => {
    expect(told({}, { mandates: [given, link] })).toEqual(says);
  });

  test('gives way to one that the subject gave directly', () => {
    const direct = mandate({ mandateId: MandateId.parse('direct'), validUntil: '2026-06-01' });
    expect(answer({}, { mandates: [first, link, direct] })).toMatchObject({
      evidence: { mandateId: 'direct' },
    });
  });
  test('helps where the direct one falls short', () => {
    const short = mandate({ validUntil: '2026-05-07' });
    expect(answer({}, { mandates: [short, first, link] })).toMatchObject({
      evidence: { mandateId: 'first' },
    });
  });
  test('falls short as the direct one does where neither helps', () => {
    const short = mandate({ validUntil: '2026-05-07' });
    const forbidden = { ...first, maySubDelegate: false };
    expect(told({}, { mandates: [short, forbidden, link] })).toEqual(['mandate-expired']);
  });
  test.each([
    ['2026-06-01', null, '2026-06-01'],
    [null, '2026-06-01', '2026-06-01'],
    ['2026-07-01', '2026-06-01', '2026-06-01'],
    [null, null, null],
  ])('ends with its earlier link: %s and %s end %s', (one, other, until) => {
    const mandates = [
      { ...first, validUntil: one },
      { ...link, validUntil: other },
    ];
    expect(answer({}, { mandates })).toMatchObject({ until });
  });
  test('is a copy where either link is, and as old as the older', () => {
    const old = register('2026-05-08T09:00:00Z', false);
    const young = register('2026-05-08T10:00:00Z', true);
    expect(
      answer(
        {},
        {
          mandates: [
            { ...first, ...old },
            { ...link, ...young },
          ],
        },
      ),
    ).toMatchObject({
      freshness: { asOf: '2026-05-08T09:00:00Z', isCached: true },
    });
    const fresh = [
      { ...first, ...old },
      { ...link, ...old },
    ];
    expect(answer({}, { mandates: fresh })).toMatchObject({ freshness: { isCached: false } });
  });
});

const born = (birthDate: string | null) => ({ subject: { ...oskar, birthDate }, party: by('anders') });

describe('those who are close to a child', () => {
  test.each([
    ['on the day before it is eighteen', '2008-05-09', ['carer-is-no-representative']],
    ['on the day it is eighteen', '2008-05-08', ['no-ground']],
    ['whose age nobody knows', null, ['no-ground']],
  ])('are told apart from custody holders %s', (_, birthDate, says) => {
    expect(told(born(birthDate), { relations: [is('parent', 'anders')] })).toEqual(says);
  });
  test('are not its guardian’s spouse, nor somebody whom only another relation names', () => {
    expect(told(born('2020-02-01'), { relations: [is('spouse', 'anders')] })).toEqual(['no-ground']);
    expect(told(born('2020-02-01'), { relations: [is('parent', 'bodil')] })).toEqual(['no-ground']);
  });
  test('hold custody of somebody whose age nobody knows as long as the register says so', () => {
    expect(told(born(null), { relations: [is('custody-holder', 'anders')] })).toBe('custody');
  });
  test('keep custody where a court only named a representative, or took it from the other', () => {
    const relations = [is('custody-holder', 'anders'), is('custody-holder', 'bodil')];
    const asked = { ...born('2020-02-01'), service: account, power: account.power };
    const taken = [order('custody-removed', 'bodil')];
    expect(told(asked, { relations, courtOrders: taken })).toBe('custody');
    const kept = [order('no-contact', 'bodil')];
    expect(told(asked, { relations, courtOrders: kept })).toEqual(['needs-both-custody-holders']);
  });
  test('who are not custody holders need not agree', () => {
    const relations = [is('custody-holder', 'anders'), is('parent', 'bodil')];
    const asked = { ...born('2020-02-01'), service: account, power: account.power };
    expect(told(asked, { relations })).toBe('custody');
  });
});

describe('where the subject lives', () => {
  const shielded = { subject: { ...karen, hasShieldedAddress: true } };
  const known = { mandates: [gave('anders', toAct)] };
  test('is not shown to the other side of a dispute, whoever else they are', () => {
    expect(told(shielded, { ...known, otherSidesServed: ['anders'] })).toEqual(['protected-from-party']);
    expect(told({}, { ...known, otherSidesServed: ['anders'] })).toBe('mandate');
  });
  test('is not kept from the son because a parent lives elsewhere', () => {
    expect(told(shielded, { ...known, relations: [is('parent', 'bodil')] })).toBe('mandate');
    expect(
      told(shielded, { ...known, relations: [is('parent', 'anders'), is('lives-with', 'bodil')] }),
    ).toEqual(['protected-from-party']);
  });
  test('is shown by no service that asks for something else', () => {
    const [field] = request().service.fields;
    if (!field) throw new Error('the service has no fields');
    const fields = (knownFrom: typeof field.knownFrom) => ({
      ...request().service,
      fields: [{ ...field, knownFrom }],
    });
    const parent = { ...known, relations: [is('parent', 'anders')] };
    expect(told({ ...shielded, service: fields(null) }, parent)).toBe('mandate');
    expect(told({ ...shielded, service: fields('household.size') }, parent)).toBe('mandate');
    expect(told({ ...shielded, service: fields('address.street') }, parent)).toEqual([
      'protected-from-party',
    ]);
  });
});

describe('guardians and courts', () => {
  test('whoever receives money handles money, whatever the service is about', () => {
    const relations = [is('guardian', 'anders', { matters: 'personal' })];
    expect(told({}, { relations })).toBe('guardianship');
    expect(told({ power: 'receive-money' }, { relations })).toEqual(['relation-out-of-scope']);
  });
  test('a representative named by a court does not contradict themselves', () => {
    const courtOrders = [order('representation', 'anders', { matters: 'personal' })];
    const known = { courtOrders, relations: [is('guardian', 'anders')] };
    expect(told({}, known)).toBe('court-order');
    const older = order('representation', 'anders', { madeOn: '2026-06-01' });
    expect(told({}, { ...known, courtOrders: [older] })).toBe('guardianship');
  });
  test('a court’s representative overrides a mandate to the office too', () => {
    const mandates = [mandate({ grantee: { kind: 'office', partyId: null, name: 'Aarhus' } })];
    const courtOrders = [order('representation', 'bodil')];
    expect(told({ party: { kind: 'office' } }, { mandates, courtOrders })).toEqual(['contradicting-grounds']);
    const relations = [is('guardian', 'bodil')];
    expect(told({ party: { kind: 'office' } }, { mandates, relations })).toEqual(['contradicting-grounds']);
  });
});

describe('nothing is a ground', () => {
  const emergency = { reason: 'She has fallen.', secondStaffId: null };
  test('not even an emergency, for the dead or for nobody', () => {
    const dead = { ...karen, civilStatus: 'deceased' } as const;
    expect(told({ subject: dead }, { emergency: { ...emergency, reason: '' } })).toEqual([
      'subject-deceased',
    ]);
    expect(told({ party: null }, { emergency: { ...emergency, reason: '' } })).toEqual(['party-unknown']);
  });
  test('for an organisation that is said to be there itself', () => {
    expect(told({ subject: company, party: self }, {})).toEqual(['no-ground']);
  });
  test('for nobody, a helper or the subject in what others may do', () => {
    const relations = [is('guardian', 'bodil'), is('custody-holder', 'bodil')];
    expect(told({ party: { kind: 'helper', name: 'Ida' }, subject: oskar }, { relations })).toEqual([
      'no-ground',
    ]);
    expect(told({ party: self, service: claim }, { relations })).toBe('self');
  });
});
