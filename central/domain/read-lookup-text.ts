import { foldName, foldPhone } from './fold-name.ts';

/** What somebody may be looked up by. One text may be read in several ways; all of them are tried. */
export type LookupKey =
  | { readonly kind: 'national-number'; readonly value: string }
  | { readonly kind: 'phone'; readonly value: string }
  | { readonly kind: 'birth-day'; readonly value: string }
  | { readonly kind: 'name'; readonly words: readonly string[] };

const dayOf = (year: string, month: string, day: string): readonly LookupKey[] => {
  const value = `${year}-${month}-${day}`;
  const parsed = new Date(`${value}T00:00:00Z`);
  const isDay = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
  return isDay ? [{ kind: 'birth-day', value }] : [];
};

const readDay = (text: string): readonly LookupKey[] => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return dayOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const danish = /^(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})$/.exec(text);
  if (danish === null) return [];
  return dayOf(danish[3] ?? '', (danish[2] ?? '').padStart(2, '0'), (danish[1] ?? '').padStart(2, '0'));
};

/** Empty where the text has nothing that could find one person: a look-up is no browsing. */
export const readLookupText = (text: string): readonly LookupKey[] => {
  const trimmed = text.trim();
  const days = readDay(trimmed);
  if (days.length > 0) return days;
  if (/^[+\d\s().-]+$/.test(trimmed)) {
    const digits = trimmed.replaceAll(/\D/g, '');
    const phone = foldPhone(trimmed);
    return [
      ...(digits.length === 10 ? [{ kind: 'national-number' as const, value: digits }] : []),
      ...(phone.length >= 6 ? [{ kind: 'phone' as const, value: phone }] : []),
    ];
  }
  const words = foldName(trimmed).split(' ').filter(Boolean).slice(0, 8);
  return words.some((word) => word.length >= 2) ? [{ kind: 'name', words }] : [];
};
