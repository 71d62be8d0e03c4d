import type { StaffRecord } from '../api/devices.ts';

/** Nobody works on their own file or a relative's (domain.md, Authority rule 8): in words whose it is, or null where there is nothing in the way. */
export const tooClose = (
  subjectId: string,
  { staff, relativeIds }: { readonly staff: StaffRecord; readonly relativeIds: readonly string[] },
): string | null => {
  if (staff.personId === subjectId) return 'own file';
  return relativeIds.includes(subjectId) ? 'file of a relative' : null;
};
