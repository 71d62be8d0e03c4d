import type { Input } from '../../../preload/contract/calls.ts';
import type { EidState } from '../../../preload/contract/identity.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { levelOfAcr } from '../../domain/identity/eid-level.ts';
import { isEidOfParty } from '../../domain/identity/eid-person.ts';
import { reaches } from '../../domain/identity/levels.ts';
import type { Desk } from '../desk.ts';
import type { EidLook } from './eid-port.ts';
import { keepProof, noteRefusal } from './keep-proof.ts';
import { findParty } from './party-facts.ts';
import { findUsable } from './usable-method.ts';

/** Begins a sign-in of the citizen; answers the address for their own device or for a window of this one. */
export const beginEid = (desk: Desk, { interactionId, method, language }: Input<'identity/begin-eid'>) => {
  const usable = findUsable(desk, interactionId, 'eid', method);
  if (!usable.ok) return usable;
  const { provider } = usable.value.method;
  if (provider === null) return fail({ code: 'identity/method-unknown' as const });
  const { staffId } = desk.staff;
  return desk.eid.begin({ interactionId, method, provider, staffId, language });
};

/** Looks whether the citizen has signed in, and records what that proves. No outcome ends the contact: the other ways stay open. */
export const lookAtEid = async (desk: Desk, { interactionId, attemptId }: Input<'identity/look-at-eid'>) => {
  const party = findParty(desk, interactionId);
  if (!party.ok) return party;
  const look = await desk.eid.look({ interactionId, attemptId });
  if (look.kind === 'unknown') return fail({ code: 'identity/attempt-unknown' as const });
  if (look.kind === 'signed-in') return recordSignIn(desk, interactionId, look);
  const isOver = look.kind !== 'waiting' && look.kind !== 'away';
  if (isOver) noteRefusal(desk, party.value, { method: 'eid', reason: look.kind });
  return ok({ state: look.kind, level: 'none' as const });
};

type SignedIn = Extract<EidLook, { readonly kind: 'signed-in' }>;

const recordSignIn = (
  desk: Desk,
  interactionId: string,
  { method: name, provider, claims, acr }: SignedIn,
) => {
  // Who is in contact may have been corrected while the citizen signed in.
  const usable = findUsable(desk, interactionId, 'eid', name);
  if (!usable.ok) return usable;
  const { method, best, registered, interaction } = usable.value;
  if (!isEidOfParty(claims, registered)) {
    keepProof(desk, { interaction }, { method, level: 'none', shortfall: 'other-person' });
    return ok({ state: 'other-person' as const, level: 'none' as const });
  }
  const level = levelOfAcr(acr, { provider, best });
  keepProof(desk, { interaction }, { method, level, shortfall: level === 'none' ? 'nothing-proven' : null });
  const state: Result<EidState, never> = ok({
    state: reaches(level, 'substantial') ? ('proven' as const) : ('too-low' as const),
    level,
  });
  return state;
};
