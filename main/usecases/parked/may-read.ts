import type { Desk } from '../desk.ts';
import { guardOf } from '../guarded-people.ts';

/**
 * Unsent work is readable to its author and to supervisors, whoever else sits at the machine. A supervisor's own file and family stay
 * closed here too; what somebody wrote themselves they may see again.
 */
export const mayRead = (
  desk: Desk,
  work: { readonly staffId: string; readonly subjectId: string },
): boolean =>
  work.staffId === desk.staff.staffId ||
  (desk.staff.role === 'supervisor' && guardOf(desk, work.subjectId) === null);
