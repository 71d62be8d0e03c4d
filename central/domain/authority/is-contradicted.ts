import { reaches } from './check-register-ground.ts';
import type { AuthorityFacts, GivenAuthority } from './check.ts';
import { isWithin } from './is-within.ts';

const yieldsToGuardian: readonly GivenAuthority['ground'][] = [
  'mandate',
  'staff-mandate',
  'custody',
  'court-order',
];
const yieldsToCourt: readonly GivenAuthority['ground'][] = [
  'mandate',
  'staff-mandate',
  'custody',
  'guardianship',
];

const hasOtherGuardian = ({ partyPersonId }: GivenAuthority, facts: AuthorityFacts): boolean =>
  facts.subject.relations.some(
    ({ relation, personId, from, until, matters }) =>
      relation === 'guardian' &&
      personId !== partyPersonId &&
      isWithin(from, until, facts.decidedOn) &&
      reaches(matters, facts),
  );

const hasOtherRepresentative = ({ partyPersonId }: GivenAuthority, facts: AuthorityFacts): boolean =>
  facts.subject.courtOrders.some(
    ({ kind, personId, madeOn, validUntil, matters }) =>
      kind === 'representation' &&
      personId !== partyPersonId &&
      isWithin(madeOn, validUntil, facts.decidedOn) &&
      reaches(matters, facts),
  );

/**
 * A guardian, or whoever a court named, overrides a mandate, or custody, of somebody else in the same matters (domain.md, Authority rule 6);
 * the desk may not have heard of them yet. Nobody is stopped in person by it (værgemålsloven § 5).
 */
export const isContradicted = (authority: GivenAuthority, facts: AuthorityFacts): boolean =>
  (yieldsToGuardian.includes(authority.ground) && hasOtherGuardian(authority, facts)) ||
  (yieldsToCourt.includes(authority.ground) && hasOtherRepresentative(authority, facts));
