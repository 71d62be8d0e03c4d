import type { StaffRecord } from '../../central/api/devices.ts';
import type { MandateRecord, PersonRecord } from '../../central/api/records.ts';

export const asOf = '2026-01-05T08:00:00.000Z';

/** Somebody with nothing special; say what matters. */
export const person = (personId: string, special: Partial<PersonRecord> = {}): PersonRecord => ({
  personId,
  version: 1,
  givenNames: 'Anna',
  surname: 'Prøve',
  formerNames: [],
  birthDate: '1950-03-01',
  nationalNumber: null,
  civilStatus: 'alive',
  hasShieldedAddress: false,
  address: {
    street: 'Prøvevej',
    houseNumber: '1',
    floorAndDoor: '',
    postcode: '8000',
    town: 'Aarhus C',
    municipality: '0751',
    country: 'DK',
    careOf: '',
    movedInOn: '2010-05-01',
  },
  contacts: [],
  language: 'da',
  letters: 'digital',
  household: [],
  relations: [],
  courtOrders: [],
  businessRoles: [],
  account: null,
  benefits: [],
  asOf: { cpr: asOf, benefits: asOf },
  ...special,
});

export const livesWith = (other: PersonRecord): PersonRecord['household'][number] => ({
  personId: other.personId,
  name: `${other.givenNames} ${other.surname}`,
  birthDate: other.birthDate,
  relation: 'lives-with',
  from: null,
  until: null,
  matters: null,
});

/** The same address for all, each in the others' household. */
export const household = (...people: readonly PersonRecord[]): readonly PersonRecord[] =>
  people.map((member) => ({
    ...member,
    household: people.filter((other) => other !== member).map(livesWith),
  }));

export const elsewhere = (
  postcode: string,
  municipality: string,
  town: string,
): NonNullable<PersonRecord['address']> => ({
  street: 'Modelgade',
  houseNumber: '7',
  floorAndDoor: '2. th',
  postcode,
  town,
  municipality,
  country: 'DK',
  careOf: '',
  movedInOn: '2015-01-01',
});

export const mandate = (special: Partial<MandateRecord> = {}): MandateRecord => ({
  mandateId: 'm1',
  version: 1,
  kind: 'power-of-attorney',
  grantorId: 'mother',
  grantorName: 'Karen Prøve',
  granteeKind: 'person',
  granteeId: 'son',
  granteeName: 'Peter Prøve',
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
  scope: [{ serviceId: 'change-of-address', power: 'act' }],
  madeOn: '2024-01-01',
  validFrom: '2024-01-01',
  validUntil: null,
  revokedOn: null,
  asOf,
  ...special,
});

export const staff: StaffRecord = {
  staffId: 'staff-1',
  name: 'Mette Test',
  role: 'counter',
  office: 'Borgerservice Aarhus',
  personId: 'staff-as-citizen',
};
