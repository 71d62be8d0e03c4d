import { z } from 'zod';

/**
 * A proof of identity that a citizen carries, as a signed credential: a compact JWS (RFC 7515, EdDSA of RFC 8037) by an issuer key, with the
 * claims of OpenID Connect Core 5.1 and a place in a Token Status List. No number stands in it, and nothing of where somebody lives.
 */
export const identityCredentialType = 'identity+jwt';

export const IdentityCredentialClaims = z.object({
  iss: z.string(),
  /** Seconds since 1970. */
  iat: z.number().int(),
  exp: z.number().int(),
  /** Of the card, not of the person. */
  jti: z.uuid(),
  family_name: z.string(),
  given_name: z.string(),
  birthdate: z.iso.date(),
  status: z.object({ status_list: z.object({ idx: z.number().int().nonnegative(), uri: z.string() }) }),
});
export type IdentityCredentialClaims = z.infer<typeof IdentityCredentialClaims>;
