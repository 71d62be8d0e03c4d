import type { Grantee } from '../../../../preload/contract/mandate.ts';
import type { AuthorityCase } from '../case.ts';
import type { BusinessRoleFact, MandateFact } from '../facts.ts';
import { isInForce } from '../in-force.ts';

/** Everybody to whom a mandate was given. */
export const holdersOf = ({ grantee, otherGrantees }: MandateFact): readonly Grantee[] => [
  grantee,
  ...otherGrantees,
];

/** An office is made out by its id or its name. */
export const isOffice = ({ kind, partyId, name }: Grantee, office: string): boolean =>
  kind === 'office' && (partyId === office || name === office);

/**
 * What ties the party to a grantee. A person is tied by the register's id alone, since a name is not enough; an organisation by a role in
 * it, or by their own word, which no register bears out.
 */
export type Tie =
  | { readonly kind: 'person' }
  | { readonly kind: 'role'; readonly role: BusinessRoleFact['role'] }
  | { readonly kind: 'role-ended'; readonly role: BusinessRoleFact['role'] }
  | { readonly kind: 'role-outside'; readonly role: BusinessRoleFact['role'] }
  | { readonly kind: 'word' };

export const tieTo = (
  { kind, partyId }: Grantee,
  { facts, representative, today }: AuthorityCase,
): Tie | null => {
  const personId = representative?.personId ?? null;
  if (personId === null || partyId === null) return null;
  if (kind === 'person') return partyId === personId ? { kind: 'person' } : null;
  if (kind === 'office') return null;
  const roles = facts.businessRoles.filter(
    (role) => role.personId === personId && role.organisationId === partyId,
  );
  const current = roles.filter(({ from, until }) => isInForce(from, until, today));
  const inside = current.find(({ role }) => role !== 'external-accountant');
  if (inside) return { kind: 'role', role: inside.role };
  if (current[0]) return { kind: 'role-outside', role: current[0].role };
  if (roles[0]) return { kind: 'role-ended', role: roles[0].role };
  return representative?.organisation?.organisationId === partyId ? { kind: 'word' } : null;
};

/** Somebody in this contact stands for the grantee. */
export const isHere = (grantee: Grantee, authorityCase: AuthorityCase): boolean => {
  const { request, facts } = authorityCase;
  if (isOffice(grantee, request.staff.office)) return true;
  const tie = tieTo(grantee, authorityCase);
  if (tie?.kind === 'person' || tie?.kind === 'role') return true;
  return grantee.kind === 'person' && grantee.partyId !== null && facts.alsoPresent.includes(grantee.partyId);
};
