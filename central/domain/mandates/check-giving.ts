import type { StaffRecord } from '../../api/devices.ts';
import type { MandatePayload } from '../../api/work.ts';
import { dayAfter } from './day-after.ts';
import { findService } from '../services.ts';
import type { Confirmation } from './confirmation.ts';

type Giving = MandatePayload['giving'];

export type GivingFacts = {
  readonly grantorId: string;
  readonly staff: StaffRecord;
  /** Verified by our own key; null where it is not, or where there is none. */
  readonly confirmation: Confirmation | null;
  /** `YYYY-MM-DD` by central's clock. */
  readonly today: string;
};

const levels = ['none', 'low', 'substantial', 'high'];

/** Nobody gives away under a weaker proof than they would need to do it themselves (domain.md, Authority rule 4). */
const isSureEnough = (level: string, scope: MandatePayload['scope']): boolean =>
  scope.every(({ serviceId }) => {
    const needed = findService(serviceId)?.level ?? 'high';
    return levels.indexOf(level) >= levels.indexOf(needed);
  });

const checkCode = (
  giving: Extract<Giving, { readonly way: 'code' }>,
  { mandateId }: MandatePayload,
  { grantorId, confirmation }: GivingFacts,
): string | null => {
  if (confirmation === null || confirmation.challengeId !== giving.challengeId)
    return 'the confirmation of the code does not hold';
  if (confirmation.personId !== grantorId) return 'the code was answered by somebody else';
  if (confirmation.purpose !== 'mandate') return 'the code was for something else';
  const isFresh = confirmation.usedFor === null || confirmation.usedFor === mandateId;
  return isFresh ? null : 'the code was used for another mandate';
};

/** Only an unmistakable yes counts; one answer that is not makes all of it a refusal (peers: recorded assent). */
const checkReadBack = (giving: Extract<Giving, { readonly way: 'phone-read-back' }>): string | null => {
  if (giving.heardBy.trim() === '') return 'nobody heard it';
  if (giving.answers.length === 0) return 'nothing was asked';
  return giving.answers.every(({ answer }) => answer === 'yes') ? null : 'not every answer was a yes';
};

const checkLetter = (
  giving: Extract<Giving, { readonly way: 'request-letter' }>,
  today: string,
): string | null => {
  if (giving.enteredBy.trim() === '') return 'nobody entered the letter';
  if (giving.signedOn > giving.receivedOn) return 'the letter came before it was signed';
  return giving.receivedOn > dayAfter(today) ? 'the letter has not come yet' : null;
};

const checkSignature = (
  giving: Extract<Giving, { readonly way: 'signature-on-screen' }>,
  { scope }: MandatePayload,
): string | null => {
  if (giving.signaturePath.trim() === '') return 'there is no signature';
  return isSureEnough(giving.level, scope) ? null : 'the identity of the grantor is not sure enough';
};

const checkPaper = (giving: Extract<Giving, { readonly way: 'paper' }>, today: string): string | null => {
  if (giving.originalSeenBy === null || giving.originalSeenBy.trim() === '') return 'nobody saw the original';
  return giving.signedOn > dayAfter(today) ? 'the paper is not signed yet' : null;
};

/** What lacks in what shows that the grantor gave it, without personal data; null where nothing does. */
export const checkGiving = (payload: MandatePayload, facts: GivingFacts): string | null => {
  const { giving } = payload;
  if (giving.way === 'signature-on-screen') return checkSignature(giving, payload);
  if (giving.way === 'code') return checkCode(giving, payload, facts);
  if (giving.way === 'phone-read-back') return checkReadBack(giving);
  return giving.way === 'paper' ? checkPaper(giving, facts.today) : checkLetter(giving, facts.today);
};
