/** Calendar days as `YYYY-MM-DD` text: they compare as text, and carry no time zone once they are made. */

const formats = new Map<string, Intl.DateTimeFormat>();

const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
};

/**
 * The calendar day of a moment in a country: a mandate's last day ends at that country's midnight, not at UTC's.
 * `timeZone` is an IANA name, `Europe/Copenhagen`; the answer is `YYYY-MM-DD`.
 */
export const dayOf = (moment: Date, timeZone: string): string => {
  const parts = formatFor(timeZone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
};

/** `text` is a day that exists: 29 February only in leap years. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
};

/** The day `days` after `day` (before it where negative). `day` must be a day that exists. */
export const addDays = (day: string, days: number): string => {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
};

/** Minutes from `earlier` (RFC 3339) to `later`; negative where `earlier` lies ahead. */
export const minutesBetween = (earlier: string, later: Date): number =>
  (later.getTime() - Date.parse(earlier)) / 60_000;
