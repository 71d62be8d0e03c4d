import { describe, expect, test } from 'vitest';
import { decideAuthority } from '../../../../../main/domain/authority/decide-authority.ts';
import type { AuthorityFacts, RelationFact } from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest } from '../../../../../main/domain/authority/request.ts';
import type { AuthorityAnswer } from '../../../../../preload/contract/authority.ts';
import { PersonId } from '../../../../../preload/contract/values.ts';
import { dkService } from '../dk-pack.ts';
import { anders, facts, karen, mandate, now, proof, request, scope } from './situations.ts';

const decide = (asked: Partial<AuthorityRequest> = {}, known: Partial<AuthorityFacts> = {}) =>
  decideAuthority(request(asked), facts(known), now);
const missingOf = (answer: AuthorityAnswer) =>
  answer.outcome === 'refuse' ? answer.missing.map((each) => each.code) : [];
const obligationsOf = (answer: AuthorityAnswer) =>
  answer.outcome === 'permit' ? answer.obligations.map((each) => each.code) : [];
const account = dkService('payment-account-change');

/** A mandate that was last known to stand so many hours ago. */
const aged = (hours: number) =>
  mandate({
    provenance: {
      source: 'mandate-register',
      asOf: new Date(now.getTime() - hours * 3_600_000).toISOString(),
      isCached: true,
    },
  });

/** Another person of the register, and what that person is to the subject. */
const relation = (personId: string, is: RelationFact['relation']): RelationFact => ({
  personId: PersonId.parse(personId),
  relation: is,
  from: null,
  until: null,
  matters: is === 'guardian' ? 'all' : null,
  provenance: { source: 'cpr', asOf: '2026-05-01T00:00:00Z', isCached: true },
});

describe('a son with a mandate', () => {
  test('may change the address of his mother, on the mandate, until it ends', () => {
    expect(decide()).toEqual({
      outcome: 'permit',
      ground: 'mandate',
      evidence: {
        kind: 'mandate',
        mandateId: 'm-1',
        madeOn: '2026-05-02',
        validUntil: '2027-03-31',
        register: 'mandate-register',
        credentialHash: 'hash-1',
      },
      level: 'high',
      freshness: { source: 'mandate-register', asOf: '2026-05-08T11:00:00Z', isCached: true },
      until: '2027-03-31',
      obligations: [
        expect.objectContaining({ code: 'notify-represented' }),
        expect.objectContaining({ code: 'recheck-at-sync' }),
      ],
      provisional: [],
    });
  });

  test('may not change her payment account: the mandate lacks the power to receive money', () => {
    const answer = decide({ service: account });
    expect(missingOf(answer)).toEqual(['mandate-lacks-power']);
    expect(answer).toMatchObject({
      missing: [
        {
          params: {
            party: 'Anders Holm',
            subject: 'Karen Holm',
            power: 'receive-money',
            madeOn: '2026-05-02',
          },
          remedies: [
            { code: 'widen-mandate' },
            { code: 'subject-does-it-self' },
            { code: 'general-information' },
          ],
        },
      ],
    });
  });

  test('is told everything that is missing at once', () => {
    const answer = decide(
      { service: account, channel: 'video', mode: 'informing' },
      { mandates: [mandate({ validUntil: '2026-05-07' })], lease: { notAfter: '2026-05-08T11:59:59Z' } },
    );
    expect(missingOf(answer)).toEqual([
      'informing-only',
      'lease-expired',
      'channel-not-allowed',
      'mandate-lacks-power',
      'mandate-expired',
    ]);
  });
});

describe('the citizen in person', () => {
  test('may act on their own identity, with no end and nothing owed', () => {
    expect(decide({ party: { kind: 'subject' }, mode: 'assisting' }, { mandates: [] })).toMatchObject({
      outcome: 'permit',
      ground: 'self',
      evidence: { kind: 'identity' },
      until: null,
      freshness: { source: 'desk', isCached: false },
      obligations: [],
    });
  });

  test('may receive money without any mandate', () => {
    expect(decide({ party: { kind: 'subject' }, service: account }).outcome).toBe('permit');
  });
});

describe('what a mandate permits (rules 2 and 3)', () => {
  test.each([
    ['another power for the service', scope('change-of-address', 'see'), 'mandate-lacks-power'],
    ['the power nowhere', scope('housing-benefit-claim', 'see'), 'mandate-lacks-power'],
    ['the power for another service', scope('housing-benefit-claim', 'act'), 'mandate-lacks-service'],
    ['nothing at all', [], 'mandate-lacks-power'],
  ] as const)('one that gives %s is refused with %s', (_, given, code) => {
    expect(missingOf(decide({}, { mandates: [mandate({ scope: given })] }))).toEqual([code]);
  });

  test.each([
    ['ended yesterday', { validUntil: '2026-05-07' }, ['mandate-expired']],
    ['ends today', { validUntil: '2026-05-08' }, []],
    ['has no end', { validUntil: null }, []],
    ['begins tomorrow', { validFrom: '2026-05-09' }, ['mandate-not-yet']],
    ['begins today', { validFrom: '2026-05-08' }, []],
    ['was withdrawn today', { revokedOn: '2026-05-08' }, ['mandate-revoked']],
    ['is withdrawn from tomorrow', { revokedOn: '2026-05-09' }, []],
    [
      'was given by somebody else',
      { grantor: { personId: PersonId.parse('bodil'), name: 'B' } },
      ['no-ground'],
    ],
    ['was given to somebody else', { grantee: { kind: 'person', partyId: 'x', name: 'X' } }, ['no-ground']],
    [
      'was given to an organisation with the same id',
      { grantee: { kind: 'organisation', partyId: 'anders', name: 'A' } },
      ['no-ground'],
    ],
  ] as const)('one that %s', (_, change, codes) => {
    expect(missingOf(decide({}, { mandates: [mandate(change)] }))).toEqual(codes);
  });

  test('its last day ends at midnight in the country, not in UTC', () => {
    const lastDay = facts({
      mandates: [mandate({ validUntil: '2026-05-08' })],
      proofs: [proof({ checkedAt: '2026-05-08T21:50:00Z' })],
    });
    const at = (instant: string) => decideAuthority(request(), lastDay, new Date(instant)).outcome;
    expect([at('2026-05-08T21:59:59Z'), at('2026-05-08T22:00:00Z')]).toEqual(['permit', 'refuse']);
  });

  test('of several that hold, the one that lasts longest is the ground', () => {
    const short = mandate({ mandateId: mandate().mandateId, validUntil: '2026-06-01' });
    expect(decide({}, { mandates: [short, mandate({ validUntil: null }), mandate()] })).toMatchObject({
      until: null,
    });
  });

  test('of several that fall short, the nearest is explained', () => {
    const far = mandate({ scope: [], validUntil: '2026-05-01' });
    expect(missingOf(decide({}, { mandates: [far, mandate({ validUntil: '2026-05-07' })] }))).toEqual([
      'mandate-expired',
    ]);
  });
});

describe('without a network (rule 10)', () => {
  test.each([
    [false, 168, []],
    [false, 169, ['status-list-too-old']],
    [true, 169, []],
  ] as const)('online %s, a mandate known %s hours ago', (isOnline, hours, codes) => {
    const answer = decide({}, { isOnline, mandates: [aged(hours)] });
    expect(answer.outcome === 'permit' && answer.provisional.map(({ code }) => code)).toEqual(codes);
  });

  test('a sensitive power is refused sooner, and never captured', () => {
    const mandates = [{ ...aged(25), scope: scope('payment-account-change', 'receive-money') }];
    expect(missingOf(decide({ service: account }, { isOnline: false, mandates }))).toEqual([
      'status-list-too-old',
    ]);
  });

  test('what is permitted is checked again at sync, for the citizen in person too', () => {
    expect(obligationsOf(decide({ party: { kind: 'subject' } }, { isOnline: false }))).toEqual([
      'recheck-at-sync',
    ]);
  });
});

describe('who is in contact', () => {
  test.each([
    ['nobody yet', null, ['party-unknown']],
    ['a helper', { kind: 'helper', name: 'Ida' }, ['no-ground']],
    ['a son whom no register knows', { ...anders, personId: null }, ['no-ground']],
    ['a claimed guardian', { ...anders, personId: 'ida', claimedRelation: 'guardian' }, ['no-ground']],
    ['this office, without a mandate', { kind: 'office' }, ['office-not-empowered']],
  ] as const)('%s', (_, party, codes) => {
    expect(missingOf(decide({ party }))).toEqual(codes);
  });

  test('somebody unknown is first to be identified, then to be given a mandate', () => {
    const answer = decide({ party: { ...anders, personId: null } });
    expect(answer).toMatchObject({
      missing: [
        {
          remedies: [{ code: 'identify-party' }, { code: 'make-mandate' }, {}, { code: 'state-reason' }, {}],
        },
      ],
    });
  });
});

describe('guardians and custody holders of the register (rules 5 and 6)', () => {
  test('a guardian needs no mandate', () => {
    const answer = decide({}, { mandates: [], relations: [relation('anders', 'guardian')] });
    expect(answer).toMatchObject({ ground: 'guardianship', evidence: { relation: 'guardian' } });
  });

  test('a mandate against a guardian stops the act and goes to a supervisor', () => {
    const answer = decide({}, { relations: [relation('bodil', 'guardian')] });
    expect(answer).toMatchObject({
      missing: [{ code: 'contradicting-grounds', remedies: [{ code: 'ask-supervisor' }, {}, {}] }],
    });
  });

  test('a guardian who holds a mandate as well may use it, and the ward may act in person', () => {
    const relations = [relation('anders', 'guardian')];
    expect(decide({}, { relations }).outcome).toBe('permit');
    expect(decide({ party: { kind: 'subject' } }, { relations }).outcome).toBe('permit');
  });
});

describe('guards', () => {
  const staff = request().staff;
  const guarded: readonly (readonly [string, Partial<AuthorityRequest>, readonly string[]])[] = [
    ['informing', { mode: 'informing' }, ['informing-only']],
    ['one’s own file', { staff: { ...staff, personId: 'karen' } }, ['own-file']],
    [
      'a case in which the clerk is the representative',
      { staff: { ...staff, personId: 'anders' } },
      ['own-file'],
    ],
    ['the file of family', { staff: { ...staff, relatedPersonIds: ['karen'] } }, ['related-to-staff']],
    [
      'a representative of the family',
      { staff: { ...staff, relatedPersonIds: ['anders'] } },
      ['related-to-staff'],
    ],
    ['a clerk whom no register knows', { staff: { ...staff, personId: null } }, []],
    ['a supervisor', { staff: { ...staff, role: 'supervisor' } }, []],
    ['a security officer', { staff: { ...staff, role: 'security-officer' } }, ['role-not-allowed']],
    ['an administrator', { staff: { ...staff, role: 'administrator' } }, ['role-not-allowed']],
    ['an agent for somebody represented', { staff: { ...staff, role: 'agent' } }, ['role-not-allowed']],
    [
      'an agent who assists the citizen',
      { staff: { ...staff, role: 'agent' }, mode: 'assisting', party: { kind: 'subject' } },
      [],
    ],
    [
      'an agent where judgement is needed',
      {
        staff: { ...staff, role: 'agent' },
        mode: 'assisting',
        party: { kind: 'subject' },
        service: dkService('housing-benefit-claim'),
      },
      ['role-not-allowed'],
    ],
    ['a subject who has died', { subject: { ...karen, civilStatus: 'deceased' } }, ['subject-deceased']],
    ['a subject abroad', { subject: { ...karen, civilStatus: 'emigrated' } }, []],
    ['a channel without the service', { channel: 'post' }, ['channel-not-allowed']],
  ];
  test.each(guarded)('%s', (_, asked, codes) => {
    expect(missingOf(decide(asked))).toEqual(codes);
  });

  test('the dead are never offered to give a mandate or to come', () => {
    const dead = { ...karen, civilStatus: 'deceased' } as const;
    const answer = decide({ subject: dead }, { mandates: [] });
    expect(answer).toMatchObject({
      missing: [{ remedies: [{ code: 'ask-supervisor' }, { code: 'general-information' }] }],
    });
  });

  test('a lease holds up to its last moment', () => {
    expect(decide({}, { lease: { notAfter: now.toISOString() } }).outcome).toBe('permit');
    const past = new Date(now.getTime() - 1).toISOString();
    expect(missingOf(decide({}, { lease: { notAfter: past } }))).toEqual(['lease-expired']);
  });
});

describe('the identity of the party (rule 4)', () => {
  const low = proof({ method: 'knowledge-questions', documentKind: null, expiresOn: null, level: 'low' });
  const identity: readonly (readonly [string, AuthorityFacts['proofs'], readonly string[]])[] = [
    ['none', [], ['identity-missing']],
    ['too low', [low], ['level-too-low']],
    ['enough and not enough', [low, proof({ level: 'substantial' })], []],
    ['as old as the service allows', [proof({ checkedAt: '2026-05-08T04:00:00Z' })], []],
    ['older than the service allows', [proof({ checkedAt: '2026-05-08T03:59:00Z' })], ['identity-too-old']],
    ['from a clock that was set back', [proof({ checkedAt: '2026-05-08T13:00:00Z' })], ['identity-too-old']],
    ['a document on its last day', [proof({ expiresOn: '2026-05-08' })], []],
    ['a document that ran out since', [proof({ expiresOn: '2026-05-07' })], ['document-expired']],
    [
      'a document that had run out',
      [proof({ level: 'none', shortfall: 'document-expired' })],
      ['document-expired'],
    ],
    [
      'a document not accepted',
      [proof({ level: 'none', shortfall: 'document-not-accepted' })],
      ['level-too-low'],
    ],
  ];
  test.each(identity)('%s', (_, proofs, codes) => {
    expect(missingOf(decide({}, { proofs }))).toEqual(codes);
  });

  test('the account needs the highest level at the counter and a newer proof', () => {
    const self = { party: { kind: 'subject' }, service: account } as const;
    expect(missingOf(decide(self, { proofs: [proof({ level: 'substantial' })] }))).toEqual(['level-too-low']);
    expect(missingOf(decide(self, { proofs: [proof({ checkedAt: '2026-05-08T11:29:00Z' })] }))).toEqual([
      'identity-too-old',
    ]);
  });

  test('a helper is not asked who they are', () => {
    expect(missingOf(decide({ party: { kind: 'helper', name: 'Ida' } }, { proofs: [] }))).toEqual([
      'no-ground',
    ]);
  });

  test.each([
    ['counter', ['show-original-document', 'general-information']],
    ['phone', ['ring-registered-number', 'come-to-counter', 'general-information']],
  ] as const)('at the %s the way to prove it fits the channel', (channel, remedies) => {
    const answer = decide({ channel }, { proofs: [] });
    expect(answer.outcome === 'refuse' && answer.missing[0]?.remedies.map(({ code }) => code)).toEqual(
      remedies,
    );
  });
});

test('a change of account by phone rings back; at the counter it does not (rule 11)', () => {
  const self = { party: { kind: 'subject' }, service: account } as const;
  expect(obligationsOf(decide({ ...self, channel: 'phone' }))).toEqual(['ring-back']);
  expect(obligationsOf(decide(self))).toEqual([]);
});
