import type { WireProblemCode } from '../api/problem.ts';
import { noEffect, type Effect } from './apply-act.ts';
import type { Lane } from './judge-lane.ts';

export type Verdict =
  | { readonly kind: 'accepted'; readonly effect: Effect }
  | { readonly kind: 'conflict' }
  /** Kept for review; `effect` shows the act as one. */
  | {
      readonly kind: 'refused';
      readonly code: WireProblemCode;
      readonly detail: string;
      readonly effect: Effect;
    }
  /** Judged before: the first answer is given again. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'tampered' }
  | { readonly kind: 'later'; readonly afterMs: number; readonly lane: Lane };

export const refused = (code: WireProblemCode, detail: string, effect: Effect = noEffect): Verdict => ({
  kind: 'refused',
  code,
  detail,
  effect,
});
