import type { StaffRecord } from '../api/devices.ts';
import type { ReviewRecord } from '../api/decisions.ts';

/**
 * Nobody decides about, or asks about, a case of their own or a relative's (domain.md, Authority rule 8): in words whose it is, or null where
 * there is nothing in the way. It is as much the case of whoever stood for the citizen as the citizen's.
 */
export const tooClose = (
  { personId, actingPersonIds }: Pick<ReviewRecord, 'personId' | 'actingPersonIds'>,
  { staff, relativeIds }: { readonly staff: StaffRecord; readonly relativeIds: readonly string[] },
): string | null => {
  const concerned = [personId, ...actingPersonIds];
  if (concerned.some((each) => each === staff.personId)) return 'own case';
  return concerned.some((each) => relativeIds.includes(each)) ? 'case of a relative' : null;
};
