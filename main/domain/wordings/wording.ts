import { z } from 'zod';

/** A text with gaps: `{{name}}` as it is, `{{name|form}}` in the form that the language gives it (`gap-forms.ts`). */
const Gapped = z.string().min(1);

/**
 * One sealed version of a wording: `resources/packs/<country>/wordings/<id>-<version>.json`. What was signed must stay readable for
 * ever, so a shipped version never changes; another wording is another version.
 */
export const Wording = z
  .strictObject({
    wordingId: z.string().min(1),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    /** The language that decides where two differ. */
    bindingLanguage: z.string().min(2),
    paragraphs: z
      .array(
        z
          .strictObject({
            paragraphId: z.string().min(1),
            /** Said only where each of these facts has one of these values; `*` is any value but the empty one. */
            when: z.record(z.string(), z.array(z.string())).readonly(),
            /** By language; every language of the wording has every paragraph. */
            text: z.record(z.string(), Gapped).readonly(),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
  })
  .readonly();
export type Wording = z.infer<typeof Wording>;

/** Words of one language of the prints: names and labels, which may be bettered without touching what was sealed. */
export const PrintLanguage = z
  .strictObject({
    /** In the language itself. */
    name: z.string().min(1),
    locale: z.string().min(2),
    direction: z.enum(['ltr', 'rtl']),
    words: z.record(z.string(), z.string().min(1)).readonly(),
  })
  .readonly();
export type PrintLanguage = z.infer<typeof PrintLanguage>;

export const PrintLanguages = z.record(z.string().min(2), PrintLanguage).readonly();
export type PrintLanguages = z.infer<typeof PrintLanguages>;

/** The languages in which a wording can be read, the binding one first. */
export const languagesOf = ({ bindingLanguage, paragraphs }: Wording): readonly string[] => {
  const others = Object.keys(paragraphs[0]?.text ?? {}).filter((language) => language !== bindingLanguage);
  return [bindingLanguage, ...others.toSorted()];
};
