import type { StaffRecord } from '../api/devices.ts';
import type { MandateRecord } from '../api/records.ts';
import type { Envelope } from '../api/sync.ts';
import type { Service } from './services.ts';

type Authority = NonNullable<Envelope['authority']>;

export type AuthorityFacts = {
  readonly subjectId: string;
  readonly service: Service;
  /** Null if the envelope's mandate is not in the register. */
  readonly mandate: MandateRecord | null;
  /** Null if nobody of that id works at the device's centre. */
  readonly staff: StaffRecord | null;
  /** Central's clock: nothing was decided later than this. */
  readonly now: string;
};

export type AuthorityCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'authority/insufficient' | 'authority/revoked';
      readonly detail: string;
    };

/** eIDAS levels in their order. */
const levels: readonly Authority['level'][] = ['none', 'low', 'substantial', 'high'];

const insufficient = (detail: string): AuthorityCheck => ({
  ok: false,
  code: 'authority/insufficient',
  detail,
});

const isForParty = (mandate: MandateRecord, authority: Authority): boolean =>
  mandate.granteeKind !== 'person' ||
  (mandate.granteeId !== null && mandate.granteeId === authority.partyPersonId);

const checkMandate = (authority: Authority, facts: AuthorityFacts): AuthorityCheck => {
  const { mandate, service } = facts;
  if (mandate === null || mandate.grantorId !== facts.subjectId) return insufficient('no such mandate');
  if (!isForParty(mandate, authority)) return insufficient('the mandate is for somebody else');
  const isInScope = mandate.scope.some(
    (entry) => entry.serviceId === service.serviceId && entry.power === service.power,
  );
  if (!isInScope) return insufficient('outside the scope of the mandate');
  // A device's clock cannot reach past central's: a future decision counts as one made now.
  const decidedOn = (authority.decidedAt < facts.now ? authority.decidedAt : facts.now).slice(0, 10);
  if (decidedOn < mandate.validFrom) return insufficient('the mandate was not valid yet');
  if (mandate.validUntil !== null && decidedOn > mandate.validUntil)
    return insufficient('the mandate had ended');
  // Registers give the day alone: work of that very day may be later than the revocation, so a person looks at it.
  if (mandate.revokedOn !== null && decidedOn >= mandate.revokedOn) {
    return { ok: false, code: 'authority/revoked', detail: 'revoked before the act' };
  }
  return { ok: true };
};

/**
 * Checks the ground of an act again, as of when it was decided at the desk (protocol.md, rule 9): a mandate revoked after that was
 * used in good faith. Central can judge the grounds self and mandate; every other one goes to a person.
 */
export const checkAuthority = (authority: Authority | null, facts: AuthorityFacts): AuthorityCheck => {
  if (authority === null) return insufficient('no ground was given');
  if (facts.staff === null) return insufficient('the staff member does not work at this centre');
  if (facts.staff.personId === facts.subjectId) return insufficient('own file');
  if (levels.indexOf(authority.level) < levels.indexOf(facts.service.level)) {
    return insufficient('the identity is not sure enough');
  }
  if (authority.ground === 'mandate') return checkMandate(authority, facts);
  if (authority.ground !== 'self') return insufficient('a ground that needs a person to judge');
  const isSelf = authority.partyPersonId === null || authority.partyPersonId === facts.subjectId;
  return isSelf ? { ok: true } : insufficient('the party is not the subject');
};
