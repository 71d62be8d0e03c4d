import { longestAnnouncement } from '../api/service-status.ts';
import { UserProblem } from './say.ts';

/** What follows `npm run central -- outage`, as far as it is about one. */
export type OutageFlags = {
  /** For the citizen, as clerks say it; empty where nobody said. */
  readonly words: string;
  readonly expectedUntil: Date | null;
  readonly isOver: boolean;
};

export const outageUsage = `npm run central -- outage             print how registers, mailbox and eID are doing
npm run central -- outage SERVICE --say TEXT [--until TIME] --by NAME
                                      announce that it is down: what clerks say to citizens, and its expected end
npm run central -- outage SERVICE --over --by NAME
                                      it is over`;

/** For `parseArgs`. */
export const outageOptions = {
  say: { type: 'string', default: '' },
  over: { type: 'boolean', default: false },
} as const;

type Values = { readonly say: string; readonly over: boolean; readonly until?: string | undefined };

/** RFC 3339, or a time of today on this machine. */
const readTime = (text: string | undefined, now: Date): Date | null => {
  if (text === undefined) return null;
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  const moment = clock === null ? new Date(text) : new Date(now);
  if (clock !== null) moment.setHours(Number(clock[1]), Number(clock[2]), 0, 0);
  if (Number.isNaN(moment.getTime()))
    throw new UserProblem('--until takes a time like 14:30 or 2026-03-10T14:30:00Z.');
  return moment;
};

export const readOutageFlags = ({ say, over, until }: Values, now = new Date()): OutageFlags => {
  const words = say.trim();
  if (words.length > longestAnnouncement)
    throw new UserProblem(`--say takes ${longestAnnouncement} characters at most.`);
  return { words, expectedUntil: readTime(until, now), isOver: over };
};
