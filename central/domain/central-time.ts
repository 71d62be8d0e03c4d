import { dayThere } from '../api/day-end.ts';

/** Central's clock, the one that decides, and whose calendar it goes by: a mandate's last day ends at that country's midnight, not at UTC's. */
export type CentralTime = {
  /** RFC 3339. */
  readonly now: string;
  /** An IANA name. */
  readonly timeZone: string;
};

/** The day of a moment there, `YYYY-MM-DD`. */
export const dayOf = (moment: string, { timeZone }: Pick<CentralTime, 'timeZone'>): string =>
  dayThere(new Date(moment), timeZone);
