import { account, by, claim, gave, self, type Scenario } from './scenario.ts';
import { proof, request } from './situations.ts';

const toAct = [['change-of-address', 'act']] as const;
const { staff } = request();
const low = proof({ method: 'knowledge-questions', documentKind: null, expiresOn: null, level: 'low' });
const fallen = { reason: 'She has fallen, cannot speak, and needs a home nurse today.', secondStaffId: null };

export const deskScenarios: readonly Scenario[] = [
  {
    title: 'a clerk serving her sister',
    asked: { staff: { ...staff, relatedPersonIds: ['karen'] }, party: self, mode: 'assisting' },
    expect: { lacks: ['related-to-staff'] },
  },
  {
    title: 'a clerk who is the attorney herself',
    asked: { staff: { ...staff, personId: 'anders' } },
    known: { mandates: [gave('anders', toAct)] },
    expect: { lacks: ['own-file'] },
  },
  {
    title: 'a colleague’s brother comes as the second attorney',
    asked: { staff: { ...staff, relatedPersonIds: ['brother'] } },
    known: { mandates: [gave('anders', toAct)], alsoPresent: ['brother'] },
    expect: { lacks: ['related-to-staff'] },
  },
  {
    title: 'somebody asks a general question',
    asked: { mode: 'informing', party: self },
    expect: { lacks: ['informing-only'] },
  },
  {
    title: 'the son acts although the contact says that his mother does',
    asked: { mode: 'assisting' },
    known: { mandates: [gave('anders', toAct)] },
    expect: { lacks: ['represents-while-assisting'] },
  },
  {
    title: 'nobody has said who is in contact',
    asked: { party: null },
    expect: { lacks: ['party-unknown'] },
  },
  {
    title: 'a person without a number, whom no register knows',
    asked: { party: by(null, 'Amal') },
    expect: { lacks: ['no-ground'] },
  },
  {
    title: 'a helper carries her bag and says nothing',
    asked: { party: { kind: 'helper', name: 'Ida' } },
    expect: { lacks: ['no-ground'] },
  },
  {
    title: 'an expired passport',
    asked: { party: self, mode: 'assisting' },
    known: { proofs: [proof({ expiresOn: '2026-02-01', level: 'none', shortfall: 'document-expired' })] },
    expect: { lacks: ['document-expired'] },
  },
  {
    title: 'an expired passport and a residence card that holds',
    asked: { party: self, mode: 'assisting' },
    known: {
      proofs: [
        proof({ expiresOn: '2026-02-01', level: 'none', shortfall: 'document-expired' }),
        proof({ documentKind: 'residence-card' }),
      ],
    },
    expect: { ground: 'self' },
  },
  {
    title: 'a citizen who knows her number and nothing more',
    asked: { party: self, mode: 'assisting' },
    known: { proofs: [low] },
    expect: { lacks: ['level-too-low'] },
  },
  {
    title: 'a citizen who was identified last night',
    asked: { party: self, mode: 'assisting' },
    known: { proofs: [proof({ checkedAt: '2026-05-07T18:00:00Z' })] },
    expect: { lacks: ['identity-too-old'] },
  },
  {
    title: 'a new account by phone is never done on a document shown at the counter an hour ago',
    asked: { party: self, mode: 'assisting', channel: 'phone', service: account, power: account.power },
    known: { proofs: [proof({ checkedAt: '2026-05-08T11:00:00Z' })] },
    expect: { lacks: ['identity-too-old'] },
  },
  {
    title: 'a new account by phone rings back',
    asked: { party: self, mode: 'assisting', channel: 'phone', service: account, power: account.power },
    known: {
      proofs: [
        proof({
          method: 'callback-registered-number',
          documentKind: null,
          expiresOn: null,
          level: 'substantial',
        }),
      ],
    },
    expect: { ground: 'self', owes: ['ring-back'] },
  },
  {
    title: 'a letter by post asks for a move',
    asked: { party: self, mode: 'assisting', channel: 'post' },
    expect: { lacks: ['channel-not-allowed'] },
  },
  {
    title: 'a partner’s agent helps her do it herself',
    asked: { staff: { ...staff, role: 'agent' }, party: self, mode: 'assisting' },
    expect: { ground: 'self' },
  },
  {
    title: 'a partner’s agent lets the son act for her',
    asked: { staff: { ...staff, role: 'agent' } },
    known: { mandates: [gave('anders', toAct)] },
    expect: { lacks: ['role-not-allowed'] },
  },
  {
    title: 'the security officer tries to serve a citizen',
    asked: { staff: { ...staff, role: 'security-officer' }, party: self, mode: 'assisting' },
    expect: { lacks: ['role-not-allowed'] },
  },
  {
    title: 'the machine has been away for longer than its lease',
    asked: { party: self, mode: 'assisting' },
    known: { lease: { notAfter: '2026-05-08T11:00:00Z' } },
    expect: { lacks: ['lease-expired'] },
  },
  {
    title: 'an emergency: a neighbour, a reason, and nobody else in time',
    asked: { party: by('neighbour') },
    known: { proofs: [], emergency: fallen },
    expect: {
      ground: 'emergency',
      owes: ['notify-represented', 'four-eyes', 'emergency-review', 'ask-again-at-counter'],
    },
  },
  {
    title: 'an emergency with a second person at the desk',
    asked: { party: by('neighbour') },
    known: { emergency: { ...fallen, secondStaffId: 's-2' } },
    expect: { ground: 'emergency', owes: ['notify-represented', 'emergency-review'] },
  },
  {
    title: 'an emergency without a word why',
    asked: { party: by('neighbour') },
    known: { emergency: { reason: '  ', secondStaffId: null } },
    expect: { lacks: ['no-ground', 'emergency-reason-missing'] },
  },
  {
    title: 'an emergency is never for money',
    asked: { party: by('neighbour'), service: account, power: account.power },
    known: { emergency: fallen },
    expect: { lacks: ['no-ground', 'emergency-not-for-this'] },
  },
  {
    title: 'an emergency does not beat a contradiction between two grounds',
    known: {
      mandates: [gave('anders', toAct)],
      relations: [
        {
          personId: 'guardian',
          relation: 'guardian',
          from: null,
          until: null,
          matters: 'all',
          provenance: { source: 'cpr', asOf: '2026-05-07T00:00:00Z', isCached: true },
        },
      ],
      emergency: fallen,
    },
    expect: { lacks: ['contradicting-grounds'] },
  },
  {
    title: 'a claim that needs judgement carries its reason in writing',
    asked: {
      party: self,
      mode: 'assisting',
      service: { ...claim, decisionType: 'discretionary' },
      power: claim.power,
    },
    expect: { ground: 'self', owes: ['reason-in-writing'] },
  },
];
