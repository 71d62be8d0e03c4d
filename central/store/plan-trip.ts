import { randomUUID } from 'node:crypto';
import { goneAt } from '../domain/trips.ts';
import { announceTrip } from './align-trips.ts';
import { inTransaction, type Database } from './database.ts';
import {
  addResidentsToTrip,
  addToTrip,
  insertTrip,
  type Appointment,
  type TripToPlan,
} from './queries/trips.ts';

export type TripPlan = Omit<TripToPlan, 'tripId' | 'goneAt'> & {
  /** How long its citizens stay at a machine after the last day. */
  readonly keepHours: number;
  /** Where its days begin and end, an IANA name. */
  readonly timeZone: string;
  readonly people: ReadonlyMap<string, Appointment | null>;
  /** Municipality codes: whoever lives there now goes along. */
  readonly municipalities: readonly string[];
};

/** Plans a journey and tells the machines of its centre, in one transaction. `count`: how many citizens go along. */
export const planTrip = (
  database: Database,
  { keepHours, timeZone, people, municipalities, ...trip }: TripPlan,
): Promise<{ readonly tripId: string; readonly count: number }> =>
  inTransaction(database, async (db) => {
    const tripId = randomUUID();
    await insertTrip(db, { ...trip, tripId, goneAt: goneAt(trip.untilDay, keepHours, timeZone) });
    const named = await addToTrip(db, tripId, people);
    const residents = await addResidentsToTrip(db, tripId, municipalities);
    await announceTrip(db, tripId, trip.at);
    return { tripId, count: named + residents };
  });
