/**
 * When a day of the calendar is over where people live by it. Both sides of the wire must agree: central says when a trip's citizens go, a
 * machine whether it may be away until then.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
};

/** The day of a moment there, `YYYY-MM-DD`. */
export const dayThere = (moment: Date, timeZone: string): string => {
  const parts = formatFor(timeZone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
};

/** Zones lie between 12 hours behind UTC and 14 hours ahead of it. */
const mostAheadMs = 14 * 3_600_000;
const mostBehindMs = 12 * 3_600_000;
const dayMs = 86_400_000;

/**
 * The first moment that is no longer `day` (`YYYY-MM-DD`) in `timeZone` (an IANA name). Looked for, not reckoned: days of 23 and 25 hours, and
 * days that do not begin at midnight because the clocks are set then, end where they end.
 */
export const endOfDay = (day: string, timeZone: string): Date => {
  const midnight = Date.parse(`${day}T00:00:00Z`) + dayMs;
  let during = midnight - mostAheadMs - 1;
  let over = midnight + mostBehindMs;
  while (over - during > 1) {
    const middle = Math.floor((during + over) / 2);
    if (dayThere(new Date(middle), timeZone) > day) over = middle;
    else during = middle;
  }
  return new Date(over);
};
