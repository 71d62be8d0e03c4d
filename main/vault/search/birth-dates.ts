/** What was typed, with the birth dates taken out. More than one date where two digits leave the century open. */
export type DatedText = {
  /** `YYYY-MM-DD`, each a day that exists. */
  readonly dates: readonly string[];
  readonly rest: string;
};

/** Birth years a six-digit date may mean. */
const centuries = ['19', '20'];

type Form = { readonly pattern: RegExp; readonly read: (parts: readonly string[]) => readonly string[] };

/** The written forms, the most telling first. A form counts only where it stands alone, not inside a longer number. */
const forms: readonly Form[] = [
  {
    pattern: /(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/,
    read: ([year = '', month = '', day = '']) => dayOf(year, month, day),
  },
  {
    pattern: /(?<!\d)(\d{1,2})[./-](\d{1,2})[./ -](\d{4})(?!\d)/,
    read: ([day = '', month = '', year = '']) => dayOf(year, month, day),
  },
  {
    pattern: /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{2})(?!\d)/,
    read: ([day = '', month = '', year = '']) => inAnyCentury(year, month, day),
  },
  {
    pattern: /(?<!\d)(\d{1,2})\.?\s+([\p{L}]+)\.?\s+(\d{4})(?!\d)/u,
    read: ([day = '', name = '', year = '']) => dayOf(year, monthOf(name), day),
  },
  {
    pattern: /(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)/,
    read: ([day = '', month = '', year = '']) => dayOf(year, month, day),
  },
  {
    pattern: /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/,
    read: ([year = '', month = '', day = '']) => dayOf(year, month, day),
  },
  {
    pattern: /(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)/,
    read: ([day = '', month = '', year = '']) => inAnyCentury(year, month, day),
  },
];

/** Reads the first birth date in what was typed, in any of the forms people write on the desk's paper. */
export const takeBirthDate = (text: string): DatedText => {
  for (const { pattern, read } of forms) {
    const found = pattern.exec(text);
    const dates = found === null ? [] : read(found.slice(1));
    if (found !== null && dates.length > 0) {
      return { dates, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` };
    }
  }
  return { dates: [], rest: text };
};

const inAnyCentury = (year: string, month: string, day: string): readonly string[] =>
  centuries.flatMap((century) => dayOf(century + year, month, day));

/** One day, or none where the calendar has no such day or nobody alive was born then. */
const dayOf = (year: string, month: string, day: string): readonly string[] => {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${written}T00:00:00Z`);
  const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written);
  return exists && Number(year) >= 1850 && Number(year) < 2100 ? [written] : [];
};

const writtenLanguages = ['da', 'en', 'sv', 'nb', 'de', 'fr', 'pl'];

/** Month names, whole and short, in the languages forms reach a Danish desk in. */
const months: ReadonlyMap<string, string> = new Map(
  writtenLanguages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((width) =>
      Array.from({ length: 12 }, (_, index): readonly [string, string] => {
        const name = new Intl.DateTimeFormat(language, { month: width, day: 'numeric', timeZone: 'UTC' })
          .formatToParts(new Date(Date.UTC(2024, index, 1)))
          .find(({ type }) => type === 'month')?.value;
        return [(name ?? '').toLowerCase().replaceAll('.', ''), String(index + 1)];
      }),
    ),
  ),
);

/** Empty for a word that is no month. */
const monthOf = (name: string): string => months.get(name.toLowerCase()) ?? '';
