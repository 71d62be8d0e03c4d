import { expect, test } from 'vitest';
import type { PersonId } from '../../preload/contract/values.ts';
import type { TripId } from '../../preload/contract/trip.ts';
import { elsewhere, person } from '../helpers/central-people.ts';
import { planTestTrip } from '../helpers/central-trips.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { karen, makeThreadWorld, startEnrolledDesk } from '../helpers/thread-desk.ts';
import { eventually } from '../helpers/thread-world.ts';
import { insertPeople } from '../../central/store/queries/people.ts';

const startWorld = prepareCentral();
const islander = 'islander' as PersonId;

test('a trip is taken along from the list, its citizens come, and go when it is left behind', async () => {
  const world = await makeThreadWorld(startWorld);
  const far = elsewhere('9940', '0825', 'Læsø');
  await insertPeople(world.database, [
    person(islander, { givenNames: 'Ingrid', surname: 'Øbo', address: far }),
  ]);
  const desk = await startEnrolledDesk(world);
  expect(await desk.get('trip/list', {})).toEqual({ trips: [] });
  const trip = await planTestTrip(world, {
    centreId: 'centre-demo',
    people: [islander, karen],
    appointments: { [islander]: '2026-05-10T09:00:00.000Z' },
  });
  const tripId = trip.tripId as TripId;
  await desk.get('outbox/send-now', {});
  const listed = await eventually(
    () => desk.get('trip/list', {}),
    ({ trips }) => trips.length === 1,
  );
  expect(listed.trips).toMatchObject([{ people: 2, here: 0, isTaken: false }]);
  expect(await desk.get('trip/get', { tripId })).toMatchObject({ isReady: false, appointments: [] });

  await desk.get('trip/take-along', { tripId });
  const taken = await eventually(
    () => desk.get('trip/get', { tripId }),
    ({ trip: { here }, appointments }) => here === 2 && appointments.length === 1,
  );
  expect(taken.appointments).toMatchObject([{ name: 'Ingrid Øbo', place: 'Torvet' }]);
  expect(taken.takenBy).not.toBeNull();
  const { matches } = await desk.get('person/find', { text: 'ingrid øbo', limit: 5 });
  expect(matches.map(({ personId }) => personId)).toEqual([islander]);

  await desk.get('trip/leave-behind', { tripId });
  await eventually(
    () => desk.get('person/find', { text: 'ingrid øbo', limit: 5 }),
    (found) => found.matches.length === 0,
  );
  expect(
    (await desk.get('person/find', { text: 'karen sørensen', limit: 5 })).matches.length,
  ).toBeGreaterThan(0);
  expect(await desk.get('trip/get', { tripId })).toMatchObject({ trip: { isTaken: false, here: 0 } });
});
