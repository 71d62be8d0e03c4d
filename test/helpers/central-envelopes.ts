import { v7 as uuid } from 'uuid';
import type { Envelope } from '../../central/api/sync.ts';
import type { ActPayload, EnvelopeAuthority } from '../../central/api/work.ts';
import type { CentralDevice } from './central-device.ts';

type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

export const self = (personId: string, special: Partial<EnvelopeAuthority> = {}): EnvelopeAuthority => ({
  ground: 'self',
  mandateId: null,
  partyPersonId: personId,
  partyName: 'Anna Prøve',
  level: 'high',
  identityMethod: 'original-document',
  decidedAt: new Date().toISOString(),
  credentialHash: null,
  freshAsOf: null,
  scope: null,
  evidence: {},
  isProvisional: false,
  secondStaffId: null,
  ...special,
});

export const byMandate = (special: Partial<EnvelopeAuthority> = {}): EnvelopeAuthority =>
  self('son', { ground: 'mandate', mandateId: 'm1', ...special });

export const newAddress = (special: ActPayload['values'] = {}): ActPayload['values'] => ({
  moveDate: '2026-02-01',
  street: 'Eksempelgade',
  houseNumber: '12',
  floorAndDoor: '1. tv',
  postcode: '8000',
  town: 'Aarhus C',
  careOf: '',
  movingWith: [],
  ...special,
});

let sequence = 0;

/** What an envelope says of the machine it comes from. */
export type Sender = { readonly answer: Pick<CentralDevice['answer'], 'deviceId'> };

/** A change of address that the subject makes in person; say what is other. */
export const actEnvelope = (
  device: Sender,
  lane: string,
  special: Partial<Omit<ActEnvelope, 'payload'>> & { readonly payload?: Partial<ActPayload> } = {},
): ActEnvelope => {
  sequence += 1;
  const { payload, ...base } = special;
  return {
    id: uuid(),
    deviceId: device.answer.deviceId,
    deviceSequence: sequence,
    lane,
    laneSequence: 1,
    schemaVersion: 1,
    baseVersion: 1,
    staffId: 'staff-1',
    authority: self(lane),
    attachments: [],
    previousHash: null,
    madeAt: new Date().toISOString(),
    amends: null,
    clock: null,
    kind: 'act-completed',
    ...base,
    payload: {
      actId: uuid(),
      interactionId: uuid(),
      reference: `REF-${sequence}`,
      serviceId: 'change-of-address',
      serviceVersion: '1',
      channel: 'counter',
      mode: 'assisting',
      purposeId: 'change-registration',
      legalBasisId: 'cpr-act-6',
      values: newAddress(),
      receivers: [],
      ...payload,
    },
  };
};

export const interactionEnvelope = (
  device: Sender,
  lane: string,
  special: Partial<
    Omit<Extract<Envelope, { readonly kind: 'interaction-completed' }>, 'payload' | 'kind'>
  > = {},
): Envelope => {
  const { kind, payload, ...base } = actEnvelope(device, lane, special);
  const at = new Date().toISOString();
  return {
    ...base,
    baseVersion: null,
    authority: null,
    kind: 'interaction-completed',
    payload: {
      interactionId: payload.interactionId,
      channel: 'counter',
      mode: 'assisting',
      purposeId: 'change-registration',
      legalBasisId: 'cpr-act-6',
      startedAt: at,
      completedAt: at,
      outcome: kind === 'act-completed' ? 'done' : '',
      note: '',
      actIds: [payload.actId],
    },
  };
};
