import { addDays } from '../calendar.ts';

/** How long a mandate can be made for, as data of the pack; `days` null is the contact alone. */
export type DurationRule = { readonly duration: string; readonly days: number | null };

/**
 * The last day on which it holds, which is the day that is printed and the day that is enforced (`mandateStatus`): a mandate of one day
 * holds on its first day and no longer, and so does one for a single contact.
 */
export const lastDayOf = ({ days }: DurationRule, validFrom: string): string =>
  addDays(validFrom, (days ?? 1) - 1);

/** Whole days from `today` to the last day on which it holds: 0 on that day itself. */
export const daysLeft = (validUntil: string, today: string): number =>
  Math.round((Date.parse(validUntil) - Date.parse(today)) / 86_400_000);
