import type { ReviewRecord } from '../../central/api/decisions.ts';
import type { MandateRecord } from '../../central/api/records.ts';
import { asOf, personId } from './vault-people.ts';
import { moment } from './vault-work.ts';

/** Person 1 lets person 2 see and do her change of address. */
export const mandateRecord = (mandateId: string, facts: Partial<MandateRecord> = {}): MandateRecord => ({
  mandateId,
  version: 1,
  kind: 'personal',
  grantorId: personId(1),
  grantorName: 'Karen Hansen',
  granteeKind: 'person',
  granteeId: personId(2),
  granteeName: 'Peter Hansen',
  otherGrantees: [],
  decide: 'alone',
  channels: [],
  restrictions: '',
  maySubDelegate: false,
  interactionId: null,
  givenBy: 'register',
  wording: null,
  office: null,
  endReason: null,
  revokedAt: null,
  credential: null,
  scope: [
    { serviceId: 'change-address', power: 'see' },
    { serviceId: 'change-address', power: 'act' },
  ],
  madeOn: '2024-01-01',
  validFrom: '2024-01-01',
  validUntil: null,
  revokedOn: null,
  asOf,
  ...facts,
});

/** A move of person 1, under a mandate that was withdrawn before. */
export const reviewRecord = (reviewId: string, special: Partial<ReviewRecord> = {}): ReviewRecord => ({
  reviewId,
  personId: personId(1),
  personName: 'Karen Hansen',
  envelopeId: 'e1',
  serviceId: 'change-of-address',
  reference: 'R-1',
  reason: 'authority/revoked',
  detail: 'revoked before the act',
  ground: 'mandate',
  partyName: 'Peter Hansen',
  actingPersonIds: [],
  staffId: 'staff-1',
  staffName: 'Mette Test',
  secondStaffId: null,
  decidedAt: moment(1),
  openedAt: moment(2),
  needsFourEyes: false,
  state: 'open',
  decisions: [],
  work: {
    mandateId: 'm1',
    level: 'high',
    identityMethod: 'original-document',
    freshAsOf: null,
    isProvisional: false,
    values: { street: 'Skovvej', movingWith: ['p2'], hasPets: true },
  },
  clockNote: null,
  handedOver: null,
  contacts: [],
  ...special,
});
