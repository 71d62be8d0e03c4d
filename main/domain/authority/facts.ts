import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { RelatedPerson } from '../../../preload/contract/person.ts';
import type { ProofFact } from '../identity/proof-fact.ts';

/** What is known when authority is decided. Every fact says where it comes from and as of when. */

/**
 * A mandate as it is written, whoever it is between: the rules look for the one that runs from this subject to this party.
 * `provenance.asOf` is the last moment at which it was known to stand (offline, the age of the cache).
 * The contract's `Mandate` fits; its `status` is not asked for, since it follows from the days.
 */
export type MandateFact = Omit<Mandate, 'status'>;

/** What another person is to the subject, by a register; the contract's `RelatedPerson` fits. */
export type RelationFact = {
  readonly personId: string;
  readonly relation: RelatedPerson['relation'];
  readonly provenance: RelatedPerson['provenance'];
};

export type AuthorityFacts = {
  /** About the party of this interaction. */
  readonly proofs: readonly ProofFact[];
  readonly mandates: readonly MandateFact[];
  /** Relations of the subject. */
  readonly relations: readonly RelationFact[];
  /** Until when this device may work; RFC 3339. */
  readonly lease: { readonly notAfter: string };
  readonly isOnline: boolean;
};
