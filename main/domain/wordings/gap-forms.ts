import { listMark, type WordingFacts } from './mandate-facts.ts';
import type { PrintLanguage } from './wording.ts';

/** How a fact is written in a language. A day has no time zone; a word that the language lacks is written as its id. */
const forms: Readonly<Record<string, (value: string, language: PrintLanguage) => string>> = {
  day: (value, { locale }) => writeDay(value, locale),
  list: (value, { locale }) => joinWords(value.split(listMark), locale),
  scope: (value, language) =>
    value
      .split(listMark)
      .map((line) => writeScope(line, language))
      .join('; '),
  channels: (value, language) =>
    joinWords(
      value.split(listMark).map((channel) => wordOf(language, `channel.${channel}`)),
      language.locale,
    ),
};

/** Fills the gaps of a text. A gap without a fact, or with a form nobody knows, is a fault of the pack and throws. */
export const fillGaps = (text: string, facts: WordingFacts, language: PrintLanguage): string =>
  text.replaceAll(/\{\{(\w+)(?:\|(\w+))?\}\}/gu, (_gap, name: string, form: string | undefined) => {
    const value = facts[name];
    const write = form === undefined ? (plain: string): string => plain : forms[form];
    if (value === undefined || write === undefined) throw new Error(`no fact ${name} as ${form ?? 'it is'}`);
    return write(value, language);
  });

/** `1 May 2026` in the language's own words; digits are the European ones, as in the registers. */
export const writeDay = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(withLatinDigits(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

export const writeMoment = (instant: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(withLatinDigits(locale), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(instant));

export const joinWords = (words: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);

export const wordOf = ({ words }: PrintLanguage, key: string): string =>
  words[key] ?? key.slice(key.indexOf('.') + 1);

const withLatinDigits = (locale: string): string => `${locale}-u-nu-latn-ca-gregory`;

const writeScope = (line: string, language: PrintLanguage): string => {
  const [serviceId = '', powers = ''] = line.split(':');
  const words = powers.split(',').map((power) => wordOf(language, `power.${power}`));
  return `${wordOf(language, `service.${serviceId}`)} (${joinWords(words, language.locale)})`;
};
