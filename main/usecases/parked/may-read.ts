import type { Desk } from '../desk.ts';
import { guardsOf } from '../guarded-people.ts';

/**
 * Unsent work is readable to its author and to supervisors, whoever else sits at the machine. A supervisor's own file and family stay
 * closed here too, whether they are the citizen or stood for them; what somebody wrote themselves they may see again.
 */
export const mayRead = (
  desk: Desk,
  work: { readonly staffId: string; readonly subjectId: string; readonly actingPersonIds?: string },
): boolean =>
  work.staffId === desk.staff.staffId || (desk.staff.role === 'supervisor' && !isTooClose(desk, work));

const isTooClose = (
  desk: Desk,
  { subjectId, actingPersonIds = '' }: Parameters<typeof mayRead>[1],
): boolean => {
  const guard = guardsOf(desk);
  return [subjectId, ...actingPersonIds.split(' ').filter(Boolean)].some((id) => guard(id) !== null);
};
