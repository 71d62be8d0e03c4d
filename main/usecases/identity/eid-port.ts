import type { EidAttempt } from '../../../preload/contract/identity.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import type { Result } from '../../../preload/contract/result.ts';
import type { EidProvider } from '../../domain/identity/eid-level.ts';
import type { EidClaims } from '../../domain/identity/eid-person.ts';

/** Where a sign-in of the citizen stands; `signed-in` comes once, after the ID token has been verified. */
export type EidLook =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'denied' | 'timed-out' | 'away' | 'not-trusted' }
  | {
      readonly kind: 'signed-in';
      readonly method: string;
      readonly provider: EidProvider;
      readonly claims: EidClaims;
      readonly acr: unknown;
    };

/** Lets a citizen sign in with an eID; what it needs of the network is central and the provider. */
export type EidPort = {
  readonly begin: (ask: {
    readonly interactionId: string;
    readonly method: string;
    readonly provider: EidProvider;
    readonly staffId: string;
    /** BCP 47: the pages of the provider. */
    readonly language: string;
  }) => Promise<Result<EidAttempt, ProblemOf<'identity/eid-away'>>>;
  readonly look: (ask: { readonly interactionId: string; readonly attemptId: string }) => Promise<EidLook>;
};
