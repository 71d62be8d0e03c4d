import type { Pack } from '../catalogue/pack.ts';
import { canonicalText } from './canonical-text.ts';
import { fillGaps } from './gap-forms.ts';
import type { WordingFacts } from './mandate-facts.ts';
import type { Wording } from './wording.ts';

export type WordedMandate = {
  readonly paragraphs: readonly {
    readonly paragraphId: string;
    readonly text: string;
    /** The same in the language that decides. */
    readonly binding: string;
  }[];
  /** Over the whole wording, in all its languages, and all the facts: the same whichever language is read. */
  readonly hash: string;
};

export type WordMandateInput = {
  readonly pack: Pack;
  readonly wordingId: string;
  readonly version: string;
  readonly language: string;
  /** Of `mandateFacts`. */
  readonly facts: WordingFacts;
  /** SHA-256, base64url. */
  readonly sha256: (text: string) => string;
};

/** The words of a mandate, paragraph by paragraph, and the seal over them. Null where the pack has not that wording in that language. */
export const wordMandate = (input: WordMandateInput): WordedMandate | null => {
  const { pack, facts, sha256 } = input;
  const wording = findWording(pack, input);
  const language = pack.printLanguages[input.language];
  const binding = wording && pack.printLanguages[wording.bindingLanguage];
  if (!wording || !language || !binding) return null;
  const said = wording.paragraphs.filter(({ when }) => isSaid(when, facts));
  const paragraphs = said.map(({ paragraphId, text }) => ({
    paragraphId,
    text: fillGaps(text[input.language] ?? '', facts, language),
    binding: fillGaps(text[wording.bindingLanguage] ?? '', facts, binding),
  }));
  return { paragraphs, hash: sha256(canonicalText({ wording: sealOf(wording, sha256), facts })) };
};

/** SHA-256 of the wording itself: held by a test for each version that was ever shipped. */
export const sealOf = (wording: Wording, sha256: WordMandateInput['sha256']): string =>
  sha256(canonicalText(wording));

const findWording = (
  { wordings }: Pack,
  { wordingId, version, language }: Pick<WordMandateInput, 'wordingId' | 'version' | 'language'>,
): Wording | undefined =>
  wordings.find(
    (each) =>
      each.wordingId === wordingId &&
      each.version === version &&
      each.paragraphs.every(({ text }) => text[language] !== undefined),
  );

const isSaid = (when: Wording['paragraphs'][number]['when'], facts: WordingFacts): boolean =>
  Object.entries(when).every(([name, values]) => {
    const fact = facts[name] ?? '';
    return values.includes(fact) || (fact !== '' && values.includes('*'));
  });
