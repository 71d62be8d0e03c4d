import { expect, test } from 'vitest';
import { planDemoTrip } from '../../central/cli/plan-demo-trip.ts';
import { inCopenhagen } from '../../central/population/hand-made/unsettled-people.ts';
import { mother } from '../../central/population/hand-made/mother-and-son.ts';
import { listTrips } from '../../central/store/queries/trips.ts';
import { elsewhere, person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const startWorld = prepareCentral();
const centreId = 'centre-aarhus';

test('the demonstration has a trip ahead: tomorrow and the day after by the clock of the country, planned once, and again when it is over', async () => {
  const islander = person('islander', { address: elsewhere('8305', '0741', 'Samsø') });
  const world = await startWorld({
    people: [person(mother.personId), person(inCopenhagen.personId), islander],
  });
  // Already the 2nd in Denmark.
  const now = new Date('2030-05-01T22:30:00Z');
  await planDemoTrip(world.database, now);
  await planDemoTrip(world.database, now);
  const [trip, ...more] = await listTrips(world.database, { centreId, now });
  expect(more).toEqual([]);
  expect(trip).toMatchObject({ fromDay: '2030-05-03', untilDay: '2030-05-04', people: 3, state: 'planned' });
  const { rows } = await world.database.query(
    'select subject_id as id, appointment_at as at from trip_person where appointment_at is not null order by appointment_at',
  );
  expect(rows).toEqual([
    { id: mother.personId, at: new Date('2030-05-03T08:00:00Z') },
    { id: inCopenhagen.personId, at: new Date('2030-05-04T07:15:00Z') },
  ]);

  const later = new Date('2030-06-01T09:00:00Z');
  await planDemoTrip(world.database, later);
  expect(await listTrips(world.database, { centreId, now: later })).toMatchObject([
    { fromDay: '2030-06-02', untilDay: '2030-06-03' },
  ]);
});
