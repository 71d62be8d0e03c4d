import { usualKeepHours } from '../domain/trips.ts';
import { announceTrip } from '../store/align-trips.ts';
import { inTransaction, type Database, type Queryable } from '../store/database.ts';
import { planTrip } from '../store/plan-trip.ts';
import { listCentres } from '../store/queries/centres.ts';
import {
  addResidentsToTrip,
  addToTrip,
  cancelTrip,
  listTrips,
  takeOffTrip,
  takeResidentsOffTrip,
  touchTrip,
  type Appointment,
} from '../store/queries/trips.ts';
import { readCountry } from './country-pack.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say, UserProblem } from './say.ts';
import { tripUsage } from './trip-flags.ts';

const unknownTrip = 'There is no trip of that id: npm run central -- trip list';

/** A moment, and not an hour of the zone that this machine happens to be set to: the unit may travel in another one. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** `ID`, or `ID@TIME@PLACE`. */
const readPeople = (texts: readonly string[]): ReadonlyMap<string, Appointment | null> =>
  new Map(
    texts.map((text) => {
      const [personId = '', time, place = ''] = text.split('@');
      if (time === undefined) return [personId, null];
      const at = new Date(time);
      if (!moment.test(time) || Number.isNaN(at.getTime()))
        throw new UserProblem(
          '--person takes ID, or ID@TIME@PLACE with a time like 2026-03-10T09:00+01:00 or 2026-03-10T08:00Z.',
        );
      return [personId, { at, place }];
    }),
  );

const plan = async (database: Database, { words, by, trip }: Flags): Promise<void> => {
  const name = words.slice(1).join(' ').trim();
  const { fromDay, untilDay } = trip;
  if (name === '' || fromDay === null || untilDay === null || untilDay < fromDay || by === '')
    throw new UserProblem(tripUsage);
  const centre = (await listCentres(database))[0];
  if (centre === undefined) throw new UserProblem('There is no centre yet: start central once.');
  const { tripId, count } = await planTrip(database, {
    centreId: centre.centreId,
    name,
    fromDay,
    untilDay,
    places: trip.places,
    keepHours: trip.keepHours ?? usualKeepHours,
    timeZone: (await readCountry('dk')).timeZone,
    people: readPeople(trip.people),
    municipalities: trip.municipalities,
    by,
    at: new Date(),
  });
  say(`${tripId}  ${name}: ${count} citizens. The machines of ${centre.name} hear of it when they next ask.`);
};

/** What is done to a trip that is there, and told to its machines in one transaction. */
const change = (
  database: Database,
  tripId: string | undefined,
  work: (db: Queryable, tripId: string) => Promise<string>,
): Promise<string> => {
  if (tripId === undefined) throw new UserProblem(tripUsage);
  return inTransaction(database, async (db) => {
    if (!(await touchTrip(db, tripId))) throw new UserProblem(unknownTrip);
    const answer = await work(db, tripId);
    await announceTrip(db, tripId, new Date());
    return answer;
  });
};

const list = async (database: Database): Promise<void> => {
  const now = new Date();
  let count = 0;
  for (const { centreId } of await listCentres(database)) {
    for (const trip of await listTrips(database, { centreId, now })) {
      count += 1;
      const cancelled = trip.state === 'cancelled' ? '  cancelled' : '';
      say(
        `${trip.tripId}  ${trip.fromDay} to ${trip.untilDay}  ${trip.name}  ${trip.people} citizens${cancelled}`,
      );
    }
  }
  if (count === 0) say('No trips.');
};

const run = async (database: Database, flags: Flags): Promise<void> => {
  const [what, tripId] = flags.words;
  const { trip, by } = flags;
  if (what === 'plan') return plan(database, flags);
  if (what === 'list') return list(database);
  const people = readPeople(trip.people);
  if (what === 'add') {
    return say(
      await change(database, tripId, async (db, id) => {
        const added =
          (await addToTrip(db, id, people)) + (await addResidentsToTrip(db, id, trip.municipalities));
        return `${added} more.`;
      }),
    );
  }
  if (what === 'remove') {
    return say(
      await change(database, tripId, async (db, id) => {
        const named = await takeOffTrip(db, id, [...people.keys()]);
        return `${named + (await takeResidentsOffTrip(db, id, trip.municipalities))} fewer.`;
      }),
    );
  }
  if (what === 'cancel' && by !== '') {
    return say(
      await change(database, tripId, async (db, id) =>
        (await cancelTrip(db, { tripId: id, by, at: new Date() }))
          ? 'Cancelled: its machines forget its citizens.'
          : 'It was cancelled already.',
      ),
    );
  }
  throw new UserProblem(tripUsage);
};

/** Plans, lists, changes and cancels the journeys of a mobile unit. */
export const manageTrips = async (flags: Flags): Promise<void> => {
  await visitDatabase(flags, async (database) => {
    await run(database, flags);
  });
};
