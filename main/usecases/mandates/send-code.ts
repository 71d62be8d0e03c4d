import type { Input } from '../../../preload/contract/calls.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import type { Desk } from '../desk.ts';
import { findOpenInteraction } from '../own-interaction.ts';

/** Sends a code to what is registered for the grantor; whoever reads it out has that telephone or mailbox. */
export const sendMandateCode = async (desk: Desk, { interactionId, to }: Input<'mandate/send-code'>) => {
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  const personId = found.value.subjectId;
  const sent = await desk.traffic.sendCode({ personId, to, purpose: 'mandate', staffId: desk.staff.staffId });
  if (sent.ok) desk.challenges.set(keyOf(sent.value.challengeId), { interactionId, personId });
  return sent;
};

/** A code that was sent in this contact, to give this grantor's mandate: one for an identity, or of another contact, gives none. */
export const isChallengeOf = (
  { challenges }: Desk,
  challengeId: string,
  { interactionId, subjectId }: InteractionRow,
): boolean => {
  const sent = challenges.get(keyOf(challengeId));
  return sent?.interactionId === interactionId && sent.personId === subjectId;
};

const keyOf = (challengeId: string): string => `mandate:${challengeId}`;
