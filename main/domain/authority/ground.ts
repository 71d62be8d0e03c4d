import type { Ground, GroundEvidence, Missing, ObligationCode } from '../../../preload/contract/authority.ts';
import type { AssuranceLevel, Provenance } from '../../../preload/contract/values.ts';
import type { AuthorityCase } from './case.ts';

/** A ground that holds, with what shows it afterwards. */
export type HeldGround = {
  readonly kind: 'holds';
  readonly ground: Ground;
  readonly evidence: GroundEvidence;
  /** Last day of the ground; null where it has no end. */
  readonly until: string | null;
  /** Of the fact it rests on; null where it rests on the identity alone. */
  readonly provenance: Provenance | null;
  /** Null where the party's identity decides; set where the ground itself says how sure it is who is behind it. */
  readonly level: AssuranceLevel | null;
  /** What this ground owes whatever the service asks. */
  readonly owes: readonly ObligationCode[];
  /** Limits in the grantor's own words, which a person must read: no rule can. Empty where there are none. */
  readonly restrictions: string;
  /** Empty where it holds in full; else what has still to be found before the act counts (rule 10). */
  readonly provisional: readonly Missing[];
};

export type GroundAnswer =
  | HeldGround
  /** The ground is there but falls short: everything it lacks. */
  | { readonly kind: 'lacks'; readonly missing: readonly Missing[] }
  /** Nothing speaks for this ground. */
  | { readonly kind: 'absent' };

/** Looks at one kind of ground. A further ground is one more of these in `grounds/registry.ts`. */
export type GroundEvaluator = (authorityCase: AuthorityCase) => GroundAnswer;

type Held = Pick<HeldGround, 'ground' | 'evidence'> &
  Partial<Omit<HeldGround, 'kind' | 'ground' | 'evidence'>>;

/**
 * A held ground; what is not said is the plain case: no end, no level of its own, nothing owed, no limits in words, nothing left
 * to find.
 */
export const holds = (held: Held): HeldGround => ({
  kind: 'holds',
  until: null,
  provenance: null,
  level: null,
  owes: [],
  restrictions: '',
  provisional: [],
  ...held,
});

export const absent = { kind: 'absent' } as const satisfies GroundAnswer;

export const lacks = (...missing: readonly Missing[]): GroundAnswer => ({ kind: 'lacks', missing });
