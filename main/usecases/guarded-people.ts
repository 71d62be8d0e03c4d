import { findGuardList, isGuarded } from '../vault/queries/guard-list.ts';
import type { Desk } from './desk.ts';

/** `own` and `relative` are for a colleague; null is for anybody. */
export type Guard = 'own' | 'relative' | null;

/**
 * Whether the staff member at the desk must leave a person to a colleague (domain.md, Authority rule 8), offline too: the list that came
 * with the lease knows relatives whose files are not here. The list is read once, for asking about many.
 */
export const guardsOf = ({ staff, vault }: Desk): ((personId: string) => Guard) => {
  const list = findGuardList(vault.read, staff.staffId);
  return (personId) => {
    if (personId === staff.personId) return 'own';
    return staff.relatedPersonIds.includes(personId) || isGuarded(list, personId) ? 'relative' : null;
  };
};

export const guardOf = (desk: Desk, personId: string): Guard => guardsOf(desk)(personId);

/** Those of the people given whom this staff member is too close to: for the request of the authority rules. */
export const relativesAmong = (desk: Desk, personIds: readonly string[]): readonly string[] => {
  const guard = guardsOf(desk);
  return personIds.filter((personId) => guard(personId) === 'relative');
};
