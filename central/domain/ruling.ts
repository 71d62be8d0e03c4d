import type { WireProblemCode } from '../api/problem.ts';
import { noEffect, type Effect } from './apply-act.ts';

/** What is found of one envelope once its lane, its sender and its subject are in order. */
export type Ruling =
  | { readonly kind: 'accepted'; readonly effect: Effect }
  /** Somebody was faster; the work is kept for a person to compare. */
  | { readonly kind: 'conflict' }
  | {
      readonly kind: 'refused';
      readonly code: WireProblemCode;
      readonly detail: string;
      readonly effect: Effect;
    };

/** `detail` says what was wrong without personal data. */
export const refusal = (code: WireProblemCode, detail: string, effect: Effect = noEffect): Ruling => ({
  kind: 'refused',
  code,
  detail,
  effect,
});
