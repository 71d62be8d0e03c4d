import type { MandateGiving } from '../../../central/api/work.ts';
import type { Giving, MandateDraft } from '../../../preload/contract/mandate-making.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { reaches } from '../../domain/identity/levels.ts';
import { isAssent } from '../../domain/mandates/read-back.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import type { Desk } from '../desk.ts';
import { todayAt } from '../today.ts';
import { levelNeeded, partyProof } from './grantor.ts';
import { isChallengeOf } from './send-code.ts';

/** What shows how the grantor answered: a refusal is evidence too. */
export type GatheredGiving = { readonly giving: MandateGiving; readonly isGiven: boolean };

type NotGathered = ProblemOf<
  'mandate/way-not-possible' | 'mandate/wrong-code' | 'mandate/too-many-tries' | 'mandate/offline'
>;
type Gathered = Result<GatheredGiving, NotGathered>;

export type GivingCase = {
  readonly interaction: InteractionRow;
  readonly draft: MandateDraft;
  readonly giving: Giving;
};

/** Turns what came from the page into what central is told, with who heard, saw and entered it; a code is answered at central first. */
export const gatherGiving = (desk: Desk, given: GivingCase): Promise<Gathered> =>
  given.giving.way === 'code'
    ? confirmed(desk, given.interaction, given.giving)
    : Promise.resolve(gatherHere(desk, given, given.giving));

const gatherHere = (
  desk: Desk,
  given: GivingCase,
  giving: Exclude<Giving, { readonly way: 'code' }>,
): Gathered => {
  if (giving.way === 'signature-on-screen') return signed(desk, given, giving.signaturePath);
  if (giving.way === 'phone-read-back') return ok(readBack(desk, given.draft, giving));
  return ok(giving.way === 'paper' ? onPaper(desk, giving) : byLetter(desk, giving));
};

/** M and L with whole or decimal numbers: strokes, and nothing a renderer could run. */
const strokes = /^(?:\s*[ML]\s*-?\d+(?:\.\d+)?[\s,]+-?\d+(?:\.\d+)?)+\s*$/;

const signed = (desk: Desk, { interaction, draft }: GivingCase, signaturePath: string): Gathered => {
  const proof = partyProof(desk, interaction);
  const isSureEnough = proof !== null && reaches(proof.level, levelNeeded(desk, draft.scope, interaction));
  if (!isSureEnough || !strokes.test(signaturePath)) return fail({ code: 'mandate/way-not-possible' });
  const { method: identityMethod, level } = proof;
  const giving: MandateGiving = { way: 'signature-on-screen', signaturePath, identityMethod, level };
  return ok({ giving, isGiven: true });
};

const confirmed = async (
  desk: Desk,
  interaction: InteractionRow,
  { challengeId, code }: Extract<Giving, { readonly way: 'code' }>,
): Promise<Gathered> => {
  if (!isChallengeOf(desk, challengeId, interaction))
    return fail({ code: 'mandate/wrong-code', attemptsLeft: 0 });
  const answer = await desk.traffic.answerCode({ challengeId, code, staffId: desk.staff.staffId });
  if (!answer.ok) return answer;
  const { confirmation } = answer.value;
  return ok({ giving: { way: 'code', challengeId, confirmation }, isGiven: true });
};

const readBack = (
  desk: Desk,
  { language }: MandateDraft,
  { scriptVersion, answers }: Extract<Giving, { readonly way: 'phone-read-back' }>,
): GatheredGiving => {
  const { scriptId, version, questionIds } = desk.pack.mandateMaking.readBack;
  return {
    giving: {
      way: 'phone-read-back',
      scriptId,
      scriptVersion,
      language,
      heardBy: desk.staff.staffId,
      answers: answers.map((answer) => ({ ...answer })),
    },
    isGiven: scriptVersion === version && isAssent(questionIds, answers),
  };
};

const onPaper = (
  desk: Desk,
  { wordingVersion, signedOn, isOriginalSeen, scan }: Extract<Giving, { readonly way: 'paper' }>,
): GatheredGiving => ({
  giving: {
    way: 'paper',
    wordingVersion,
    signedOn,
    originalSeenBy: isOriginalSeen ? desk.staff.staffId : null,
    scan,
  },
  isGiven: isOriginalSeen && signedOn <= todayAt(desk),
});

const byLetter = (
  desk: Desk,
  { receivedOn, signedOn, scan }: Extract<Giving, { readonly way: 'request-letter' }>,
): GatheredGiving => ({
  giving: { way: 'request-letter', receivedOn, signedOn, enteredBy: desk.staff.staffId, scan },
  isGiven: signedOn <= receivedOn && receivedOn <= todayAt(desk),
});
