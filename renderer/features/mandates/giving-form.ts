import type { MandateOffer } from '../../../preload/contract/mandate-making.ts';
import type { CodeChallenge, Giving, ReadBackAnswer } from '../../../preload/contract/mandate-making.ts';
import type { Stroke } from '../../components/signature-path.ts';
import { signaturePath } from '../../components/signature-path.ts';
import type { SmallImage } from '../../components/shrink-image.ts';
import type { z } from 'zod';
import { toDraft } from './mandate-form.ts';
import type { MandateForm } from './mandate-form.ts';

export type Way = Giving['way'];
export type Answer = z.infer<typeof ReadBackAnswer>;
export type Challenge = z.infer<typeof CodeChallenge>;

/** What the grantor has done so far, for every way; changing the way forgets nothing. */
export type GivingForm = {
  readonly way: Way | null;
  readonly strokes: readonly Stroke[];
  readonly challenge: Challenge | null;
  readonly code: string;
  readonly answers: readonly Answer[];
  readonly signedOn: string | null;
  readonly receivedOn: string | null;
  readonly wordingVersion: string;
  readonly isOriginalSeen: boolean;
  readonly scan: SmallImage | null;
};

export type GivingFault =
  | 'way'
  | 'signature'
  | 'code-not-sent'
  | 'code'
  | 'answers'
  | 'signedOn'
  | 'receivedOn'
  | 'wordingVersion'
  | 'original';

export const firstGiving = (offer: MandateOffer): GivingForm => ({
  way: offer.ways.find(({ isPossible }) => isPossible)?.way ?? null,
  strokes: [],
  challenge: null,
  code: '',
  answers: [],
  signedOn: null,
  receivedOn: offer.today,
  wordingVersion: offer.wording.version,
  isOriginalSeen: false,
  scan: null,
});

/**
 * The giving after the mandate was drawn up otherwise: whoever signed, answered or read out a code did so to what they had read, and
 * does it again. Paper stays: what is drawn up follows it.
 */
export const givingAfter = (giving: GivingForm, before: MandateForm, after: MandateForm): GivingForm =>
  JSON.stringify(toDraft(before)) === JSON.stringify(toDraft(after))
    ? giving
    : { ...giving, strokes: [], answers: [], code: '' };

/** The giving once a code is on its way, whatever else was done while central was asked to send it. */
export const afterSending =
  (challenge: Challenge) =>
  (now: GivingForm): GivingForm => ({ ...now, challenge, code: '' });

/** Puts an answer in the place of an earlier one to the same question. */
export const withAnswer = (answers: readonly Answer[], answer: Answer): readonly Answer[] => [
  ...answers.filter(({ questionId }) => questionId !== answer.questionId),
  answer,
];

/** Only an unmistakable yes to each question gives a mandate (domain.md, rule 9); anything else is a refusal, and is kept as one. */
export const isRefusal = (answers: readonly Answer[]): boolean =>
  answers.some(({ answer }) => answer !== 'yes');

type Given =
  | { readonly ok: true; readonly giving: Giving }
  | { readonly ok: false; readonly fault: GivingFault };

const missing = (fault: GivingFault): Given => ({ ok: false, fault });
const given = (giving: Giving): Given => ({ ok: true, giving });

/** A refusal is whole with its first no: nobody is asked on after it. */
const readBackOf = ({ script }: MandateOffer, { answers }: GivingForm): Given => {
  const isWhole = script.questionIds.every((id) => answers.some(({ questionId }) => questionId === id));
  return isWhole || isRefusal(answers)
    ? given({ way: 'phone-read-back', scriptVersion: script.version, answers })
    : missing('answers');
};

const codeOf = ({ challenge, code }: GivingForm): Given => {
  if (challenge === null) return missing('code-not-sent');
  const digits = code.replaceAll(/\s/gu, '');
  return digits === ''
    ? missing('code')
    : given({ way: 'code', challengeId: challenge.challengeId, code: digits });
};

const paperOf = ({ signedOn, isOriginalSeen, wordingVersion, scan }: GivingForm): Given => {
  if (signedOn === null) return missing('signedOn');
  if (wordingVersion.trim() === '') return missing('wordingVersion');
  if (!isOriginalSeen) return missing('original');
  return given({ way: 'paper', wordingVersion: wordingVersion.trim(), signedOn, isOriginalSeen, scan });
};

const letterOf = ({ signedOn, receivedOn, scan }: GivingForm): Given => {
  if (signedOn === null) return missing('signedOn');
  return receivedOn === null
    ? missing('receivedOn')
    : given({ way: 'request-letter', receivedOn, signedOn, scan });
};

const signatureOf = ({ strokes }: GivingForm): Given => {
  const path = signaturePath(strokes);
  return path === '' ? missing('signature') : given({ way: 'signature-on-screen', signaturePath: path });
};

/** What shows that it was given, or the first thing that is still missing for it. */
export const toGiving = (offer: MandateOffer, form: GivingForm): Given => {
  if (form.way === null) return missing('way');
  return {
    'signature-on-screen': () => signatureOf(form),
    code: () => codeOf(form),
    'phone-read-back': () => readBackOf(offer, form),
    paper: () => paperOf(form),
    'request-letter': () => letterOf(form),
  }[form.way]();
};
