import type { Ground, GroundEvidence, Missing } from '../../../preload/contract/authority.ts';
import type { Provenance } from '../../../preload/contract/values.ts';
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
};

export type GroundAnswer =
  | HeldGround
  /** The ground is there but falls short: everything it lacks. */
  | { readonly kind: 'lacks'; readonly missing: readonly Missing[] }
  /** Nothing speaks for this ground. */
  | { readonly kind: 'absent' };

/** Looks at one kind of ground. A further ground (custody, guardianship, ...) is one more of these in `grounds/registry.ts`. */
export type GroundEvaluator = (authorityCase: AuthorityCase) => GroundAnswer;
