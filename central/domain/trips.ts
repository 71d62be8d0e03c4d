import { endOfDay } from '../api/day-end.ts';

const hourMs = 3_600_000;

/** How long work is followed after a device has said that it is open. */
export const workFollowedMs = 24 * hourMs;

/** So long after a device has let go of somebody it may say that work on them is open there: it came from where nobody heard of it. */
export const latelyHeldMs = 30 * 24 * hourMs;

/** How long the citizens of a trip stay at a machine after its last day, where nobody says otherwise. */
export const usualKeepHours = 12;

/** When a trip's citizens go: so many hours after the end of its last day where the unit travels (an IANA time zone). */
export const goneAt = (untilDay: string, keepHours: number, timeZone: string): Date =>
  new Date(endOfDay(untilDay, timeZone).getTime() + keepHours * hourMs);
