import type { Envelope } from '../api/sync.ts';
import { actingPeople } from './authority/acting-people.ts';
import { checkMandate } from './authority/check-mandate.ts';
import { checkRegisterGround, isExcluded } from './authority/check-register-ground.ts';
import {
  insufficient,
  type AuthorityCheck,
  type AuthorityFacts,
  type GivenAuthority,
} from './authority/check.ts';
import { isContradicted } from './authority/is-contradicted.ts';
import { dayOf, type CentralTime } from './central-time.ts';

/** eIDAS levels in their order. */
const levels: readonly GivenAuthority['level'][] = ['none', 'low', 'substantial', 'high'];

/** When the desk decided. A device's clock cannot reach past central's: a future decision counts as one made now. */
export const decisionMoment = (
  authority: GivenAuthority | null,
  time: CentralTime,
): Pick<AuthorityFacts, 'decidedAt' | 'decidedOn'> => {
  const decidedAt = Math.min(Date.parse(authority?.decidedAt ?? time.now), Date.parse(time.now));
  return { decidedAt, decidedOn: dayOf(new Date(decidedAt).toISOString(), time) };
};

const checkGround = (authority: GivenAuthority, facts: AuthorityFacts): AuthorityCheck => {
  const { ground, partyPersonId } = authority;
  if (isExcluded(partyPersonId, facts)) return insufficient('a court keeps the party out');
  switch (ground) {
    case 'self':
      return partyPersonId === null || partyPersonId === facts.subject.personId
        ? { ok: true }
        : insufficient('the party is not the subject');
    case 'mandate':
    case 'staff-mandate':
      return checkMandate(authority, facts);
    case 'custody':
    case 'guardianship':
    case 'court-order':
    case 'business-role':
      return checkRegisterGround(ground, authority, facts);
    case 'emergency':
      return insufficient('an emergency is always looked at', 'emergency');
    default:
      return insufficient('a ground that is not known here');
  }
};

/**
 * A mandate ends with a life, and so does whatever else somebody could do. When is not known here: what was done in the last days is for a
 * person to look at.
 */
const hasDied = (authority: GivenAuthority, { subject, parties }: AuthorityFacts): boolean =>
  [subject, ...[...actingPeople(authority)].map((personId) => parties.get(personId))].some(
    (person) => person?.civilStatus === 'deceased',
  );

const checkHeld = (authority: GivenAuthority, facts: AuthorityFacts): AuthorityCheck => {
  const check = checkGround(authority, facts);
  if (!check.ok) return check;
  if (isContradicted(authority, facts)) return insufficient('a guardian or a court’s representative decides');
  if (hasDied(authority, facts)) return insufficient('somebody of them has died');
  return authority.isProvisional ? insufficient('captured past what the desk could show') : check;
};

/**
 * Checks the ground of an act again, as of when it was decided at the desk (protocol.md, rule 9). Whatever does not hold goes to a person;
 * so does every emergency, and what was only captured.
 */
export const checkAuthority = (authority: Envelope['authority'], facts: AuthorityFacts): AuthorityCheck => {
  if (authority === null) return insufficient('no ground was given');
  if (facts.staff === null) return insufficient('the staff member does not work at this centre');
  if (facts.staff.personId === facts.subject.personId) return insufficient('own file');
  if (
    authority.ground !== 'emergency' &&
    levels.indexOf(authority.level) < levels.indexOf(facts.service.level)
  ) {
    return insufficient('the identity is not sure enough');
  }
  return checkHeld(authority, facts);
};
