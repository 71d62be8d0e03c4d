import type { StaffRecord } from '../api/devices.ts';
import type { ReviewRecord } from '../api/decisions.ts';
import type { Envelope } from '../api/sync.ts';
import { actingPeople } from './authority/acting-people.ts';

/**
 * Nobody decides about, or asks about, a case of their own or a relative's (domain.md, Authority rule 8): in words whose it is, or null where
 * there is nothing in the way. It is as much the case of whoever stood for the citizen as the citizen's.
 */
export const tooClose = (
  { review, act }: { readonly review: ReviewRecord; readonly act: Pick<Envelope, 'authority'> | null },
  { staff, relativeIds }: { readonly staff: StaffRecord; readonly relativeIds: readonly string[] },
): string | null => {
  const acting = act?.authority ? [...actingPeople(act.authority)] : [];
  const concerned = [review.personId, ...acting];
  if (concerned.some((personId) => personId === staff.personId)) return 'own case';
  return concerned.some((personId) => relativeIds.includes(personId)) ? 'case of a relative' : null;
};
