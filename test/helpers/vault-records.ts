import type { MandateRecord } from '../../central/api/records.ts';
import { asOf, personId } from './vault-people.ts';

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
