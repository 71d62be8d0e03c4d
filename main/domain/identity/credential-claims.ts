import { z } from 'zod';

/** What an identity credential says of its holder (OpenID Connect Core 5.1). */
const Claims = z.object({
  iat: z.number().int(),
  exp: z.number().int(),
  family_name: z.string().max(200),
  given_name: z.string().max(200),
  birthdate: z.iso.date(),
  /** Its place in a status list (IETF Token Status List): without one nobody could ever take it back. */
  status: z.object({
    status_list: z.object({ idx: z.number().int().nonnegative(), uri: z.string().max(500) }),
  }),
});

export type IdentityClaims = z.infer<typeof Claims>;

/** Null where the claims are not those of an identity. */
export const readIdentityClaims = (claims: unknown): IdentityClaims | null =>
  Claims.safeParse(claims).data ?? null;
