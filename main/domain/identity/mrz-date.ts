import { isDay } from '../calendar.ts';

/** What the zone says of a day: a day, nothing (the issuer does not know it), or something impossible. */
export type MrzDay =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'impossible' };

const dayIn = (text: string, century: number): string =>
  `${century + Number(text.slice(0, 2))}-${text.slice(2, 4)}-${text.slice(4, 6)}`;

const judged = (day: string): MrzDay => (isDay(day) ? { kind: 'day', day } : { kind: 'impossible' });

const read = (text: string, centuryOf: (day: string) => string): MrzDay => {
  // Unknown parts of a date are fillers (ICAO Doc 9303 part 3, 4.8).
  if (/^[0-9<]{6}$/.test(text) && text.includes('<')) return { kind: 'unknown' };
  return /^\d{6}$/.test(text) ? judged(centuryOf(text)) : { kind: 'impossible' };
};

/** `YYMMDD`: nobody is born after today. */
export const readBirthDate = (text: string, today: string): MrzDay =>
  read(text, (day) => (dayIn(day, 2000) <= today ? dayIn(day, 2000) : dayIn(day, 1900)));

/** No document is issued for more than half a century. */
const longestYears = 50;

/** `YYMMDD`: of the two centuries the one that lies nearer. */
export const readExpiry = (text: string, today: string): MrzDay =>
  read(text, (day) =>
    2000 + Number(day.slice(0, 2)) > Number(today.slice(0, 4)) + longestYears
      ? dayIn(day, 1900)
      : dayIn(day, 2000),
  );
