import { expect, test } from 'vitest';
import type { EventRecord, PersonRecord } from '../../central/api/records.ts';
import { SubscriptionsAnswer } from '../../central/api/trips.ts';
import { announceChanges } from '../../central/store/announce-changes.ts';
import { inTransaction, type Queryable } from '../../central/store/database.ts';
import { insertEvents } from '../../central/store/queries/events.ts';
import { lockSubscriptions, subscribe } from '../../central/store/queries/subscriptions.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { asOf, elsewhere, person } from '../helpers/central-people.ts';
import { planTestTrip } from '../helpers/central-trips.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const startWorld = prepareCentral();
const hourMs = 3_600_000;

const far = elsewhere('8800', '0791', 'Viborg');
const soren = person('soren', { address: far });
const anna = person('anna');

const follow = async (
  device: CentralDevice,
  wanted: { readonly work?: readonly string[]; readonly trips?: readonly string[] },
): Promise<SubscriptionsAnswer> => {
  const sent = await device.call({
    method: 'POST',
    path: '/v1/subscriptions',
    body: { work: [], trips: [], ...wanted },
  });
  return SubscriptionsAnswer.parse(sent.body);
};

const lookUp = (device: CentralDevice, text: string) =>
  device.call({
    method: 'POST',
    path: '/v1/lookups/people',
    body: { text, purposeId: 'change-registration', legalBasisId: 'cpr-act-6', staffId: 'staff-1' },
  });

const said = (changes: readonly { readonly entity: string; readonly subjectId: string }[]) =>
  changes.map(({ entity, subjectId }) => `${entity} ${subjectId}`);

const addEvent = async (db: Queryable, who: PersonRecord): Promise<void> => {
  const { personId } = who;
  const called: EventRecord = {
    eventId: `e-${personId}`,
    personId,
    at: asOf,
    kind: 'called',
    params: {},
    source: 'contact-log',
  };
  await insertEvents(db, [called]);
  await announceChanges(db, {
    before: new Map(),
    after: new Map([[personId, who]]),
    changedPersonIds: [],
    events: [called],
    acts: [],
  });
};

test('a change that is passed over while a subscription is being made comes with the snapshot', async () => {
  const world = await startWorld({ people: [soren, anna] });
  const device = await enrolDevice(world);
  const { cursor } = await device.pullAll();
  const [writer, subscriber] = [await world.database.connect(), await world.database.connect()];
  const { deviceId } = device.answer;
  await writer.query('begin');
  await addEvent(writer, soren);
  await inTransaction(world.database, (db) => addEvent(db, anna));
  await subscriber.query('begin');
  await lockSubscriptions(subscriber, deviceId);
  await subscribe(
    subscriber,
    { deviceId, subjectIds: ['soren'], reason: 'look-up', until: new Date(world.now().getTime() + hourMs) },
    world.now(),
  );
  await writer.query('commit');
  const passed = await device.pull(cursor);
  await subscriber.query('commit');
  writer.release();
  subscriber.release();
  expect(said(passed.changes)).toEqual(['event anna']);
  expect(said((await device.pullAll(passed.cursor)).changes)).toEqual(['person soren', 'event soren']);
});

test('work that is not committed when the snapshot is read comes by the feed after it', async () => {
  const world = await startWorld({ people: [soren] });
  const device = await enrolDevice(world);
  const { cursor } = await device.pullAll();
  const writer = await world.database.connect();
  await writer.query('begin');
  await addEvent(writer, soren);
  await lookUp(device, 'prøve');
  const snapshot = await device.pullAll(cursor);
  await writer.query('commit');
  writer.release();
  expect(said(snapshot.changes)).toEqual(['person soren']);
  expect(said((await device.pullAll(snapshot.cursor)).changes)).toEqual(['event soren']);
});

test('a subscription that changes in the middle of a snapshot is caught up with after it', async () => {
  const people = ['a', 'b', 'c'].map((id) => person(id, { address: far }));
  const world = await startWorld({ people });
  const device = await enrolDevice(world);
  const { cursor } = await device.pullAll();
  const trip = await planTestTrip(world, { people: ['a', 'b', 'c'] });
  await follow(device, { trips: [trip.tripId] });
  const first = await device.pull(cursor, 1);
  await trip.remove('a');
  const second = await device.pull(first.cursor, 1);
  const rest = await device.pullAll(second.cursor);
  expect(said(first.changes)).toEqual(['person a']);
  expect(said(second.changes)).toEqual(['person b']);
  expect(said(rest.changes).filter((each) => !each.startsWith('trip'))).toEqual([
    'person c',
    'subject-removed a',
  ]);
});

test('all machines of the centre hear of a trip, and only who takes it along of its appointments and citizens', async () => {
  const world = await startWorld({ people: [soren, anna] });
  const [bus, counter] = [await enrolDevice(world), await enrolDevice(world)];
  const viborg = await enrolDevice(world, 'centre-viborg');
  const cursors = await Promise.all([bus, counter, viborg].map((each) => each.pullAll()));
  const at = '2026-03-02T09:00:00.000Z';
  const trip = await planTestTrip(world, { people: ['soren', 'anna'], appointments: { soren: at } });
  await follow(bus, { trips: [trip.tripId] });
  const [atBus, atCounter, atViborg] = await Promise.all(
    [bus, counter, viborg].map((device, index) => device.pullAll(cursors[index]?.cursor)),
  );
  const goneAt = trip.goneAt.toISOString();
  expect(atViborg?.changes).toEqual([]);
  expect(atCounter?.changes).toMatchObject([{ entity: 'trip', record: { people: 2, appointments: [] } }]);
  expect(atBus?.changes).toMatchObject([
    { entity: 'person', subjectId: 'anna', held: { until: null, tripIds: [trip.tripId] } },
    { entity: 'person', subjectId: 'soren', held: { until: goneAt, tripIds: [trip.tripId] } },
    { entity: 'trip', record: { appointments: [{ personId: 'soren', at, place: 'Torvet' }] } },
  ]);
});

test('a device that is new to central hears of the trips that are planned', async () => {
  const world = await startWorld({ people: [anna] });
  const trip = await planTestTrip(world, { people: ['anna'] });
  const { changes } = await (await enrolDevice(world)).pullAll();
  expect(changes).toMatchObject([
    { entity: 'person', subjectId: 'anna' },
    { entity: 'trip', subjectId: trip.tripId },
  ]);
});

test.for<
  [string, (trip: Awaited<ReturnType<typeof planTestTrip>>, device: CentralDevice) => Promise<unknown>]
>([
  ['somebody is taken off it', (trip) => trip.remove('soren')],
  ['it is cancelled', (trip) => trip.cancel()],
  ['the machine leaves it behind', (_, device) => follow(device, {})],
])('a citizen of a trip goes when %s, unless the machine holds them for something else', async ([, end]) => {
  const world = await startWorld({ people: [soren, anna] });
  const device = await enrolDevice(world);
  const trip = await planTestTrip(world, { people: ['soren', 'anna'] });
  await follow(device, { trips: [trip.tripId] });
  const { cursor } = await device.pullAll();
  await end(trip, device);
  const { changes } = await device.pullAll(cursor);
  expect(said(changes)).toContain('subject-removed soren');
  expect(said(changes)).not.toContain('subject-removed anna');
});

test('a trip that is over ends by itself, one of another centre cannot be taken along', async () => {
  const world = await startWorld({ people: [soren] });
  const device = await enrolDevice(world);
  const viborg = await enrolDevice(world, 'centre-viborg');
  const trip = await planTestTrip(world, { people: ['soren'] });
  await follow(device, { trips: [trip.tripId] });
  const { cursor } = await device.pullAll();
  expect(await follow(viborg, { trips: [trip.tripId] })).toMatchObject({ trips: [] });
  world.advance(trip.goneAt.getTime() - world.now().getTime() + 1);
  const pulled = await device.call({ method: 'GET', path: '/v1/leases/current' });
  expect(pulled.status).toBe(200);
  expect(said((await device.pullAll(cursor)).changes)).toEqual(['subject-removed soren']);
  expect(await follow(device, { trips: [trip.tripId] })).toMatchObject({ trips: [] });
});

test('who has open work here and moves away is followed for it, and goes when it is done', async () => {
  const world = await startWorld({ people: [anna, soren] });
  const device = await enrolDevice(world);
  const { cursor } = await device.pullAll();
  const values = newAddress({ postcode: '8800', town: 'Viborg' });
  await device.push([device.sign(actEnvelope(device, 'anna', { payload: { values } }))]);
  const moved = await device.pullAll(cursor);
  expect(said(moved.changes)).toEqual(['subject-removed anna', 'act anna']);
  expect(await follow(device, { work: ['anna'] })).toMatchObject({ work: ['anna'] });
  const back = await device.pullAll(moved.cursor);
  expect(back.changes).toContainEqual(
    expect.objectContaining({ entity: 'person', held: { until: expect.any(String), tripIds: [] } }),
  );
  await follow(device, {});
  expect(said((await device.pullAll(back.cursor)).changes)).toEqual(['subject-removed anna']);
});

test('work on somebody whom the device never held is not followed: that takes a look-up with a purpose', async () => {
  const world = await startWorld({ people: [soren] });
  const device = await enrolDevice(world);
  const { cursor } = await device.pullAll();
  expect(await follow(device, { work: ['soren', 'nobody'] })).toMatchObject({ work: [] });
  expect((await device.pullAll(cursor)).changes).toEqual([]);
});

test('work that goes on keeps somebody followed who was looked up, after their day is over', async () => {
  const world = await startWorld({ people: [soren] });
  const device = await enrolDevice(world);
  await lookUp(device, 'prøve');
  const { cursor } = await device.pullAll();
  world.advance(20 * hourMs);
  await follow(device, { work: ['soren'] });
  world.advance(5 * hourMs);
  const later = await device.pullAll(cursor);
  expect(said(later.changes)).toEqual(['person soren']);
  world.advance(20 * hourMs);
  expect(said((await device.pullAll(later.cursor)).changes)).toEqual(['subject-removed soren']);
});
