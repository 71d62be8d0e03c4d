import { expect, test } from 'vitest';
import type { Envelope } from '../../central/api/sync.ts';
import { openCursor, sealCursor } from '../../central/http/feed/sealed-cursor.ts';
import { loadGatewayKeys } from '../../central/http/gateway-keys.ts';
import { noteRestored } from '../../central/cli/note-restored.ts';
import { readFlags } from '../../central/cli/flags.ts';
import { takeSeats } from '../../central/http/mandates/take-seats.ts';
import { inTransaction, openDatabase } from '../../central/store/database.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { copyDatabase } from '../helpers/copy-database.ts';
import { startAt } from '../helpers/put-back.ts';

const makeWorld = prepareCentral();

const begin = async () => {
  const world = await makeWorld({ people: [person('anna'), person('bo')] });
  const [one, other] = [await enrolDevice(world), await enrolDevice(world)];
  return { world, one, other };
};

const epochs = async ({ database }: CentralWorld) => {
  const { rows } = await database.query<{ cause: string; by: string | null; floor: number }>(
    'select cause, noticed_by as by, version_floor as floor from epoch order by number',
  );
  return rows;
};

/** As after a disk was put back: the machine has read further than this database has come. */
const ahead = async (
  { database }: CentralWorld,
  { answer: { deviceId } }: CentralDevice,
  sealed: string,
): Promise<string> => {
  const { signing: key } = await loadGatewayKeys(database);
  const asked = openCursor(sealed, { deviceId, key });
  if (asked?.isProven !== true) throw new Error('central gave it to this machine');
  const feed = { ...asked.cursor.feed, transaction: '4611686018427387904' };
  return sealCursor({ ...asked.cursor, feed }, { deviceId, key });
};

const moveOf = (device: CentralDevice, laneSequence: number) =>
  actEnvelope(device, 'anna', {
    laneSequence,
    payload: { values: newAddress({ houseNumber: String(laneSequence) }) },
  });
const deliver = (device: CentralDevice, envelope: Envelope) =>
  device.push([sealEnvelope(envelope, device.key.privateKey).signed]);

test('a machine is told the epoch once, with the first page', async () => {
  const { one } = await begin();
  const page = await one.pull();
  expect(page.epoch).toMatchObject({ versionFloor: 0 });
  const next = await one.pull(page.cursor);
  expect(next).not.toHaveProperty('epoch');
});

test('a cursor from before there were epochs goes on where it was, and learns of the first', async () => {
  const { one } = await begin();
  const { cursor } = await one.pullAll();
  const page = await one.pull(cursor.replace(/^\w+-/, ''));
  expect(page).toMatchObject({ changes: [], hasMore: false, epoch: { versionFloor: 0 } });
});

test('a cursor that is ahead of the database begins another epoch: everybody comes to every machine once more, above all versions of before', async () => {
  const { world, one, other } = await begin();
  const [mine, theirs] = [await one.pullAll(), await other.pullAll()];
  const page = await one.pull(await ahead(world, one, mine.cursor));
  const floor = page.epoch?.versionFloor ?? 0;
  expect(floor).toBeGreaterThan(20_000_000);
  expect(page.changes.flatMap((each) => (each.entity === 'person' ? [each.record.version] : []))).toEqual([
    floor,
    floor,
  ]);
  const again = await other.pull(theirs.cursor);
  expect(again).toMatchObject({ epoch: page.epoch, subjectCount: 2 });
  expect(again.changes).toHaveLength(page.changes.length);
  expect(await epochs(world)).toEqual([
    { cause: 'first', by: null, floor: 0 },
    { cause: 'cursor-ahead', by: one.answer.deviceId, floor },
  ]);
});

test('a cursor that somebody made up, or that another machine had, begins none', async () => {
  const { world, one, other } = await begin();
  const { cursor } = await one.pullAll();
  const [text = '', seal = ''] = (await ahead(world, one, cursor)).split('~');
  for (const forged of [
    text,
    `${text}~`,
    `${text}~${seal.toLowerCase()}A`,
    `${text}~${cursor.split('~')[1]}`,
  ])
    expect(await one.pull(forged)).not.toHaveProperty('epoch');
  expect(await other.pull(`${text}~${seal}`)).not.toHaveProperty('epoch');
  expect(await epochs(world)).toHaveLength(1);
});

test('many who come with such a cursor at once begin one epoch', async () => {
  const { world, one, other } = await begin();
  const [mine, theirs] = [await one.pullAll(), await other.pullAll()];
  await Promise.all([
    one.pull(await ahead(world, one, mine.cursor)),
    one.pull(await ahead(world, one, mine.cursor)),
    other.pull(await ahead(world, other, theirs.cursor)),
  ]);
  expect(await epochs(world)).toHaveLength(2);
});

test('a place in central’s order is never given twice, and no change gets a version that a lost one had', async () => {
  const { world, one } = await begin();
  const { cursor } = await one.pullAll();
  await deliver(one, moveOf(one, 1));
  const { epoch } = await one.pull(await ahead(world, one, cursor));
  await deliver(one, moveOf(one, 2));
  const { rows } = await world.database.query<{ place: string; version: number }>(
    `select central_sequence as place, (select max(version) from person_change where subject_id = 'anna') as version
     from envelope order by central_sequence desc limit 1`,
  );
  expect(Number(rows[0]?.place)).toBeGreaterThan(1.7e15);
  expect(rows[0]?.version).toBe((epoch?.versionFloor ?? 0) + 1);
});

test('a credential that is issued now has a place in a status list that none of before can have', async () => {
  const { world, one } = await begin();
  const { cursor } = await one.pullAll();
  const seat = async () => (await inTransaction(world.database, (db) => takeSeats(db, 1)))[0];
  expect(await seat()).toMatchObject({ list: 0 });
  await one.pull(await ahead(world, one, cursor));
  expect((await seat())?.list).toBeGreaterThan(20_000_000);
});

test('how long work has waited for what comes before it is counted anew: that may be brought again', async () => {
  const { world, one } = await begin();
  const { cursor } = await one.pullAll();
  const second = moveOf(one, 2);
  expect(await deliver(one, second)).toMatchObject([{ outcome: 'later' }]);
  world.advance(10 * 60_000);
  await one.pull(await ahead(world, one, cursor));
  expect(await deliver(one, second)).toMatchObject([{ outcome: 'later' }]);
  await deliver(one, moveOf(one, 1));
  expect(await deliver(one, second)).toMatchObject([{ outcome: 'accepted' }]);
});

test('who begins a refill in the epoch of before is filled by the next pull', async () => {
  const { world, one } = await begin();
  const { cursor } = await one.pullAll();
  const { body } = await one.call({
    method: 'POST',
    path: '/v1/sync/refill',
    body: { cursor: await ahead(world, one, cursor) },
  });
  expect(body).toEqual({ cursor: await ahead(world, one, cursor) });
});

test('a machine hears which of its own work was not accepted here, or never came, and which attachments are not here', async () => {
  const { one, other } = await begin();
  const known = moveOf(one, 1);
  const refused = { ...moveOf(one, 2), staffId: 'nobody' };
  await deliver(one, known);
  await deliver(one, refused);
  const { id } = known;
  const strange = '01890000-0000-7000-8000-000000000001';
  const blobs = ['A'.repeat(43)];
  const ask = {
    method: 'POST',
    path: '/v1/sync/reconcile',
    body: { envelopeIds: [id, strange, refused.id], blobs },
  } as const;
  expect((await one.call(ask)).body).toEqual({
    unknownIds: [strange],
    refusedIds: [refused.id],
    missingBlobs: blobs,
  });
  expect((await other.call(ask)).body).toMatchObject({
    unknownIds: [id, strange, refused.id],
    refusedIds: [],
  });
});

test('a gateway that starts on a copy of its database begins another epoch, and once only', async () => {
  const { world } = await begin();
  const { central, databaseUrl } = world;
  await central.close();
  const copy = await copyDatabase(databaseUrl);
  for (let starts = 0; starts < 2; starts += 1) await (await startAt(central.url, copy)).close();
  await (await startAt(central.url, databaseUrl)).close();
  const database = openDatabase(copy, 'test');
  const { rows } = await database.query('select cause from epoch order by number');
  await database.end();
  expect(rows).toEqual([{ cause: 'first' }, { cause: 'other-installation' }]);
  expect(await epochs(world)).toHaveLength(1);
});

test('an operator can say that the disk was put back; the lists of revoked mandates are told anew then', async () => {
  const { world } = await begin();
  await world.database.query(
    `insert into status_list (list, secret, version, bits, deflated, signed_at) values (7, '', 40, '', '', now())`,
  );
  await noteRestored(readFlags(['restored'], { DATABASE_URL: world.databaseUrl }));
  const [, second] = await epochs(world);
  expect(second).toMatchObject({ cause: 'operator', by: null });
  const { rows } = await world.database.query('select version, signed_at from status_list where list = 7');
  expect(rows).toEqual([{ version: second?.floor, signed_at: null }]);
});

test('what a network brings late, from the epoch before, is not judged: what it follows may have been lost, and comes first', async () => {
  const { world, one } = await begin();
  const { cursor } = await one.pullAll();
  const [first, next] = [moveOf(one, 1), moveOf(one, 2)];
  const push = (epoch: string | undefined, ...envelopes: readonly Envelope[]) => {
    const signed = envelopes.map((each) => sealEnvelope(each, one.key.privateKey).signed);
    return one.call({ method: 'POST', path: '/v1/sync/push', body: { envelopes: signed, epoch } });
  };
  const [before] = cursor.split('-');
  const waits = [{ outcome: 'later', id: next.id }];
  expect(await push(before, next)).toMatchObject({ status: 200, body: { outcomes: waits, epoch: before } });
  const now = (await one.pull(await ahead(world, one, cursor))).epoch?.id;
  // By the second time it would have waited long enough for what comes before it.
  for (const sinceMs of [0, 61_000]) {
    world.advance(sinceMs);
    const late = { outcomes: [{ outcome: 'later', id: '', afterMs: 0 }], epoch: now };
    expect(await push(before, next)).toMatchObject({ status: 200, body: late });
  }
  const taken = [{ outcome: 'accepted' }, { outcome: 'accepted' }];
  expect(await push(now, first, next)).toMatchObject({ body: { outcomes: taken, epoch: now } });
});

test('what is asked of central before anything else says which epoch it is in', async () => {
  const { world, one } = await begin();
  const { cursor } = await one.pullAll();
  const response = await fetch(`${world.central.url}/v1/status`);
  const { epoch } = (await response.json()) as { readonly epoch: string };
  expect(cursor.startsWith(`${epoch}-`)).toBe(true);
});
