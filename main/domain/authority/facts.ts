import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { RelatedPerson } from '../../../preload/contract/person.ts';
import type { Provenance } from '../../../preload/contract/values.ts';
import type { ProofFact } from '../identity/proof-fact.ts';

/** What is known when authority is decided. Every fact says where it comes from and as of when. */

/**
 * A mandate as it is written, whoever it is between: the rules look for the one that runs from this subject to this party.
 * `provenance.asOf` is the last moment at which it was known to stand: the age of the status list where there is a credential, else
 * that of the cache. The contract's `Mandate` fits; its `status` is not asked for, since it follows from the days.
 */
export type MandateFact = Omit<Mandate, 'status'>;

/** What another person is to the subject, by a register. Days are `YYYY-MM-DD`, the last one still counts. */
export type RelationFact = {
  readonly personId: string;
  readonly relation: RelatedPerson['relation'];
  readonly from: string | null;
  readonly until: string | null;
  /** What a guardian decides; null for every other relation. */
  readonly matters: 'all' | 'personal' | 'economic' | null;
  readonly provenance: Provenance;
};

/** What a court has decided about the subject. `representation` gives `personId` a power; the others take one away. */
export type CourtOrderFact = {
  readonly orderId: string;
  readonly kind: 'representation' | 'no-contact' | 'custody-removed';
  readonly personId: string;
  readonly matters: 'all' | 'personal' | 'economic';
  readonly court: string;
  readonly madeOn: string;
  readonly validUntil: string | null;
  readonly provenance: Provenance;
};

/** What the party is in an organisation, by the business register. */
export type BusinessRoleFact = {
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly role: 'owner' | 'director' | 'employee' | 'external-accountant' | 'lawyer';
  readonly from: string;
  readonly until: string | null;
  readonly provenance: Provenance;
};

export type AuthorityFacts = {
  /** About the party of this interaction. */
  readonly proofs: readonly ProofFact[];
  readonly mandates: readonly MandateFact[];
  /** Relations of the subject. */
  readonly relations: readonly RelationFact[];
  readonly courtOrders: readonly CourtOrderFact[];
  /** Of the party. */
  readonly businessRoles: readonly BusinessRoleFact[];
  /** Co-attorneys and the other custody holder, where they are in this contact too and have been identified. */
  readonly alsoPresent: readonly string[];
  /** Names of those who act in this contact and are registered as dead. */
  readonly deceased: readonly string[];
  /** The emergency ground as it was claimed. */
  readonly emergency: { readonly reason: string; readonly secondStaffId: string | null } | null;
  /** People in a dispute with the subject whom this staff member has served (rule 8). */
  readonly otherSidesServed: readonly string[];
  /** Until when this device may work; RFC 3339. */
  readonly lease: { readonly notAfter: string };
  readonly isOnline: boolean;
};
