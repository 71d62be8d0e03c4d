import type { Input } from '../../../preload/contract/calls.ts';
import { ok } from '../../../preload/contract/result.ts';
import type { Desk } from '../desk.ts';
import { keepProof, noteRefusal } from './keep-proof.ts';
import { signSecond } from './second-signature.ts';
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
  const signed = await signSecond(desk, { staffId: secondStaffId, pin }, [facts?.personId ?? null]);
  if (!signed.ok) {
    noteRefusal(desk, { interaction }, { method: method.method, reason: signed.problem.code });
    return signed;
  }
  // The contact may have ended while the PIN was looked at.
  const still = findUsable(desk, interactionId, 'vouching');
  if (!still.ok) return still;
  return ok(
    keepProof(desk, { interaction }, { method, level: best, shortfall: null, secondedBy: secondStaffId }),
  );
};
