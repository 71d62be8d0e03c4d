import type { ClaimedRelation, Mode } from '../../../preload/contract/interaction.ts';
import type { PersonFile } from '../../../preload/contract/person.ts';
import type { Role } from '../../../preload/contract/session.ts';
import type { Channel, Power } from '../../../preload/contract/values.ts';
import type { ServiceRule } from '../catalogue/service-rule.ts';

/** Who wants to do what, for whom, where (domain.md, Authority). */

export type RequestStaff = {
  readonly staffId: string;
  readonly role: Role;
  /** The office for which a mandate to this desk is made out; its name, as in the staff record. */
  readonly office: string;
  /** The staff member as a citizen, where that is known: nobody works on their own file. */
  readonly personId: string | null;
  /** Spouse, family and others close to the staff member. */
  readonly relatedPersonIds: readonly string[];
};

/** The contract's `Party` fits here as it is. */
export type RequestParty =
  | { readonly kind: 'subject' }
  | {
      readonly kind: 'representative';
      readonly personId: string | null;
      readonly name: string;
      readonly claimedRelation: ClaimedRelation;
      readonly organisation: { readonly organisationId: string | null; readonly name: string } | null;
    }
  /** Nobody is there: the office acts on a mandate given to it (rule 9). */
  | { readonly kind: 'office' }
  | { readonly kind: 'helper'; readonly name: string };

export type AuthorityRequest = {
  readonly staff: RequestStaff;
  readonly channel: Channel;
  readonly mode: Mode;
  readonly subject: {
    readonly personId: string;
    readonly name: string;
    readonly civilStatus: PersonFile['civilStatus'];
    /** An organisation acts through those who have a business role in it. */
    readonly kind: 'person' | 'organisation';
    /** `YYYY-MM-DD`; null where unknown and for organisations. */
    readonly birthDate: string | null;
    readonly hasShieldedAddress: boolean;
  };
  /** Null until somebody has said who is in contact. */
  readonly party: RequestParty | null;
  readonly service: ServiceRule;
  /** What is to be done; for the act itself it is the power of the service. */
  readonly power: Power;
  /** The contact it happens in: a mandate may hold for one alone. */
  readonly interactionId: string;
  /** The pack's: a mandate's last day ends at midnight by this clock. */
  readonly timeZone: string;
};
