/** Days since 1970-01-01: what a country of a million people counts with. */
export type DayNumber = number;

const msPerDay = 86_400_000;
const texts = new Map<DayNumber, string>();
const numbers = new Map<string, DayNumber>();

/** `YYYY-MM-DD`. Remembered, because a country uses the same forty thousand days again and again. */
export const dayText = (day: DayNumber): string => {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * msPerDay).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
};

/** Throws on what is not a day of the calendar: the caller's bug. */
export const dayNumber = (text: string): DayNumber => {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const day = Date.parse(`${text}T00:00:00Z`) / msPerDay;
  if (!Number.isInteger(day) || dayText(day) !== text) throw new Error('a day is written YYYY-MM-DD');
  numbers.set(text, day);
  return day;
};

export const yearOf = (day: DayNumber): number => Number(dayText(day).slice(0, 4));

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `month` 1 to 12. Throws where the month has no such day. */
export const dayOf = (year: number, month: number, day: number): DayNumber =>
  dayNumber(`${year}-${twoDigits(month)}-${twoDigits(day)}`);

/** The same day of the year that many years before; 29 February becomes 1 March where there is none. */
export const yearsBefore = (day: DayNumber, years: number): DayNumber => {
  const [year, month, date] = dayText(day).split('-').map(Number);
  return Date.UTC((year ?? 0) - years, (month ?? 1) - 1, date) / msPerDay;
};

/** Whole years lived on `today`. */
export const ageOn = (bornOn: DayNumber, today: DayNumber): number => {
  const years = yearOf(today) - yearOf(bornOn);
  return dayText(bornOn).slice(5) > dayText(today).slice(5) ? years - 1 : years;
};

const times = Array.from(
  { length: 24 * 60 },
  (_, minute) => `T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00.000Z`,
);

/** A point in time, UTC, in the form `Date.toISOString` writes. `minute` counts from midnight, 0 to 1439. */
export const instantOn = (day: DayNumber, minute: number): string =>
  `${dayText(day)}${times[minute] ?? times[0]}`;
