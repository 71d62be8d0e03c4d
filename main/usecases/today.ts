import { dayOf } from '../domain/calendar.ts';
import type { Desk } from './desk.ts';

/** The calendar day at the desk: days begin and end by the clock of the pack's country, not by UTC. */
export const todayAt = ({ serverClock, pack }: Pick<Desk, 'serverClock' | 'pack'>): string =>
  dayOf(serverClock.now(), pack.timeZone);
