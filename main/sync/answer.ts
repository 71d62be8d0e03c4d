import type { WireProblemCode } from '../../central/api/problem.ts';

/** Why a call brought no answer, as data. `code` is for logs. */
export type CallFailure =
  | { readonly kind: 'unreachable' }
  /** Somebody between us and central answered: with a page, a redirect, or a certificate of their own. */
  | { readonly kind: 'captive-portal' }
  | { readonly kind: 'sign-in-needed'; readonly code: WireProblemCode }
  | { readonly kind: 'upgrade-needed' }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly code: WireProblemCode };

export type Answer<T> = { readonly kind: 'answered'; readonly value: T } | CallFailure;
