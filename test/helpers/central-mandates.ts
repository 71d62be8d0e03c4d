import { v7 as uuid } from 'uuid';
import { compactVerify, importJWK } from 'jose';
import { z } from 'zod';
import { dayThere } from '../../central/api/day-end.ts';
import { IssuerKeys, MandateClaims } from '../../central/api/mandate-credential.ts';
import type { MandateRecord } from '../../central/api/records.ts';
import type { Envelope } from '../../central/api/sync.ts';
import type { MandatePayload } from '../../central/api/work.ts';
import type { CentralDevice } from './central-device.ts';
import { actEnvelope, type Sender } from './central-envelopes.ts';
import { country } from './central-world.ts';

type Kind = 'mandate-made' | 'mandate-withdrawn' | 'mandate-transferred';
type PayloadOf<K extends Kind> = Extract<Envelope, { readonly kind: K }>['payload'];

export const dayFrom = (days: number): string =>
  dayThere(new Date(Date.now() + days * 86_400_000), country.timeZone);
export const today = (): string => dayFrom(0);

/** An envelope of the second desk's lane after its last one; say what is other. */
const mandateEnvelope = <K extends Kind>(
  device: Sender,
  lane: string,
  work: { readonly kind: K; readonly payload: PayloadOf<K> } & Partial<
    Pick<Envelope, 'laneSequence' | 'staffId' | 'madeAt' | 'authority'>
  >,
): Envelope => {
  const { kind: _, payload: __, ...base } = actEnvelope(device, lane);
  return { ...base, baseVersion: null, ...work } as Envelope;
};

export const signature: MandatePayload['giving'] = {
  way: 'signature-on-screen',
  signaturePath: 'M 0 0 L 10 10',
  identityMethod: 'original-document',
  level: 'high',
};

/** A mother's to her son, for her address; say what is other. */
export const mandatePayload = (special: Partial<MandatePayload> = {}): MandatePayload => ({
  mandateId: uuid(),
  kind: 'personal',
  grantorName: 'Karen Prøve',
  grantees: [{ kind: 'person', partyId: 'son', name: 'Peter Prøve' }],
  decide: 'alone',
  scope: [{ serviceId: 'change-of-address', power: 'act' }],
  channels: [],
  restrictions: '',
  madeOn: today(),
  validFrom: today(),
  validUntil: null,
  interactionId: null,
  wording: { wordingId: 'personal', version: '1', hash: 'hash-of-wording', language: 'da' },
  giving: signature,
  office: 'Borgerservice Aarhus',
  ...special,
});

type Base = Parameters<typeof mandateEnvelope>[2];
type Other = Partial<Pick<Base, 'laneSequence' | 'staffId' | 'madeAt' | 'authority'>>;

export const madeEnvelope = (
  device: Sender,
  payload: Partial<MandatePayload> = {},
  other: Other & { readonly lane?: string } = {},
): Envelope => {
  const { lane = 'mother', ...rest } = other;
  return mandateEnvelope(device, lane, { kind: 'mandate-made', payload: mandatePayload(payload), ...rest });
};

export const withdrawnEnvelope = (
  device: Sender,
  payload: Partial<PayloadOf<'mandate-withdrawn'>> = {},
  other: Other & { readonly lane?: string } = {},
): Envelope => {
  const { lane = 'mother', ...rest } = other;
  const effectiveAt = new Date().toISOString();
  return mandateEnvelope(device, lane, {
    kind: 'mandate-withdrawn',
    payload: { mandateId: 'm1', by: 'grantor', reason: '', effectiveAt, ...payload },
    ...rest,
  });
};

export const transferredEnvelope = (device: Sender, office: string, other: Other = {}): Envelope =>
  mandateEnvelope(device, 'mother', {
    kind: 'mandate-transferred',
    payload: { mandateId: 'm1', office, reason: '' },
    ...other,
  });

/** The mandates of the whole feed, as a desk that begins anew sees them. */
export const pullMandates = async (device: CentralDevice): Promise<ReadonlyMap<string, MandateRecord>> => {
  const { changes } = await device.pullAll();
  return new Map(
    changes.flatMap((change) =>
      change.entity === 'mandate' ? [[change.record.mandateId, change.record] as const] : [],
    ),
  );
};

export const pullMandate = async (device: CentralDevice, mandateId: string): Promise<MandateRecord> => {
  const mandate = (await pullMandates(device)).get(mandateId);
  if (mandate === undefined) throw new Error(`no mandate ${mandateId} in the feed`);
  return mandate;
};

export const issuerKeys = async (device: CentralDevice): Promise<IssuerKeys['keys']> =>
  IssuerKeys.parse((await device.call({ method: 'GET', path: '/v1/mandates/issuer-keys' })).body).keys;

/** A token of the register, verified by the published key that it names. */
export const openToken = async <S extends z.ZodType>(
  device: CentralDevice,
  token: string,
  claims: S,
): Promise<{ readonly claims: z.infer<S>; readonly typ: string; readonly kid: string }> => {
  const { kid: named } = z
    .object({ kid: z.string() })
    .parse(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8')));
  const entry = (await issuerKeys(device)).find(({ key }) => key.kid === named);
  if (entry === undefined) throw new Error(`no issuer key ${named}`);
  const { payload, protectedHeader } = await compactVerify(token, await importJWK(entry.key, 'EdDSA'));
  return {
    claims: claims.parse(JSON.parse(new TextDecoder().decode(payload))),
    typ: protectedHeader.typ ?? '',
    kid: named,
  };
};

export const openCredential = async (
  device: CentralDevice,
  { credential }: MandateRecord,
): Promise<MandateClaims> => {
  if (credential === null) throw new Error('no credential was issued');
  return (await openToken(device, credential, MandateClaims)).claims;
};
