import { z } from 'zod';
import { PublicJwk } from './devices.ts';

/**
 * A mandate as a signed credential: a compact JWS (RFC 7515, EdDSA of RFC 8037), `typ` mandate+jwt, `kid` of an issuer key. Its place
 * in a Token Status List (IETF OAuth Token Status List) says whether it still stands; the credential itself never changes.
 */
export const mandateCredentialType = 'mandate+jwt';
export const statusListType = 'statuslist+jwt';

const Party = z.object({
  kind: z.enum(['person', 'organisation', 'office']),
  partyId: z.string().nullable(),
  name: z.string(),
});

export const MandateClaims = z.object({
  iss: z.string(),
  /** Seconds since 1970. */
  iat: z.number().int(),
  /** The mandate's id. */
  jti: z.string(),
  version: z.number().int(),
  /** The grantor's person id. */
  sub: z.string(),
  grantorName: z.string(),
  kind: z.string(),
  grantees: z.array(Party).min(1),
  decide: z.enum(['alone', 'jointly']),
  scope: z.array(
    z.object({ serviceId: z.string(), power: z.enum(['see', 'act', 'receive-letters', 'receive-money']) }),
  ),
  channels: z.array(z.string()),
  restrictions: z.string(),
  maySubDelegate: z.boolean(),
  interactionId: z.string().nullable(),
  givenBy: z.string(),
  madeOn: z.iso.date(),
  validFrom: z.iso.date(),
  /** Last day on which it holds; null where it holds until withdrawn. */
  validUntil: z.iso.date().nullable(),
  status: z.object({ status_list: z.object({ idx: z.number().int().nonnegative(), uri: z.string() }) }),
});
export type MandateClaims = z.infer<typeof MandateClaims>;

/** `GET /v1/mandates/issuer-keys`: newest first. A key that is retired still verifies what it signed before. */
export const IssuerKeys = z.object({
  keys: z.array(
    z.object({
      key: PublicJwk,
      /** Seconds since 1970; a credential whose `iat` lies outside is not by this key. */
      from: z.number().int(),
      until: z.number().int().nullable(),
      state: z.enum(['active', 'retired', 'compromised']),
    }),
  ),
});
export type IssuerKeys = z.infer<typeof IssuerKeys>;

/**
 * Claims of a status list token. `lst` is the zlib-deflated bit array, base64url; bit i of byte floor(i/8), least significant first; 1 means
 * revoked. `version` grows with each issue and `digest` is the SHA-256 (base64url) of the inflated bytes, so that a list built up from
 * deltas is checked by the same signature as a whole one. In the answer to a delta `lst` is absent.
 */
export const StatusListClaims = z.object({
  sub: z.string(),
  iat: z.number().int(),
  exp: z.number().int(),
  /** Seconds after which to ask again. */
  ttl: z.number().int(),
  version: z.number().int(),
  digest: z.string(),
  /** Entries the list has room for. */
  size: z.number().int(),
  status_list: z.object({ bits: z.literal(1), lst: z.string().optional() }),
});
export type StatusListClaims = z.infer<typeof StatusListClaims>;

/** `GET /v1/mandates/status-lists/{n}?since={version}`. Without `since`, or where the step is too long, the whole list. */
export const StatusListAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), token: z.string() }),
  z.object({
    kind: z.literal('delta'),
    from: z.number().int(),
    /** Indexes revoked since; a revocation is never taken back. */
    revoked: z.array(z.number().int()),
    token: z.string(),
  }),
]);
export type StatusListAnswer = z.infer<typeof StatusListAnswer>;

/** `GET /v1/mandates/status-lists`: which lists there are, and how far each has come. */
export const StatusLists = z.object({
  lists: z.array(z.object({ list: z.number().int(), uri: z.string(), version: z.number().int() })),
});
export type StatusLists = z.infer<typeof StatusLists>;
