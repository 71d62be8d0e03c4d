import { z } from 'zod';

/** `typ` of the JWS by which central says that somebody answered a code right. */
export const confirmationType = 'code-confirmation+jwt';

export const ConfirmationClaims = z.object({
  challengeId: z.string(),
  personId: z.string(),
  purpose: z.enum(['mandate', 'identity']),
  at: z.iso.datetime(),
});
export type ConfirmationClaims = z.infer<typeof ConfirmationClaims>;

/** A confirmation whose signature is ours. */
export type Confirmation = ConfirmationClaims & {
  /** The mandate that it was given for already; null for none. */
  readonly usedFor: string | null;
};
