import { canonicalJson } from './canonical.ts';
import type { ActRecord, EventRecord, MandateRecord, PersonRecord } from './records.ts';

/**
 * What a workstation and central say to each other all day, with nobody in it: the ground that compression stands on (wire-dictionary.ts).
 * Typed as the records are, so it follows them when they change.
 */
const person = {
  personId: 'p00000000',
  version: 1,
  givenNames: '',
  surname: '',
  formerNames: [],
  birthDate: '1960-01-01',
  nationalNumber: null,
  civilStatus: 'alive',
  hasShieldedAddress: false,
  address: {
    street: 'vej',
    houseNumber: '',
    floorAndDoor: '1. tv',
    postcode: '8000',
    town: 'Aarhus C',
    municipality: '0751',
    country: 'DK',
    careOf: '',
    movedInOn: '2010-01-01',
  },
  contacts: [
    { kind: 'phone', value: '+45', isVerified: true, asOf: '2026-01-01T03:00:00.000Z' },
    { kind: 'email', value: '@example.dk', isVerified: true, asOf: '2026-01-01T03:00:00.000Z' },
  ],
  language: 'da',
  letters: 'digital',
  household: [
    {
      personId: 'p00000000',
      name: '',
      birthDate: '2010-01-01',
      relation: 'lives-with',
      from: null,
      until: null,
      matters: null,
    },
  ],
  relations: [
    {
      personId: 'p00000000',
      name: '',
      birthDate: '2010-01-01',
      relation: 'custody-holder',
      from: null,
      until: null,
      matters: null,
    },
  ],
  courtOrders: [],
  businessRoles: [],
  account: {
    registrationNumber: '',
    accountNumber: '',
    bankName: '',
    country: 'DK',
    asOf: '2026-01-01T03:00:00.000Z',
  },
  benefits: [
    {
      benefitId: '-1',
      kind: 'state-pension',
      monthlyAmountMinor: 0,
      currency: 'DKK',
      status: 'paid',
      nextPaymentOn: '2026-02-27',
    },
    {
      benefitId: '-2',
      kind: 'housing-benefit',
      monthlyAmountMinor: 0,
      currency: 'DKK',
      status: 'paid',
      nextPaymentOn: '2026-02-02',
    },
  ],
  asOf: { cpr: '2026-01-01T03:00:00.000Z', benefits: '2026-01-01T03:00:00.000Z' },
} as const satisfies Partial<Record<keyof PersonRecord, unknown>>;

const mandate = {
  mandateId: '',
  version: 1,
  kind: 'personal',
  grantorId: 'p00000000',
  grantorName: '',
  granteeKind: 'person',
  granteeId: 'p00000000',
  granteeName: '',
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
    { serviceId: 'change-of-address', power: 'act' },
    { serviceId: 'housing-benefit-claim', power: 'see' },
  ],
  madeOn: '2026-01-01',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  revokedOn: null,
  asOf: '2026-01-01T03:00:00.000Z',
} as const satisfies Partial<Record<keyof MandateRecord, unknown>>;

const event = {
  eventId: '',
  personId: 'p00000000',
  at: '2026-01-01T08:00:00.000Z',
  kind: 'address-changed',
  params: { serviceId: 'change-of-address', reference: '' },
  source: 'cpr',
} as const satisfies Record<keyof EventRecord, unknown>;

const act = {
  envelopeId: '',
  personId: 'p00000000',
  serviceId: 'change-of-address',
  reference: '',
  state: 'effective',
  changedAt: '2026-01-01T08:00:00.000Z',
  receivers: [],
  clockNote: null,
} as const satisfies Partial<Record<keyof ActRecord, unknown>>;

const changes = [
  { entity: 'mandate', record: mandate },
  { entity: 'event', record: event },
  { entity: 'act', record: act },
  { entity: 'person', record: person },
].map((change) => ({ sequence: 1, subjectId: 'p00000000', ...change }));

export const typicalAnswer: object = {
  outcomes: [{ outcome: 'accepted', id: '', receipt: 'eyJhbGciOiJFZERTQSIsImtpZCI6I' }],
  changes,
  cursor: '',
  hasMore: false,
  subjectCount: 0,
  asOf: '2026-01-01T08:00:00.000Z',
};

const authority = {
  ground: 'mandate',
  mandateId: null,
  partyPersonId: 'p00000000',
  partyName: '',
  level: 'high',
  identityMethod: 'original-document',
  decidedAt: '2026-01-01T08:00:00.000Z',
  credentialHash: null,
  freshAsOf: null,
  scope: { serviceId: 'change-of-address', power: 'act' },
  evidence: {},
  isProvisional: false,
  secondStaffId: null,
};

const envelope = {
  id: '',
  deviceId: '',
  deviceSequence: 1,
  lane: 'p00000000',
  laneSequence: 1,
  schemaVersion: 1,
  baseVersion: 1,
  staffId: 'staff-',
  authority,
  attachments: [],
  amends: null,
  clock: { bootId: '', monotonicMs: 0, offsetAgeMs: 0, serverOffsetMs: 0 },
  previousHash: null,
  madeAt: '2026-01-01T08:00:00.000Z',
  kind: 'act-completed',
  payload: {
    actId: '',
    interactionId: '',
    reference: '',
    serviceId: 'change-of-address',
    serviceVersion: '1.0.0',
    channel: 'counter',
    mode: 'representing',
    purposeId: 'change-registration',
    legalBasisId: 'cpr-act-6',
    values: {
      moveDate: '2026-01-01',
      street: 'vej',
      houseNumber: '',
      floorAndDoor: '1. tv',
      postcode: '8000',
      town: 'Aarhus C',
      careOf: '',
      movingWith: [],
    },
    receivers: [],
  },
};

const interaction = {
  ...envelope,
  kind: 'interaction-completed',
  payload: {
    interactionId: '',
    channel: 'counter',
    mode: 'representing',
    purposeId: 'change-registration',
    legalBasisId: 'cpr-act-6',
    startedAt: '2026-01-01T08:00:00.000Z',
    completedAt: '2026-01-01T08:00:00.000Z',
    outcome: 'done',
    note: '',
    actIds: [],
  },
};

/** Envelopes travel as canonical text within JSON, every quote escaped: so they are in here as well. */
export const typicalRequest: object = {
  envelopes: [interaction, envelope].map((each) => ({ content: canonicalJson(each), signature: '' })),
};
