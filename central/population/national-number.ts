import { dayNumber, dayText, type DayNumber } from './calendar.ts';

/**
 * The Danish personal number (CPR, "Personnummeret i CPR", CPR-kontoret): DDMMYY, then four digits. The seventh digit tells the
 * century together with the year, the tenth the sex (odd: male), and until 2007 also made the weighted sum a multiple of 11;
 * since 1 October 2007 numbers without that rule are given out too, where a birth date has run out of the others.
 *
 * Nobody has the numbers made here: the day has 60 added. That is the form CPR-kontoret recommends for replacement numbers
 * ("Erstatningspersonnummer i eksterne systemer": the first digit of the day is raised by 6, so it cannot be taken for a real one);
 * the check digit is reckoned from the number as written, with the raised day.
 */
export type Sex = 'female' | 'male';

const raisedBy = 60;
const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1] as const;

const weightedSum = (digits: string): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index] ?? 0), 0);

/** True where the number keeps the check digit rule of before 2007. Both kinds are valid. */
export const hasCheckDigit = (nationalNumber: string): boolean => weightedSum(nationalNumber) % 11 === 0;

const centuryOf = (seventhDigit: number, yearOfCentury: number): number => {
  if (seventhDigit <= 3) return 1900;
  if (seventhDigit === 4 || seventhDigit === 9) return yearOfCentury <= 36 ? 2000 : 1900;
  return yearOfCentury <= 57 ? 2000 : 1800;
};

type SerialKind = {
  readonly remainder: number;
  readonly seventhDigits: readonly number[];
  readonly sex: Sex;
};

/** All four-digit serials, scattered, each with its part of the weighted sum: reckoned once, sorted for many birth dates. */
const scatteredSerials = Array.from({ length: 10_000 }, (_, index) => {
  const value = (index * 7919 + 2718) % 10_000;
  const text = String(value).padStart(4, '0');
  return {
    text,
    seventhDigit: Math.floor(value / 1000),
    isOdd: value % 2 === 1,
    sum: weightedSum(`000000${text}`),
  };
});

const nextOf = <T>(values: Iterator<T>): readonly T[] => {
  const next = values.next();
  return next.done === true ? [] : [next.value];
};

/** All serials of a kind: `first` three with a check digit for each without, and when they are used up `rest` the others. */
type Serials = { readonly first: readonly string[]; readonly rest: readonly string[] };

const orderSerials = ({ remainder, seventhDigits, sex }: SerialKind): Serials => {
  const possible = scatteredSerials.filter(
    ({ seventhDigit, isOdd }) => seventhDigits.includes(seventhDigit) && isOdd === (sex === 'male'),
  );
  const textsWhere = (checks: boolean): readonly string[] =>
    possible.filter(({ sum }) => ((remainder + sum) % 11 === 0) === checks).map(({ text }) => text);
  const withCheckDigit = textsWhere(true);
  const without = textsWhere(false);
  const unused = without.values();
  const first = withCheckDigit.flatMap((serial, index) =>
    index % 3 === 2 ? [serial, ...nextOf(unused)] : [serial],
  );
  return { first, rest: [...unused] };
};

const sevenths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
/** By kind, and by year for a quicker way to the same lists. */
const orders = new Map<string, Serials>();
const ordersByYear = new Map<number, Serials>();

const serialsOf = (year: number, remainder: number, sex: Sex): Serials => {
  const key = (year * 11 + remainder) * 2 + (sex === 'male' ? 1 : 0);
  const known = ordersByYear.get(key);
  if (known !== undefined) return known;
  const seventhDigits = sevenths.filter((digit) => centuryOf(digit, year % 100) + (year % 100) === year);
  const kindKey = `${seventhDigits.join('')} ${remainder} ${sex}`;
  const serials = orders.get(kindKey) ?? orderSerials({ remainder, seventhDigits, sex });
  orders.set(kindKey, serials);
  ordersByYear.set(key, serials);
  return serials;
};

/**
 * The number of the `ordinal`-th (from 0) person of that sex born on that day: ten digits without a dash. Different ordinals give
 * different numbers; a day has room for at least 2,000 of each sex. Throws beyond that, and for years before 1858 or after 2057.
 */
export const nationalNumberOf = (bornOn: DayNumber, sex: Sex, ordinal: number): string => {
  const birthDate = dayText(bornOn);
  const year = Number(birthDate.slice(0, 4));
  const raisedDay = Number(birthDate.slice(8)) + raisedBy;
  const date = `${raisedDay}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`;
  const { first, rest } = serialsOf(year, weightedSum(date) % 11, sex);
  // Each day begins at another place of the list, so that the same four digits do not stand everywhere.
  const place = (ordinal + Math.abs(bornOn) * 37) % first.length;
  const serial = ordinal < first.length ? first[place] : rest[ordinal - first.length];
  if (serial === undefined) throw new Error('no national number is left for this birth date');
  return `${date}${serial}`;
};

/** What a number says of its holder, or null where it has not the form above, a real person's number among them. */
export const readNationalNumber = (
  text: string,
): { readonly bornOn: DayNumber; readonly sex: Sex } | null => {
  const parts = /^(?<day>\d\d)(?<month>\d\d)(?<year>\d\d)(?<seventh>\d)\d\d(?<last>\d)$/v.exec(text)?.groups;
  if (parts === undefined) return null;
  const yearOfCentury = Number(parts['year']);
  const year = centuryOf(Number(parts['seventh']), yearOfCentury) + yearOfCentury;
  const day = Number(parts['day']) - raisedBy;
  const lastDay = new Date(Date.UTC(year, Number(parts['month']), 0)).getUTCDate();
  const isMonth = Number(parts['month']) >= 1 && Number(parts['month']) <= 12;
  if (!isMonth || day < 1 || day > lastDay) return null;
  const bornOn = dayNumber(`${year}-${parts['month']}-${String(day).padStart(2, '0')}`);
  return { bornOn, sex: Number(parts['last']) % 2 === 1 ? 'male' : 'female' };
};
