import type { Party } from '../../../../../preload/contract/interaction.ts';
import { Mandate } from '../../../../../preload/contract/mandate.ts';
import { MandateOffer } from '../../../../../preload/contract/mandate-making.ts';

/** What the desk offers to draw up for Karen, with her son as the likely attorney. */
export const offer: MandateOffer = MandateOffer.parse({
  today: '2026-05-04',
  grantor: { personId: 'karen', name: 'Karen Holm', ageYears: 81 },
  kinds: ['personal', 'narrow'],
  durations: [
    { duration: 'this-interaction', days: null, until: '2026-05-04' },
    { duration: 'one-day', days: 1, until: '2026-05-04' },
    { duration: 'half-year', days: 182, until: '2026-11-01' },
    { duration: 'one-year', days: 365, until: '2027-05-03' },
  ],
  services: [
    { serviceId: 'change-of-address', powers: ['see', 'act'] },
    { serviceId: 'payment-account-change', powers: ['see', 'receive-money'] },
  ],
  channels: ['counter', 'phone'],
  suggestedGrantees: [
    { kind: 'person', partyId: 'anders', name: 'Anders Holm' },
    { kind: 'office', partyId: null, name: 'Borgerservice Aarhus' },
  ],
  ways: [
    { way: 'signature-on-screen', isPossible: false, whyNot: 'wrong-channel' },
    { way: 'phone-read-back', isPossible: true, whyNot: null },
  ],
  script: { scriptId: 'mandate', version: '1', questionIds: ['own-will', 'gives-it'] },
  wording: { wordingId: 'power-of-attorney', version: '1.0.0', languages: ['da', 'en'] },
});

export const anders: Party = {
  kind: 'representative',
  personId: 'anders' as never,
  name: 'Anders Holm',
  claimedRelation: 'child',
  organisation: null,
};

export const mandate = (change: object = {}): Mandate =>
  Mandate.parse({
    mandateId: 'm1',
    kind: 'personal',
    grantor: { personId: 'karen', name: 'Karen Holm' },
    grantee: { kind: 'person', partyId: 'anders', name: 'Anders Holm' },
    otherGrantees: [],
    decide: 'alone',
    scope: [
      { serviceId: 'change-of-address', power: 'act' },
      { serviceId: 'gone-since', power: 'act' },
    ],
    channels: [],
    restrictions: '',
    maySubDelegate: false,
    interactionId: null,
    madeOn: '2026-01-02',
    validFrom: '2026-01-02',
    validUntil: '2026-06-02',
    givenBy: 'paper',
    status: 'live',
    revokedOn: null,
    endReason: null,
    credential: { state: 'none', hash: null, listAsOf: null },
    provenance: { source: 'mandate-register', asOf: '2026-05-04T08:00:00Z', isCached: true },
    ...change,
  });
