import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { mayServeCitizens } from '../../domain/interaction/staff-role.ts';
import { findStaff } from '../../vault/queries/lease.ts';
import type { Desk } from '../desk.ts';
import { keepProof, noteRefusal } from './keep-proof.ts';
import { findUsable } from './usable-method.ts';

/**
 * Two staff members know the person: the one at the desk, and another who signs with a PIN of their own. Neither may be the person, nor
 * one and the same.
 */
export const vouchTogether = async (
  desk: Desk,
  { interactionId, secondStaffId, pin }: Input<'identity/vouch'>,
) => {
  const usable = findUsable(desk, interactionId, 'vouching');
  if (!usable.ok) return usable;
  const { method, best, interaction, facts } = usable.value;
  const second = findStaff(desk.vault.read, secondStaffId);
  const isOther = second !== null && second.staffId !== desk.staff.staffId && mayServeCitizens(second.role);
  const isAboutThemselves = facts !== null && second?.personId === facts.personId;
  if (!isOther || isAboutThemselves || !desk.listKeyHolders().includes(secondStaffId)) {
    return fail({ code: 'identity/nobody-to-vouch' as const });
  }
  const checked = await desk.checkPin({ staffId: secondStaffId, pin });
  if (!checked.ok) {
    noteRefusal(desk, { interaction }, { method: method.method, reason: checked.problem.code });
    return checked;
  }
  // The contact may have ended while the PIN was looked at.
  const still = findUsable(desk, interactionId, 'vouching');
  if (!still.ok) return still;
  return ok(
    keepProof(desk, { interaction }, { method, level: best, shortfall: null, secondedBy: secondStaffId }),
  );
};
