import { describe, expect, test } from 'vitest';
import type { AuthorityFacts } from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest } from '../../../../../main/domain/authority/request.ts';
import type { Permit } from '../../../../../preload/contract/authority.ts';
import type { GivenBy } from '../../../../../preload/contract/mandate.ts';
import { InteractionId, MandateId, PersonId } from '../../../../../preload/contract/values.ts';
import { account, aging, answerTo, claim, company, gave, is, order, oskar, role, self } from './scenario.ts';
import { anders, karen, mandate, now, proof, request } from './situations.ts';

const toAct = [['change-of-address', 'act']] as const;
const permitOf = (asked: Partial<AuthorityRequest>, known: Partial<AuthorityFacts>): Permit => {
  const answer = answerTo({ title: '', asked, known, expect: { lacks: [] } });
  if (answer.outcome === 'refuse') throw new Error(answer.missing.map(({ code }) => code).join());
  return answer;
};
const owed = (asked: Partial<AuthorityRequest>, known: Partial<AuthorityFacts>) =>
  permitOf(asked, known).obligations.map(({ code }) => code);
const cpr = { source: 'cpr', asOf: '2026-05-07T00:00:00Z', isCached: true };

describe('a permit shows what it rests on, how sure that is, how fresh, and until when', () => {
  test('the citizen’s own identity', () => {
    expect(permitOf({ party: self }, {})).toMatchObject({
      ground: 'self',
      evidence: { kind: 'identity' },
      level: 'high',
      freshness: { source: 'desk', asOf: '2026-05-08T11:55:00Z', isCached: false },
      until: null,
    });
  });

  test('custody, until the register says that it ends', () => {
    const relations = [is('custody-holder', 'anders', { until: '2026-12-31' })];
    expect(permitOf({ subject: oskar }, { relations })).toMatchObject({
      ground: 'custody',
      evidence: { kind: 'relation', relation: 'custody-holder', register: 'cpr' },
      freshness: cpr,
      until: '2026-12-31',
    });
  });

  test('guardianship, by the appointment that covers the matter', () => {
    const relations = [
      is('guardian', 'anders', { matters: 'economic', until: '2026-06-30' }),
      is('guardian', 'anders', { matters: 'personal', until: '2026-12-31' }),
    ];
    expect(permitOf({}, { relations })).toMatchObject({
      ground: 'guardianship',
      evidence: { kind: 'relation', relation: 'guardian', register: 'cpr' },
      freshness: cpr,
      until: '2026-12-31',
    });
  });

  test('the newest order of a court that covers the matter', () => {
    const courtOrders = [
      order('representation', 'anders', { orderId: 'old', madeOn: '2025-01-10' }),
      order('representation', 'anders', { orderId: 'new', validUntil: '2026-12-31' }),
      order('representation', 'anders', { orderId: 'money', madeOn: '2026-03-01', matters: 'economic' }),
    ];
    expect(permitOf({}, { courtOrders })).toMatchObject({
      ground: 'court-order',
      evidence: {
        kind: 'court-order',
        orderId: 'new',
        court: 'Retten i Aarhus',
        madeOn: '2026-01-10',
        validUntil: '2026-12-31',
      },
      freshness: { ...cpr, source: 'court' },
      until: '2026-12-31',
    });
  });

  test('a role in the organisation, by the business register', () => {
    const businessRoles = [
      role('anders', 'employee'),
      role('anders', 'owner', { until: '2026-12-31' }),
      role('anders', 'director', { organisationId: 'other-aps' }),
    ];
    expect(permitOf({ subject: company }, { businessRoles })).toMatchObject({
      ground: 'business-role',
      evidence: {
        kind: 'business-role',
        organisationId: 'holm-aps',
        organisationName: 'Holm ApS',
        role: 'owner',
        register: 'cvr',
      },
      freshness: { ...cpr, source: 'cvr' },
      until: '2026-12-31',
    });
  });

  test('an emergency, with its reason and as little as is known of the party', () => {
    const emergency = { reason: '  She has fallen.  ', secondStaffId: 's-2' };
    expect(permitOf({}, { proofs: [], emergency })).toMatchObject({
      ground: 'emergency',
      evidence: { kind: 'emergency', reason: 'She has fallen.', secondStaffId: 's-2' },
      level: 'none',
      freshness: { source: 'desk', asOf: now.toISOString(), isCached: false },
      until: null,
    });
  });

  test('the older of the ground and the proof says how fresh it is', () => {
    const checkedAt = '2026-05-08T06:00:00Z';
    const known = { mandates: [gave('anders', toAct)], proofs: [proof({ checkedAt })] };
    expect(permitOf({}, known).freshness).toEqual({ source: 'desk', asOf: checkedAt, isCached: false });
  });

  test('every obligation speaks of the party, the subject, the service and the power', () => {
    const { obligations } = permitOf({}, { mandates: [gave('anders', toAct)] });
    expect(obligations[0]).toEqual({
      code: 'notify-represented',
      params: {
        party: 'Anders Holm',
        subject: 'Karen Holm',
        service: 'change-of-address',
        power: 'act',
      },
    });
  });
});

describe('of several grounds', () => {
  test('one that overrides comes first', () => {
    const known = {
      mandates: [gave('anders', toAct)],
      relations: [is('guardian', 'anders')],
      courtOrders: [order('representation', 'anders')],
    };
    expect(permitOf({}, known).ground).toBe('court-order');
    expect(permitOf({}, { ...known, courtOrders: [] }).ground).toBe('guardianship');
  });

  test('one that holds in full comes before one that is only captured', () => {
    const known = {
      isOnline: false,
      mandates: [gave('anders', toAct, { ...aging(200), validUntil: null }), gave('anders', toAct)],
    };
    expect(permitOf({}, known)).toMatchObject({ until: '2027-03-31', provisional: [] });
  });

  test('of two mandates that last equally long the newer counts', () => {
    const older = gave('anders', toAct, { mandateId: MandateId.parse('old'), madeOn: '2026-01-01' });
    const newer = gave('anders', toAct, { mandateId: MandateId.parse('new'), madeOn: '2026-04-01' });
    for (const mandates of [
      [older, newer],
      [newer, older],
    ])
      expect(permitOf({}, { mandates }).evidence).toMatchObject({ mandateId: 'new' });
  });

  test('of two mandates that lack equally much the newer is explained', () => {
    const older = gave('anders', [], { madeOn: '2026-01-01' });
    const newer = gave('anders', [], { madeOn: '2026-04-01' });
    for (const mandates of [
      [older, newer],
      [newer, older],
    ]) {
      const answer = answerTo({ title: '', known: { mandates }, expect: { lacks: [] } });
      expect(answer).toMatchObject({ missing: [{ params: { madeOn: '2026-04-01' } }] });
    }
  });

  test('the last of a chain of mandates may be passed on only as far as its first link goes', () => {
    const fromBodil = { personId: PersonId.parse('bodil'), name: 'Bodil' };
    const first = gave('bodil', toAct, {
      mandateId: MandateId.parse('first'),
      maySubDelegate: true,
      validUntil: '2026-06-01',
    });
    const link = gave('anders', toAct, { grantor: fromBodil, validUntil: null });
    expect(permitOf({}, { mandates: [first, link] })).toMatchObject({
      evidence: { mandateId: 'first' },
      until: '2026-06-01',
    });
    const broken = { ...link, validUntil: '2026-05-07' };
    const answer = answerTo({ title: '', known: { mandates: [first, broken] }, expect: { lacks: [] } });
    expect(answer).toMatchObject({ missing: [{ code: 'mandate-expired', params: { date: '2026-05-07' } }] });
  });
});

const toOffice = (change: Parameters<typeof mandate>[0] = {}) => ({
  mandates: [mandate({ grantee: { kind: 'office', partyId: null, name: 'Aarhus' }, ...change })],
  proofs: [],
});

describe('a mandate made out to the office', () => {
  const party = { kind: 'office' } as const;

  test.each([
    ['signature-on-screen', 'substantial', []],
    ['code', 'substantial', []],
    ['phone-read-back', 'substantial', ['ask-again-at-counter']],
    ['paper', 'substantial', []],
    ['register', 'substantial', []],
    ['request-letter', 'low', ['ask-again-at-counter']],
  ] as const)('given by %s is worth the level %s and owes %j', (givenBy: GivenBy, level, owes) => {
    const phone = { party, channel: 'phone', service: claim } as const;
    const permit = permitOf(phone, toOffice({ givenBy }));
    expect([permit.ground, permit.level]).toEqual(['staff-mandate', level]);
    expect(permit.obligations.map(({ code }) => code)).toEqual([
      'notify-represented',
      ...owes,
      'recheck-at-sync',
    ]);
  });

  test('by letter alone is too little where the service wants more', () => {
    const answer = answerTo({
      title: '',
      asked: { party },
      known: toOffice({ givenBy: 'request-letter' }),
      expect: { lacks: [] },
    });
    expect(answer).toMatchObject({
      missing: [
        {
          code: 'level-too-low',
          params: { level: 'substantial', reached: 'low', party: 'Aarhus' },
          remedies: [
            { code: 'subject-does-it-self' },
            { code: 'come-to-counter' },
            { code: 'general-information' },
          ],
        },
      ],
    });
  });

  test('must end some day, or with one contact', () => {
    const refusal = answerTo({
      title: '',
      asked: { party },
      known: toOffice({ validUntil: null }),
      expect: { lacks: [] },
    });
    expect(refusal).toMatchObject({ missing: [{ code: 'office-not-empowered' }] });
    expect(
      permitOf({ party }, toOffice({ validUntil: null, interactionId: InteractionId.parse('i-1') })).until,
    ).toBeNull();
  });

  test('may be made out by the office’s id, or name it beside others', () => {
    const byId = { kind: 'office', partyId: 'Aarhus', name: 'Borgerservice' } as const;
    expect(permitOf({ party }, toOffice({ grantee: byId })).ground).toBe('staff-mandate');
    const beside = toOffice({ grantee: mandate().grantee, otherGrantees: [byId] });
    expect(permitOf({ party }, beside).ground).toBe('staff-mandate');
  });

  test.each([
    ['another office', { grantee: { kind: 'office', partyId: 'Odense', name: 'Odense' } }],
    ['a person of the same name', { grantee: { kind: 'person', partyId: 'Aarhus', name: 'Aarhus' } }],
    ['it by somebody else', { grantor: { personId: PersonId.parse('bodil'), name: 'Bodil' } }],
  ] as const)('is not one that was given to %s', (_, change) => {
    const answer = answerTo({ title: '', asked: { party }, known: toOffice(change), expect: { lacks: [] } });
    expect(answer).toMatchObject({ missing: [{ code: 'office-not-empowered' }] });
  });
});

const born = (birthDate: string | null) => ({ party: self, subject: { ...oskar, birthDate } });

describe('what is owed', () => {
  const withMandate = { mandates: [gave('anders', toAct)] };
  const fresh = { provenance: { ...mandate().provenance, isCached: false } };

  test('a ground that was looked up just now need not be looked up again', () => {
    expect(owed({}, { mandates: [gave('anders', toAct, fresh)] })).toEqual(['notify-represented']);
    expect(owed({}, { mandates: [gave('anders', toAct, fresh)], isOnline: false })).toEqual([
      'notify-represented',
      'recheck-at-sync',
    ]);
  });

  test('work that is captured is said to be, and looked at again', () => {
    expect(owed({}, { isOnline: false, mandates: [gave('anders', toAct, aging(169))] })).toEqual([
      'notify-represented',
      'captured-provisionally',
      'recheck-at-sync',
    ]);
  });

  test('a second person looks where a protected address is shown to somebody else, and only there', () => {
    const shielded = { subject: { ...karen, hasShieldedAddress: true } };
    const other = { ...request().service, fields: [] };
    expect(owed(shielded, withMandate)).toContain('four-eyes');
    expect(owed({ ...shielded, party: self }, {})).not.toContain('four-eyes');
    expect(owed({ ...shielded, service: other }, withMandate)).not.toContain('four-eyes');
    expect(owed({}, withMandate)).not.toContain('four-eyes');
  });

  test('a second person looks where the service says so, whoever acts', () => {
    const service = { ...request().service, needsFourEyes: true };
    expect(owed({ party: self, service }, {})).toEqual(['four-eyes']);
  });

  test('the other custody holder is told, unless the service is one parent’s', () => {
    const relations = [is('custody-holder', 'anders'), is('custody-holder', 'bodil')];
    const letter = 'letter-to-both-custody-holders';
    expect(owed({ subject: oskar }, { relations })).toContain(letter);
    expect(owed({ subject: oskar, service: claim }, { relations })).not.toContain(letter);
    const former = [is('custody-holder', 'anders'), is('custody-holder', 'bodil', { until: '2026-05-07' })];
    expect(owed({ subject: oskar }, { relations: former })).not.toContain(letter);
  });

  test('the parents of a child under fifteen who acts alone are told, and of no other', () => {
    expect(owed(born('2011-05-09'), {})).toEqual(['letter-to-both-custody-holders']);
    expect(owed(born('2011-05-08'), {})).toEqual([]);
    expect(owed(born(null), {})).toEqual([]);
    expect(owed({ ...born('2011-05-09'), service: claim }, {})).toEqual([]);
  });

  test('an emergency that the same clerk vouches for twice still needs a second person', () => {
    const emergency = { reason: 'She has fallen.', secondStaffId: 's-1' };
    expect(owed({}, { emergency })).toEqual(['notify-represented', 'four-eyes', 'emergency-review']);
  });

  test('a change of account rings back when it was asked for by phone, for the son as for his mother', () => {
    const money = { mandates: [gave('anders', [['payment-account-change', 'receive-money']], fresh)] };
    expect(owed({ service: account, power: account.power, party: anders }, money)).toEqual([
      'notify-represented',
    ]);
    expect(owed({ service: account, power: account.power, channel: 'callback' }, money)).toEqual([
      'notify-represented',
      'ring-back',
    ]);
  });
});
