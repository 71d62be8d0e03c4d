import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { IssuerKeys, MandateClaims, StatusListAnswer } from '../../central/api/mandate-credential.ts';
import type { MandateRecord } from '../../central/api/records.ts';

/** A mandate register of its own: signs credentials and status lists as central does, and otherwise where a test wants it. */
export type MandateIssuer = {
  readonly kid: string;
  readonly key: IssuerKeys['keys'][number];
  readonly sign: (header: object, claims: object) => string;
  readonly credential: (claims: MandateClaims) => string;
};

export const listUri = 'https://mandates.example/status-lists/1';
/** 1 March 2026, 06:00. */
export const issuedSecond = Date.UTC(2026, 2, 1, 6) / 1000;

export const makeIssuer = (
  kid = 'issuer-1',
  facts: Partial<IssuerKeys['keys'][number]> = {},
): MandateIssuer => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const signWith = (header: object, claims: object) => signJws(privateKey, header, claims);
  return {
    kid,
    key: {
      key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.export({ format: 'jwk' }).x ?? '', kid },
      from: issuedSecond - 86_400,
      until: null,
      state: 'active',
      ...facts,
    },
    sign: signWith,
    credential: (claims) => signWith({ alg: 'EdDSA', typ: 'mandate+jwt', kid }, claims),
  };
};

const part = (value: object): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

const signJws = (key: KeyObject, header: object, claims: object): string => {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
};

/** What the credential of a record says, at a place of the list. */
export const claimsOf = (
  record: MandateRecord,
  facts: Partial<MandateClaims> & { readonly place?: number } = {},
): MandateClaims => {
  const { place = 7, ...rest } = facts;
  return {
    iss: 'https://mandates.example',
    iat: issuedSecond,
    jti: record.mandateId,
    version: record.version,
    sub: record.grantorId,
    grantorName: record.grantorName,
    kind: record.kind,
    grantees: [
      { kind: record.granteeKind, partyId: record.granteeId, name: record.granteeName },
      ...record.otherGrantees,
    ],
    decide: record.decide,
    scope: record.scope,
    channels: record.channels,
    restrictions: record.restrictions,
    maySubDelegate: record.maySubDelegate,
    interactionId: record.interactionId,
    givenBy: record.givenBy,
    madeOn: record.madeOn,
    validFrom: record.validFrom,
    validUntil: record.validUntil,
    status: { status_list: { idx: place, uri: listUri } },
    ...rest,
  };
};

export type ListFacts = {
  readonly version: number;
  readonly revoked: readonly number[];
  readonly iat?: number;
  readonly size?: number;
  readonly sub?: string;
};

const bitsOf = ({ revoked, size = 1024 }: ListFacts): Uint8Array => {
  const bits = new Uint8Array(Math.ceil(size / 8));
  for (const index of revoked) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  return bits;
};

const headOf = (facts: ListFacts, lst: string | undefined): object => {
  const iat = facts.iat ?? issuedSecond;
  return {
    sub: facts.sub ?? listUri,
    iat,
    exp: iat + 86_400,
    ttl: 300,
    version: facts.version,
    digest: createHash('sha256').update(bitsOf(facts)).digest('base64url'),
    size: facts.size ?? 1024,
    status_list: lst === undefined ? { bits: 1 } : { bits: 1, lst },
  };
};

const header = ({ kid }: MandateIssuer): object => ({ alg: 'EdDSA', typ: 'statuslist+jwt', kid });

export const wholeList = (issuer: MandateIssuer, facts: ListFacts): StatusListAnswer => {
  const lst = Buffer.from(deflateSync(bitsOf(facts))).toString('base64url');
  return { kind: 'whole', token: issuer.sign(header(issuer), headOf(facts, lst)) };
};

/** The head says what all of it is after the step; `step` what is sent of it. */
export const listDelta = (
  issuer: MandateIssuer,
  facts: ListFacts,
  step: { readonly from: number; readonly revoked: readonly number[] },
): StatusListAnswer => ({
  kind: 'delta',
  from: step.from,
  revoked: [...step.revoked],
  token: issuer.sign(header(issuer), headOf(facts, undefined)),
});
