import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import { PublicJwk } from '../../central/api/devices.ts';
import type { Envelope, ReceiptClaims } from '../../central/api/sync.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import type { SealedEnvelope } from '../../main/sync/envelopes.ts';

export type KeyPair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

export const makeKeys = (): KeyPair => generateKeyPairSync('ed25519');

export const toJwk = ({ publicKey }: KeyPair): PublicJwk =>
  PublicJwk.parse({ ...publicKey.export({ format: 'jwk' }), kid: 'key-1' });

export const testDeviceId = 'device-1';

/** A UUIDv7 that sorts and reads by its number. */
export const envelopeId = (number: number): string =>
  `01890000-0000-7000-8000-${number.toString().padStart(12, '0')}`;

/** A change of address for the subject that is the lane. */
export const anEnvelope = (place: {
  readonly lane: string;
  readonly laneSequence: number;
  readonly deviceSequence: number;
  readonly deviceId?: string;
}): Envelope => ({
  id: envelopeId(place.deviceSequence),
  deviceId: place.deviceId ?? testDeviceId,
  deviceSequence: place.deviceSequence,
  lane: place.lane,
  laneSequence: place.laneSequence,
  schemaVersion: 1,
  baseVersion: 1,
  kind: 'act-completed',
  staffId: 'staff-1',
  authority: null,
  attachments: [],
  previousHash: null,
  madeAt: '2026-03-02T09:00:00.000Z',
  amends: null,
  clock: null,
  payload: {
    actId: `act-${place.deviceSequence}`,
    interactionId: 'interaction-1',
    reference: `R-${place.deviceSequence}`,
    serviceId: 'address-change',
    serviceVersion: '1',
    channel: 'counter',
    mode: 'representing',
    purposeId: 'serve',
    legalBasisId: 'public-task',
    values: { street: 'Nørregade' },
    receivers: [],
  },
});

export const seal = (envelope: Envelope, keys: KeyPair): SealedEnvelope =>
  sealEnvelope(envelope, keys.privateKey);

/** A receipt as central signs it, or as somebody else would. */
export const signReceipt = (claims: ReceiptClaims, privateKey: KeyObject): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey);
