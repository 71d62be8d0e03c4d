import { InteractionId, PersonId } from '../../../../../preload/contract/values.ts';
import { madeOn, onMandate, toAct, type Refusal } from './refusal.ts';
import { account, aging, gave } from './scenario.ts';

export const mandateRefusals: readonly Refusal[] = [
  {
    title: 'a mandate without this power can be widened',
    known: onMandate({ scope: [] }),
    code: 'mandate-lacks-power',
    says: { madeOn },
    offers: ['widen-mandate', 'subject-does-it-self'],
  },
  {
    title: 'a mandate for another service can be widened',
    known: { mandates: [gave('anders', [['housing-benefit-claim', 'act']])] },
    code: 'mandate-lacks-service',
    says: { madeOn },
    offers: ['widen-mandate', 'subject-does-it-self'],
  },
  {
    title: 'an expired mandate can be renewed, and its last day is said',
    known: onMandate({ validUntil: '2026-05-07' }),
    code: 'mandate-expired',
    says: { madeOn, date: '2026-05-07' },
    offers: ['renew-mandate', 'subject-does-it-self'],
  },
  {
    title: 'a withdrawn mandate is not offered for renewal, and the day of withdrawal is said',
    known: onMandate({ revokedOn: '2026-05-06' }),
    code: 'mandate-revoked',
    says: { madeOn, date: '2026-05-06' },
    offers: ['subject-does-it-self', 'make-mandate'],
  },
  {
    title: 'a mandate that has not begun says when it does',
    known: onMandate({ validFrom: '2026-05-11' }),
    code: 'mandate-not-yet',
    says: { madeOn, date: '2026-05-11' },
    offers: ['subject-does-it-self', 'make-mandate'],
  },
  {
    title: 'a mandate for the phone alone sends nobody back to the phone',
    known: onMandate({ channels: ['phone', 'video'] }),
    code: 'mandate-channel-excluded',
    says: { madeOn, channel: 'counter' },
    offers: ['come-to-counter', 'subject-does-it-self'],
  },
  {
    title: 'a mandate for another contact alone is made anew',
    known: onMandate({ interactionId: InteractionId.parse('i-0') }),
    code: 'mandate-other-interaction',
    says: { madeOn, channel: 'counter' },
    offers: ['make-mandate', 'subject-does-it-self'],
  },
  {
    title: 'attorneys who decide together are named where they are not here',
    known: onMandate({
      decide: 'jointly',
      otherGrantees: [
        { kind: 'person', partyId: 'bodil', name: 'Bodil Holm' },
        { kind: 'person', partyId: 'carl', name: 'Carl Holm' },
      ],
    }),
    code: 'mandate-needs-co-attorney',
    says: { madeOn, names: 'Bodil Holm, Carl Holm' },
    offers: ['bring-co-attorney', 'subject-does-it-self'],
  },
  {
    title: 'a tampered credential leaves the register',
    known: onMandate({ credential: { state: 'invalid', hash: 'h', listAsOf: null } }),
    code: 'credential-invalid',
    says: { madeOn },
    offers: ['look-up-register', 'subject-does-it-self'],
  },
  {
    title: 'a credential of an unknown issuer may be checked online',
    known: onMandate({ credential: { state: 'issuer-unknown', hash: 'h', listAsOf: null } }),
    code: 'credential-issuer-unknown',
    says: { madeOn },
    offers: ['go-online', 'subject-does-it-self'],
  },
  {
    title: 'a mandate made here pays nobody until the register has it',
    asked: { service: account, power: account.power },
    known: {
      mandates: [
        gave('anders', [['payment-account-change', 'receive-money']], {
          credential: { state: 'made-here', hash: 'h', listAsOf: null },
        }),
      ],
    },
    code: 'mandate-not-registered-yet',
    says: { madeOn },
    offers: ['go-online', 'subject-does-it-self'],
  },
  {
    title: 'a mandate last heard of too long ago says when, and how old it may be',
    asked: { service: account, power: account.power },
    known: {
      isOnline: false,
      mandates: [gave('anders', [['payment-account-change', 'receive-money']], aging(25))],
    },
    code: 'status-list-too-old',
    says: { madeOn, asOf: '2026-05-07T11:00:00.000Z', hours: '24' },
    offers: ['go-online', 'subject-does-it-self'],
  },
  {
    title: 'a mandate of the register alone is too old, with no credential to speak of',
    asked: { service: account, power: account.power },
    known: {
      isOnline: false,
      mandates: [
        gave('anders', [['payment-account-change', 'receive-money']], {
          ...aging(25),
          credential: { state: 'none', hash: null, listAsOf: null },
        }),
      ],
    },
    code: 'mandate-too-old-offline',
    says: { madeOn, asOf: '2026-05-07T11:00:00.000Z', hours: '24' },
    offers: ['go-online', 'subject-does-it-self'],
  },
  {
    title: 'a mandate passed on without leave names the attorney who did',
    known: {
      mandates: [
        gave('bodil', toAct, { madeOn: '2026-04-01' }),
        gave('anders', toAct, { grantor: { personId: PersonId.parse('bodil'), name: 'Bodil Holm' } }),
      ],
    },
    code: 'no-sub-delegation',
    says: { attorney: 'Bodil Holm', madeOn: '2026-04-01' },
    offers: ['make-mandate', 'subject-does-it-self'],
  },
];
