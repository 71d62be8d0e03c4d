import { expect, test } from 'vitest';
import { readFlags } from '../../central/cli/flags.ts';
import { manageTrips } from '../../central/cli/plan-trip.ts';
import { UserProblem } from '../../central/cli/say.ts';
import { listTrips } from '../../central/store/queries/trips.ts';
import { elsewhere, person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const far = elsewhere('8800', '0791', 'Viborg');

const command = ({ databaseUrl }: CentralWorld, words: string): Promise<void> =>
  manageTrips(readFlags(['trip', ...words.split(' ')], { DATABASE_URL: databaseUrl }));

const trips = ({ database }: CentralWorld) =>
  listTrips(database, { centreId: 'centre-aarhus', now: new Date('2030-01-01T00:00:00Z') });

const members = async ({ database }: CentralWorld): Promise<readonly unknown[]> =>
  (await database.query('select subject_id, appointment_at, place from trip_person order by subject_id'))
    .rows;

test('a trip is planned with places, residents and appointments, changed, and cancelled', async () => {
  const people = [person('anna'), person('bo', { address: far }), person('carl')];
  const world = await startWorld({ people });
  await command(
    world,
    'plan Samsø --from 2030-05-01 --until 2030-05-02 --by Mette --place Torvet --municipality 0791 --keep-hours 6 --person anna@2030-05-01T09:00:00Z@Torvet --person nobody',
  );
  const [trip] = await trips(world);
  expect(trip).toMatchObject({
    name: 'Samsø',
    fromDay: '2030-05-01',
    untilDay: '2030-05-02',
    places: ['Torvet'],
    people: 2,
    state: 'planned',
    goneAt: new Date('2030-05-03T04:00:00Z'),
  });
  expect(await members(world)).toEqual([
    { subject_id: 'anna', appointment_at: new Date('2030-05-01T09:00:00Z'), place: 'Torvet' },
    { subject_id: 'bo', appointment_at: null, place: null },
  ]);
  await command(world, `add ${trip?.tripId} --person carl`);
  await command(world, `remove ${trip?.tripId} --person anna`);
  expect(await members(world)).toMatchObject([{ subject_id: 'bo' }, { subject_id: 'carl' }]);
  await command(world, `cancel ${trip?.tripId} --by Mette`);
  expect(await trips(world)).toMatchObject([{ state: 'cancelled', version: 4 }]);
});

const plan = async (words: string) => {
  const world = await startWorld({
    people: [person('anna'), person('bo', { address: far }), person('carl', { address: far })],
  });
  await command(world, `plan Samsø --from 2030-05-01 --until 2030-05-02 --by Mette ${words}`);
  const [trip] = await trips(world);
  return { world, tripId: trip?.tripId ?? '' };
};

test('whoever is named once more without a time keeps the appointment that another planner has given them', async () => {
  const { world, tripId } = await plan('--person anna@2030-05-01T09:00:00Z@Torvet');
  const given = await members(world);
  await command(world, `add ${tripId} --person anna --person bo`);
  expect(await members(world)).toMatchObject([...given, { subject_id: 'bo' }]);
  await command(world, `add ${tripId} --person anna@2030-05-02T10:00:00Z`);
  expect(await members(world)).toMatchObject([
    { appointment_at: new Date('2030-05-02T10:00:00Z'), place: '' },
    {},
  ]);
});

test('whoever lives in a municipality comes off a trip as they came on it', async () => {
  const { world, tripId } = await plan('--municipality 0791 --person anna@2030-05-01T11:00:00+02:00@Torvet');
  await command(world, `remove ${tripId} --municipality 0791`);
  expect(await members(world)).toEqual([
    { subject_id: 'anna', appointment_at: new Date('2030-05-01T09:00:00Z'), place: 'Torvet' },
  ]);
  await command(world, `remove ${tripId} --person anna@2030-05-01T11:00:00+02:00@Torvet`);
  expect(await members(world)).toEqual([]);
});

test.for([
  'plan Samsø --from 2030-05-01 --by Mette',
  'plan Samsø --from 2030-05-02 --until 2030-05-01 --by Mette',
  'plan Samsø --from 2030-05-01 --until 2030-05-02',
  'plan Samsø --from soon --until 2030-05-02 --by Mette',
  'plan Samsø --from 2030-05-01 --until 2030-05-02 --by Mette --person anna@tomorrow',
  'plan Samsø --from 2030-05-01 --until 2030-05-02 --by Mette --person anna@2030-05-01T09:00:00',
  'plan Samsø --from 2030-05-01 --until 2030-05-02 --by Mette --person anna@2030-05-01',
  'add no-such-trip --person anna',
  'cancel no-such-trip',
  'sail',
])('"trip %s" is answered with what to write instead, and changes nothing', async (words) => {
  const world = await startWorld({ people: [person('anna')] });
  await expect((async () => command(world, words))()).rejects.toThrow(UserProblem);
  expect(await trips(world)).toEqual([]);
});
