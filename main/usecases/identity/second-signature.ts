import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { fail, type Result } from '../../../preload/contract/result.ts';
import { mayServeCitizens } from '../../domain/interaction/staff-role.ts';
import { findStaff } from '../../vault/queries/lease.ts';
import type { Desk } from '../desk.ts';

export type NotSigned = ProblemOf<'identity/nobody-to-vouch' | 'session/wrong-pin' | 'session/locked'>;

/**
 * A colleague signs too: somebody else who serves citizens, with a PIN of their own at this machine, and not about themselves. A name
 * alone is nobody's signature.
 */
export const signSecond = async (
  desk: Desk,
  { staffId, pin }: { readonly staffId: string; readonly pin: string },
  about: readonly (string | null)[],
): Promise<Result<null, NotSigned>> => {
  const second = findStaff(desk.vault.read, staffId);
  const isOther = second !== null && second.staffId !== desk.staff.staffId && mayServeCitizens(second.role);
  const isAboutThemselves =
    second !== null && second.personId !== null && about.some((personId) => personId === second.personId);
  if (!isOther || isAboutThemselves || !desk.listKeyHolders().includes(staffId))
    return fail({ code: 'identity/nobody-to-vouch' });
  return desk.checkPin({ staffId, pin });
};
