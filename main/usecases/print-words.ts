import type { PrintLanguage } from '../domain/wordings/wording.ts';
import { writeMoment } from '../domain/wordings/gap-forms.ts';
import type { Desk } from './desk.ts';

/** The words of a print in one language; `say` fills the gaps of a label. */
export type PrintWords = {
  readonly tag: string;
  readonly language: PrintLanguage;
  readonly say: (key: string, params?: Readonly<Record<string, string>>) => string;
};

/** Null where the pack does not print in that language. A regional tag falls back on its language (`de-AT` on `de`). */
export const findPrintWords = ({ pack }: Desk, languageTag: string): PrintWords | null => {
  const tag = [languageTag, languageTag.split('-')[0] ?? ''].find((each) => pack.printLanguages[each]);
  const language = tag === undefined ? undefined : pack.printLanguages[tag];
  return tag === undefined || language === undefined ? null : wordsOf(tag, language);
};

/** The first of these that the pack prints in: the citizen's own, then English, then the one that binds. */
export const choosePrintWords = (desk: Desk, wanted: readonly string[]): PrintWords => {
  const found = [...wanted, 'en', bindingLanguageOf(desk)].flatMap(
    (tag) => findPrintWords(desk, tag) ?? [],
  )[0];
  if (!found) throw new Error('the pack prints in its binding language');
  return found;
};

/** The language that decides where two versions of a text differ. */
export const bindingLanguageOf = ({ pack }: Desk): string => {
  const wording = pack.wordings.find(({ wordingId }) => wordingId === pack.mandateMaking.wording.wordingId);
  if (!wording) throw new Error('the pack has the wording that it makes mandates with');
  return wording.bindingLanguage;
};

/** At the foot of each page: which desk printed it, and when. */
export const footerOf = (desk: Desk, { language, say }: PrintWords): string =>
  say('footer', {
    office: desk.staff.office,
    moment: writeMoment(desk.clock.now().toISOString(), language.locale, desk.pack.timeZone),
  });

const wordsOf = (tag: string, language: PrintLanguage): PrintWords => ({
  tag,
  language,
  say: (key, params = {}) =>
    (language.words[key] ?? lastPart(key)).replaceAll(/\{\{(\w+)\}\}/gu, (_gap, name: string) =>
      apart(params[name] ?? '', language),
    ),
});

/** In a line from right to left a name or a number from elsewhere stands for itself (UAX 9, first strong isolate). */
const apart = (value: string, { direction }: PrintLanguage): string =>
  direction === 'rtl' && value !== '' ? `\u2068${value}\u2069` : value;

/** A word that the language lacks is written as its id, which a colleague still understands. */
const lastPart = (key: string): string => key.slice(key.indexOf('.') + 1);
