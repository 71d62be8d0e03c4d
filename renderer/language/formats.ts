/** How a language writes what is not a word. Pure: the same input gives the same text. */
export type Formats = {
  /** `2 May 2026`. Takes a day or an instant. */
  readonly day: (value: string) => string;
  /** `Saturday, 2 May 2026`. */
  readonly dayWithWeekday: (value: string) => string;
  /** `2–4 May 2026`; one day where both are the same. */
  readonly days: (fromDay: string, untilDay: string) => string;
  /** `2 May 2026 at 14:05`. */
  readonly moment: (instant: string) => string;
  /** `14:05` for today, else `2 May, 14:05`. */
  readonly time: (instant: string, nowMs: number) => string;
  /** `2 days ago`, `in 20 seconds`: one whole unit. */
  readonly age: (instant: string, nowMs: number) => string;
  /** Like `age`, for what has happened: a clock that is a little behind never makes it the future. */
  readonly ago: (instant: string, nowMs: number) => string;
  /** `12 mins`, `1 hr 11 mins`, `3 hrs`: how long something has gone on, short enough for a tab. */
  readonly duration: (fromInstant: string, nowMs: number) => string;
  /** `3 hours`, `30 days`: a length of time as somebody would say it, in one whole unit; never less than a minute. */
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

const noonOf = (ms: number): number => new Date(ms).setHours(12, 0, 0, 0);

/** Whole days of the calendar here: 47 hours ago may be the day before yesterday. */
const daysBetween = (fromMs: number, nowMs: number): number =>
  Math.round((noonOf(fromMs) - noonOf(nowMs)) / 86_400_000);

type Relative = {
  /** `yesterday`, `now`. */
  readonly named: Intl.RelativeTimeFormat;
  /** `1 month ago`: what is called last month is another month, not thirty days. */
  readonly counted: Intl.RelativeTimeFormat;
};

const ageIn = ({ named, counted }: Relative, fromMs: number, nowMs: number): string => {
  const deltaMs = fromMs - nowMs;
  const { unit, ms } = units.find((unit) => Math.abs(deltaMs) >= unit.ms) ?? second;
  if (unit === 'day') return named.format(daysBetween(fromMs, nowMs), unit);
  const format = unit === 'month' || unit === 'year' ? counted : named;
  return format.format(Math.trunc(deltaMs / ms), unit);
};

const durationIn = (locale: string, ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const inUnit = (value: number, unit: 'minute' | 'hour'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (minutes < 60) return inUnit(minutes, 'minute');
  const hours = inUnit(Math.floor(minutes / 60), 'hour');
  return minutes % 60 === 0 ? hours : `${hours} ${inUnit(minutes % 60, 'minute')}`;
};

/** Two of a unit are said in that unit: 90 minutes, but 2 hours. */
const aboutIn = (locale: string, ms: number): string => {
  const { unit, ms: unitMs } =
    spans.find((span) => Math.abs(ms) >= 2 * span.ms) ?? ({ unit: 'minute', ms: 60_000 } as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.max(1, Math.round(Math.abs(ms) / unitMs)),
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
  const relative: Relative = {
    named: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
    counted: new Intl.RelativeTimeFormat(locale),
  };
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const number = new Intl.NumberFormat(locale);

  return {
    day: (value) => day.format(toDate(value)),
    days: (fromDay, untilDay) => day.formatRange(toDate(fromDay), toDate(untilDay)),
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
