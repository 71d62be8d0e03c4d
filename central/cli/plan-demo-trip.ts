import { dayThere, endOfDay } from '../api/day-end.ts';
import { usualKeepHours } from '../domain/trips.ts';
import { centre } from '../population/centre.ts';
import { mother, son } from '../population/hand-made/mother-and-son.ts';
import { inCopenhagen } from '../population/hand-made/unsettled-people.ts';
import type { Database } from '../store/database.ts';
import { planTrip } from '../store/plan-trip.ts';
import { listTrips, type Appointment } from '../store/queries/trips.ts';
import { readCountry } from './country-pack.ts';
import { say } from './say.ts';

const hourMs = 3_600_000;
const samsø = '0741';

const on = (midnightMs: number, hours: number, place: string): Appointment => ({
  at: new Date(midnightMs + hours * hourMs),
  place,
});

/**
 * A journey for newcomers to see: to the island tomorrow and the day after, with who lives there, and three who have an appointment, one of whom
 * no machine of the centre holds otherwise. None where a trip is ahead.
 */
export const planDemoTrip = async (database: Database, now: Date): Promise<void> => {
  const { centreId } = centre;
  if ((await listTrips(database, { centreId, now })).length > 0) return;
  const { timeZone } = await readCountry('dk');
  const today = dayThere(now, timeZone);
  const fromMs = endOfDay(today, timeZone).getTime();
  const fromDay = dayThere(new Date(fromMs), timeZone);
  const untilMs = endOfDay(fromDay, timeZone).getTime();
  const { count } = await planTrip(database, {
    centreId,
    name: 'Samsø',
    fromDay,
    untilDay: dayThere(new Date(untilMs), timeZone),
    places: ['Nordby', 'Tranebjerg'],
    keepHours: usualKeepHours,
    timeZone,
    people: new Map([
      [mother.personId, on(fromMs, 10, 'Nordby')],
      [son.personId, on(fromMs, 10.5, 'Nordby')],
      [inCopenhagen.personId, on(untilMs, 9.25, 'Tranebjerg')],
    ]),
    municipalities: [samsø],
    by: 'Counterpart',
    at: now,
  });
  say(`Trip: the mobile unit goes to Samsø on ${fromDay}, with ${count} citizens.`);
};
