import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import type { Desk } from '../desk.ts';
import { keepProof, noteRefusal } from './keep-proof.ts';
import { findUsable } from './usable-method.ts';

/** Sends a code to what is registered for the party. Where nobody is registered there is nowhere to send it. */
export const sendCode = async (desk: Desk, { interactionId, to }: Input<'identity/send-code'>) => {
  const usable = findUsable(desk, interactionId, 'code');
  if (!usable.ok) return usable;
  const { facts } = usable.value;
  if (facts === null) return fail({ code: 'identity/no-address' as const });
  const { staffId } = desk.staff;
  const sent = await desk.codes.send({ personId: facts.personId, to, staffId });
  if (sent.ok) desk.challenges.set(sent.value.challengeId, { interactionId, personId: facts.personId });
  return sent;
};

/** The code as the party reads it out. It must be one that was sent to this party in this contact. */
export const answerCode = async (desk: Desk, input: Input<'identity/answer-code'>) => {
  const { interactionId, challengeId, code } = input;
  const usable = findUsable(desk, interactionId, 'code');
  if (!usable.ok) return usable;
  const challenge = desk.challenges.get(challengeId);
  const isOwn = (personId: string | undefined): boolean =>
    challenge?.interactionId === interactionId && challenge.personId === personId;
  if (!isOwn(usable.value.facts?.personId)) return fail({ code: 'identity/code-expired' as const });
  const answered = await desk.codes.answer({ challengeId, code, staffId: desk.staff.staffId });
  if (!answered.ok) return answered;
  const outcome = answered.value;
  // Who is in contact may have been corrected while central looked at the code.
  const still = findUsable(desk, interactionId, 'code');
  if (!still.ok) return still;
  const { method, best, interaction, facts } = still.value;
  if (outcome.outcome !== 'confirmed') {
    noteRefusal(desk, { interaction }, { method: method.method, reason: outcome.outcome });
    return refusalOf(outcome);
  }
  if (!isOwn(facts?.personId)) return fail({ code: 'identity/code-expired' as const });
  desk.challenges.delete(challengeId);
  return ok(keepProof(desk, { interaction }, { method, level: best, shortfall: null }));
};

type NotConfirmed =
  | { readonly outcome: 'wrong'; readonly attemptsLeft: number }
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'too-many'; readonly until: string };

const refusalOf = (outcome: NotConfirmed) => {
  if (outcome.outcome === 'expired') return fail({ code: 'identity/code-expired' as const });
  return outcome.outcome === 'wrong'
    ? fail({ code: 'identity/wrong-code' as const, attemptsLeft: outcome.attemptsLeft })
    : fail({ code: 'identity/too-many-codes' as const, until: outcome.until });
};
