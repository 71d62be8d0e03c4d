import { aging, account, by, claim, gave, move, office, role, self, type Scenario } from './scenario.ts';
import { now } from './situations.ts';

const toAct = [['change-of-address', 'act']] as const;
const firm = { kind: 'organisation', partyId: 'firm', name: 'Advokaterne Lund' } as const;
const sister = { kind: 'person', partyId: 'sister', name: 'Inge Holm' } as const;
const credential = (state: 'made-here' | 'invalid' | 'issuer-unknown' | 'none') => ({
  credential: { state, hash: null, listAsOf: null },
});
const toOffice = { grantee: { kind: 'office', partyId: null, name: 'Aarhus' } as const };

/** Karen is the subject; it is Friday 8 May 2026, two in the afternoon, at the counter, unless said otherwise. */
export const mandateScenarios: readonly Scenario[] = [
  {
    title: 'a son with a mandate changes his mother’s address',
    known: { mandates: [gave('anders', toAct)] },
    expect: { ground: 'mandate', owes: ['notify-represented', 'recheck-at-sync'] },
  },
  {
    title: 'a payment nominee asks to see the file',
    asked: { power: 'see' },
    known: { mandates: [gave('anders', [['change-of-address', 'receive-money']])] },
    expect: { lacks: ['mandate-lacks-power'] },
  },
  {
    title: 'somebody who only receives the letters wants to act',
    known: { mandates: [gave('anders', [['change-of-address', 'receive-letters']])] },
    expect: { lacks: ['mandate-lacks-power'] },
  },
  {
    title: 'a mandate for housing benefit is shown for a move',
    known: { mandates: [gave('anders', [['housing-benefit-claim', 'act']])] },
    expect: { lacks: ['mandate-lacks-service'] },
  },
  {
    title: 'a mandate ended yesterday',
    known: { mandates: [gave('anders', toAct, { validUntil: '2026-05-07' })] },
    expect: { lacks: ['mandate-expired'] },
  },
  {
    title: 'a future mandate begins next month',
    known: { mandates: [gave('anders', toAct, { validFrom: '2026-06-01' })] },
    expect: { lacks: ['mandate-not-yet'] },
  },
  {
    title: 'a mandate was withdrawn this morning',
    known: { mandates: [gave('anders', toAct, { revokedOn: '2026-05-08' })] },
    expect: { lacks: ['mandate-revoked'] },
  },
  {
    title: 'the van is three days out and the mandate was checked when it left',
    asked: { channel: 'mobile-unit' },
    known: { isOnline: false, mandates: [gave('anders', toAct, aging(72))] },
    expect: { ground: 'mandate', owes: ['notify-represented', 'recheck-at-sync'] },
  },
  {
    title: 'the van is ten days out: the move is taken down and does not count yet',
    asked: { channel: 'mobile-unit' },
    known: { isOnline: false, mandates: [gave('anders', toAct, aging(240))] },
    expect: {
      ground: 'mandate',
      captured: ['status-list-too-old'],
      owes: ['notify-represented', 'captured-provisionally', 'recheck-at-sync'],
    },
  },
  {
    title: 'the van is two days out and somebody with the power to receive money changes the account',
    asked: { channel: 'mobile-unit', service: account, power: account.power },
    known: {
      isOnline: false,
      mandates: [gave('anders', [['payment-account-change', 'receive-money']], aging(48))],
    },
    expect: { lacks: ['status-list-too-old'] },
  },
  {
    title: 'a register entry without a credential is ten days old and there is no network',
    known: { isOnline: false, mandates: [gave('anders', toAct, { ...aging(240), ...credential('none') })] },
    expect: { ground: 'mandate', captured: ['mandate-too-old-offline'] },
  },
  {
    title: 'a mandate made at this desk an hour ago is used at once, without a network',
    known: {
      isOnline: false,
      mandates: [gave('anders', toAct, { ...aging(1), ...credential('made-here') })],
    },
    expect: { ground: 'mandate', owes: ['notify-represented', 'recheck-at-sync'] },
  },
  {
    title: 'a mandate made at this desk is not enough for money before the register has it',
    asked: { service: account, power: account.power },
    known: {
      mandates: [gave('anders', [['payment-account-change', 'receive-money']], credential('made-here'))],
    },
    expect: { lacks: ['mandate-not-registered-yet'] },
  },
  {
    title: 'a credential was tampered with',
    known: { mandates: [gave('anders', toAct, credential('invalid'))] },
    expect: { lacks: ['credential-invalid'] },
  },
  {
    title: 'a credential comes from an issuer whose key is not here',
    known: { isOnline: false, mandates: [gave('anders', toAct, credential('issuer-unknown'))] },
    expect: { lacks: ['credential-issuer-unknown'] },
  },
  {
    title: 'a lawyer comes alone with a mandate that binds the firm and the sister together',
    asked: { party: by('lawyer') },
    known: {
      mandates: [gave('x', toAct, { grantee: firm, otherGrantees: [sister], decide: 'jointly' })],
      businessRoles: [role('lawyer', 'lawyer', { organisationId: 'firm' })],
    },
    expect: { lacks: ['mandate-needs-co-attorney'] },
  },
  {
    title: 'the lawyer and the sister come together',
    asked: { party: by('lawyer') },
    known: {
      mandates: [gave('x', toAct, { grantee: firm, otherGrantees: [sister], decide: 'jointly' })],
      businessRoles: [role('lawyer', 'lawyer', { organisationId: 'firm' })],
      alsoPresent: ['sister'],
    },
    expect: { ground: 'mandate' },
  },
  {
    title: 'either of two attorneys may decide alone, and one comes',
    asked: { party: by('sister') },
    known: { mandates: [gave('anders', toAct, { otherGrantees: [sister], decide: 'alone' })] },
    expect: { ground: 'mandate' },
  },
  {
    title: 'somebody left the law firm last year and still carries its mandate',
    asked: { party: by('lawyer') },
    known: {
      mandates: [gave('x', toAct, { grantee: firm })],
      businessRoles: [role('lawyer', 'lawyer', { organisationId: 'firm', until: '2025-12-31' })],
    },
    expect: { lacks: ['business-role-ended'] },
  },
  {
    title: 'a phone caller with a paper mandate that only holds at the counter',
    asked: { channel: 'phone' },
    known: { mandates: [gave('anders', toAct, { givenBy: 'paper', channels: ['counter'] })] },
    expect: { lacks: ['mandate-channel-excluded'] },
  },
  {
    title: 'a mandate for one contact is shown in the next one',
    known: { mandates: [gave('anders', toAct, { interactionId: 'i-0' as never })] },
    expect: { lacks: ['mandate-other-interaction'] },
  },
  {
    title: 'a mandate for this very contact',
    known: { mandates: [gave('anders', toAct, { interactionId: 'i-1' as never, validUntil: '2026-05-08' })] },
    expect: { ground: 'mandate' },
  },
  {
    title: 'the son sends his wife, whom his mother’s mandate does not name',
    asked: { party: by('wife') },
    known: {
      mandates: [
        gave('anders', toAct),
        gave('wife', toAct, { grantor: { personId: 'anders' as never, name: 'Anders Holm' } }),
      ],
    },
    expect: { lacks: ['no-sub-delegation'] },
  },
  {
    title: 'the son sends his wife, and the mandate lets him',
    asked: { party: by('wife') },
    known: {
      mandates: [
        gave('anders', toAct, { maySubDelegate: true }),
        gave('wife', toAct, { grantor: { personId: 'anders' as never, name: 'Anders Holm' } }),
      ],
    },
    expect: { ground: 'mandate' },
  },
  {
    title: 'the office acts for her under a mandate signed on its screen',
    asked: { party: office },
    known: { proofs: [], mandates: [gave('x', toAct, { ...toOffice, givenBy: 'signature-on-screen' })] },
    expect: { ground: 'staff-mandate', owes: ['notify-represented', 'recheck-at-sync'] },
  },
  {
    title: 'the office acts under a mandate that was read back on the phone',
    asked: { party: office },
    known: { proofs: [], mandates: [gave('x', toAct, { ...toOffice, givenBy: 'phone-read-back' })] },
    expect: {
      ground: 'staff-mandate',
      owes: ['notify-represented', 'ask-again-at-counter', 'recheck-at-sync'],
    },
  },
  {
    title: 'the office has a mandate with no end, which no office may have',
    asked: { party: office },
    known: { proofs: [], mandates: [gave('x', toAct, { ...toOffice, validUntil: null })] },
    expect: { lacks: ['office-not-empowered'] },
  },
  {
    title: 'the office has no mandate at all',
    asked: { party: office },
    known: { proofs: [] },
    expect: { lacks: ['office-not-empowered'] },
  },
  {
    title: 'another office’s mandate is no mandate of this one',
    asked: { party: office },
    known: {
      proofs: [],
      mandates: [gave('x', toAct, { grantee: { kind: 'office', partyId: null, name: 'Viborg' } })],
    },
    expect: { lacks: ['office-not-empowered'] },
  },
  {
    title: 'a neighbour without any paper wants to claim housing benefit for her',
    asked: { party: by('neighbour'), service: claim, power: claim.power },
    expect: { lacks: ['no-ground'] },
  },
  {
    title: 'she does it herself although she has given a mandate',
    asked: { party: self, mode: 'assisting' },
    known: { mandates: [gave('anders', toAct)] },
    expect: { ground: 'self', owes: [] },
  },
  {
    title: 'of two mandates the one that still holds counts',
    known: {
      mandates: [
        gave('anders', toAct, { validUntil: '2026-01-31' }),
        gave('anders', toAct, { madeOn: now.toISOString().slice(0, 10) }),
      ],
    },
    expect: { ground: 'mandate' },
  },
  {
    title: 'a mandate without a network is as good as with one while it is fresh, for the service it names',
    asked: { service: move, power: move.power },
    known: { isOnline: false, mandates: [gave('anders', toAct, aging(2))] },
    expect: { ground: 'mandate' },
  },
];
