import { contentHash } from '../../../central/api/canonical.ts';
import type { Mandate } from '../../../preload/contract/mandate.ts';
import type { MandateDraft, MandatePreview } from '../../../preload/contract/mandate-making.ts';
import type { Pack } from '../../domain/catalogue/pack.ts';
import { mandateFacts } from '../../domain/wordings/mandate-facts.ts';
import { wordMandate } from '../../domain/wordings/word-mandate.ts';
import { languagesOf } from '../../domain/wordings/wording.ts';
import type { Desk } from '../desk.ts';

/** The languages in which the wording for new mandates can be read, the binding one first. */
export const wordingLanguages = ({ wordings, mandateMaking }: Pack): readonly string[] => {
  const { wordingId, version } = mandateMaking.wording;
  const wording = wordings.find((each) => each.wordingId === wordingId && each.version === version);
  return wording ? languagesOf(wording) : [];
};

/** The words of a draft, and the seal over them. Empty where its language is not offered, which the faults of the draft say. */
export const wordDraft = (
  { pack }: Desk,
  drawnUp: {
    readonly draft: MandateDraft;
    readonly grantorName: string;
    readonly validUntil: string | null;
    readonly interactionId: Mandate['interactionId'];
  },
): Pick<MandatePreview, 'paragraphs' | 'wordingHash'> => {
  const { draft, grantorName, validUntil, interactionId } = drawnUp;
  const facts = mandateFacts({
    ...draft,
    grantorName,
    granteeNames: draft.grantees.map(({ name }) => name),
    maySubDelegate: false,
    interactionId,
    validUntil,
  });
  const { wordingId, version } = pack.mandateMaking.wording;
  const { language } = draft;
  const worded = wordMandate({ pack, wordingId, version, language, facts, sha256: contentHash });
  return worded === null
    ? { paragraphs: [], wordingHash: '' }
    : {
        paragraphs: worded.paragraphs.map(({ text, binding }) => ({ text, binding })),
        wordingHash: worded.hash,
      };
};
