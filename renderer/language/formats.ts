/** How a language writes what is not a word. Pure: the same input gives the same text. */
export type Formats = {
  /** `2 May 2026`. Takes a day or an instant. */
  readonly day: (value: string) => string;
  /** `Saturday, 2 May 2026`. */
  readonly dayWithWeekday: (value: string) => string;
  /** `2 May 2026 at 14:05`. */
  readonly moment: (instant: string) => string;
  /** `14:05` for today, else `2 May, 14:05`. */
  readonly time: (instant: string, nowMs: number) => string;
  /** `2 days ago`, `in 20 seconds`: one whole unit. */
  readonly age: (instant: string, nowMs: number) => string;
  /** Like `age`, for what has happened: a clock that is a little behind never makes it the future. */
  readonly ago: (instant: string, nowMs: number) => string;
  /** `12 min`: how long something has gone on. */
  readonly duration: (fromInstant: string, nowMs: number) => string;
  /** `3 hours`, `30 days`: a length of time as somebody would say it, in one whole unit. */
  readonly about: (ms: number) => string;
  /** Smallest unit (øre) to `DKK 1,234.50`. */
  readonly money: (minor: number, currency: string) => string;
  readonly number: (value: number) => string;
  /** `a, b and c`. */
  readonly list: (words: readonly string[]) => string;
};

type Unit = { readonly unit: Intl.RelativeTimeFormatUnit; readonly ms: number };

const units: readonly Unit[] = [
  { unit: 'year', ms: 365 * 86_400_000 },
  { unit: 'month', ms: 30 * 86_400_000 },
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
];
const second: Unit = { unit: 'second', ms: 1000 };

/** A day has no time zone: it is read as noon of that day here, which is the same day everywhere it is written. */
const toDate = (value: string): Date => new Date(value.length === 10 ? `${value}T12:00:00` : value);

const ageIn = (relative: Intl.RelativeTimeFormat, fromMs: number, nowMs: number): string => {
  const deltaMs = fromMs - nowMs;
  const { unit, ms } = units.find((unit) => Math.abs(deltaMs) >= unit.ms) ?? second;
  return relative.format(Math.trunc(deltaMs / ms), unit);
};

const durationIn = (locale: string, ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const inUnit = (value: number, unit: 'minute' | 'hour'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  return minutes < 60
    ? inUnit(minutes, 'minute')
    : `${inUnit(Math.floor(minutes / 60), 'hour')} ${inUnit(minutes % 60, 'minute')}`;
};

/** Two of a unit are said in that unit: 90 minutes, but 2 hours. */
const aboutIn = (locale: string, ms: number): string => {
  const { unit, ms: unitMs } =
    spans.find((span) => Math.abs(ms) >= 2 * span.ms) ?? ({ unit: 'minute', ms: 60_000 } as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(Math.abs(ms) / unitMs),
  );
};

const spans = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
] as const;

export const formatsOf = (locale: string): Formats => {
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const day = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const clock = date({ hour: '2-digit', minute: '2-digit' });
  const moment = date({ dateStyle: 'long', timeStyle: 'short' });
  const dayAndClock = date({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const number = new Intl.NumberFormat(locale);

  return {
    day: (value) => day.format(toDate(value)),
    dayWithWeekday: (value) => weekday.format(toDate(value)),
    moment: (instant) => moment.format(toDate(instant)),
    time: (instant, nowMs) => {
      const at = toDate(instant);
      return at.toDateString() === new Date(nowMs).toDateString() ? clock.format(at) : dayAndClock.format(at);
    },
    age: (instant, nowMs) => ageIn(relative, toDate(instant).getTime(), nowMs),
    ago: (instant, nowMs) => ageIn(relative, Math.min(toDate(instant).getTime(), nowMs), nowMs),
    duration: (fromInstant, nowMs) => durationIn(locale, nowMs - toDate(fromInstant).getTime()),
    about: (ms) => aboutIn(locale, ms),
    money: (minor, currency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 100),
    number: (value) => number.format(value),
    list: (words) => list.format(words),
  };
};
