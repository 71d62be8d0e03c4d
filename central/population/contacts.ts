import { type PersonRecord } from '../api/records.ts';
import { instantOn } from './calendar.ts';
import { type Draw } from './draw.ts';

export type Contact = Readonly<PersonRecord['contacts'][number]>;

/**
 * Series held in reserve by the Danish numbering plan (Den samlede danske nummerplan): well formed, given to nobody, so no telephone
 * rings when a demonstration calls.
 */
const reservedSeries = ['67', '68', '83', '84', '85', '94', '95'] as const;
const phonesInSeries = 1_000_000;

/** A different number for each ordinal up to seven million; the multiplier has no factor in common with that count. */
export const phoneOf = (ordinal: number): string => {
  const place = (ordinal * 3_141_593) % (reservedSeries.length * phonesInSeries);
  const series = reservedSeries[Math.floor(place / phonesInSeries)] ?? reservedSeries[0];
  return `+45${series}${String(place % phonesInSeries).padStart(6, '0')}`;
};

/** Latin letters of Danish names as they are written in addresses. */
const spelled: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' };

const mailNames = new Map<string, string>();

const mailName = (text: string): string => {
  const known = mailNames.get(text);
  if (known !== undefined) return known;
  const name = text
    .toLowerCase()
    .replaceAll(/[æøå]/gv, (letter) => spelled[letter] ?? '')
    .replaceAll(/[^a-z]+/gv, '.');
  mailNames.set(text, name);
  return name;
};

/** Under `.example` (RFC 2606), so no letter ever arrives anywhere. */
export const emailOf = (givenNames: string, surname: string, ordinal: number): string =>
  `${mailName(givenNames.split(' ')[0] ?? '')}.${mailName(surname)}${ordinal % 1000}@post.example`;

type Whose = {
  readonly givenNames: string;
  readonly surname: string;
  readonly ordinal: number;
  readonly ageYears: number;
};

export const drawContacts = ({ random, today }: Draw, whose: Whose): Contact[] => {
  const { ageYears, ordinal } = whose;
  const hasPhone = random.chance(ageYears >= 18 ? 0.93 : ageYears >= 10 ? 0.6 : 0);
  const hasEmail = ageYears >= 15 && random.chance(ageYears >= 75 ? 0.3 : 0.7);
  const asOf = instantOn(today - random.integer(1, 900), random.integer(400, 1000));
  const phone: Contact = { kind: 'phone', value: phoneOf(ordinal), isVerified: random.chance(0.8), asOf };
  const email: Contact = {
    kind: 'email',
    value: emailOf(whose.givenNames, whose.surname, ordinal),
    isVerified: random.chance(0.6),
    asOf,
  };
  return [...(hasPhone ? [phone] : []), ...(hasEmail ? [email] : [])];
};
