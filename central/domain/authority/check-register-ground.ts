import { insufficient, type AuthorityCheck, type AuthorityFacts, type GivenAuthority } from './check.ts';
import { checkCustody } from './custody.ts';
import { isWithin } from './is-within.ts';

/** Grounds that a register or a court gives, as of the day on which the act was decided. */

type Matters = 'all' | 'personal' | 'economic' | null;

export const reaches = (matters: Matters, { service }: AuthorityFacts): boolean =>
  matters === null || matters === 'all' || matters === service.matters;

/** A court that keeps the two apart, or took custody away, goes before every register and mandate (domain.md, Authority rule 6). */
export const isExcluded = (partyId: string | null, { subject, decidedOn }: AuthorityFacts): boolean =>
  subject.courtOrders.some(
    ({ kind, personId, madeOn, validUntil }) =>
      kind !== 'representation' && personId === partyId && isWithin(madeOn, validUntil, decidedOn),
  );

const checkGuardian = (partyId: string, facts: AuthorityFacts): AuthorityCheck => {
  const found = facts.subject.relations.filter(
    ({ personId, relation }) => personId === partyId && relation === 'guardian',
  );
  if (found.length === 0) return insufficient('no register knows the relation');
  const standing = found.filter(({ from, until }) => isWithin(from, until, facts.decidedOn));
  if (standing.length === 0) return insufficient('the relation did not stand on that day');
  return standing.some(({ matters }) => reaches(matters, facts))
    ? { ok: true }
    : insufficient('the guardian decides other matters');
};

const checkOrder = (partyId: string, authority: GivenAuthority, facts: AuthorityFacts): AuthorityCheck => {
  const order = facts.subject.courtOrders.find(
    ({ orderId, kind, personId }) =>
      kind === 'representation' && personId === partyId && orderId === authority.evidence['orderId'],
  );
  if (order === undefined) return insufficient('no such court order');
  if (!isWithin(order.madeOn, order.validUntil, facts.decidedOn))
    return insufficient('the order did not stand on that day');
  return reaches(order.matters, facts) ? { ok: true } : insufficient('the order is about other matters');
};

/** Who binds a company by the business register; others of it need a mandate. */
const bindingRoles: readonly string[] = ['owner', 'director'];

const checkBusinessRole = (
  partyId: string,
  { evidence }: GivenAuthority,
  facts: AuthorityFacts,
): AuthorityCheck => {
  const held = facts.parties
    .get(partyId)
    ?.businessRoles.find(
      ({ organisationId, role }) =>
        organisationId === evidence['organisationId'] && bindingRoles.includes(role),
    );
  if (held === undefined || held.organisationId !== facts.subject.personId)
    return insufficient('no register knows the role');
  return isWithin(held.from, held.until, facts.decidedOn)
    ? { ok: true }
    : insufficient('the role was not held on that day');
};

export type RegisterGround = 'custody' | 'guardianship' | 'court-order' | 'business-role';

export const checkRegisterGround = (
  ground: RegisterGround,
  authority: GivenAuthority,
  facts: AuthorityFacts,
): AuthorityCheck => {
  const partyId = authority.partyPersonId;
  if (partyId === null) return insufficient('the party is not known');
  if (ground === 'custody') return checkCustody(partyId, authority, facts);
  if (ground === 'guardianship') return checkGuardian(partyId, facts);
  return ground === 'court-order'
    ? checkOrder(partyId, authority, facts)
    : checkBusinessRole(partyId, authority, facts);
};
