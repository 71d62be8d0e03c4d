import { z } from 'zod';

/**
 * How a workstation lets a citizen sign in with an eID. The workstation is the OpenID Connect client; central only keeps the
 * redirect for it, since the browser of the citizen's own device cannot reach the desk. What comes back is worthless without the
 * PKCE verifier (RFC 7636), which never leaves the workstation.
 */

/** `POST /v1/identity/eid-attempts`: names the staff member, and is logged before any answer. */
export const EidAttemptRequest = z.object({
  provider: z.enum(['national', 'eidas']),
  /** The `state` of the authorization request, made by the workstation. */
  state: z.string().min(32).max(128),
  staffId: z.string().max(64),
});
export type EidAttemptRequest = z.infer<typeof EidAttemptRequest>;

export const EidAttemptAnswer = z.object({
  attemptId: z.string(),
  issuer: z.url(),
  clientId: z.string(),
  redirectUri: z.url(),
  expiresAt: z.iso.datetime(),
});
export type EidAttemptAnswer = z.infer<typeof EidAttemptAnswer>;

/** `GET /v1/identity/eid-attempts/{attemptId}`: of the device that began it, which alone can use the response. */
export const EidAttemptState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  /** The query of the redirect, as the provider sent it. */
  z.object({ state: z.literal('returned'), response: z.string() }),
  z.object({ state: z.literal('ended') }),
]);
export type EidAttemptState = z.infer<typeof EidAttemptState>;
