import { expect, test } from 'vitest';
import type { Change } from '../../central/api/sync.ts';
import { readFeed, writeChanges, feedStart } from '../../central/store/queries/changes.ts';
import { inTransaction, type Queryable } from '../../central/store/database.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { elsewhere, household, mandate, person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const writeOne = (db: Queryable, subjectId: string): Promise<void> =>
  writeChanges(db, [
    { subjectId, entity: 'person', recordId: subjectId, municipality: '0751', deviceId: null },
  ]);

const subjects = (changes: readonly { readonly subjectId: string }[]): readonly string[] =>
  changes.map(({ subjectId }) => subjectId);

/** What most feeds do: everything whose number is greater than the greatest seen. */
const naiveFeed = async ({ database }: CentralWorld, after: number) =>
  (
    await database.query<{ sequence: number; subjectId: string }>(
      `select sequence::int as sequence, subject_id as "subjectId" from change where sequence > $1 order by sequence`,
      [after],
    )
  ).rows;

test('transactions that commit out of order lose nothing in the feed, where a cursor over the sequence would', async () => {
  const world = await startWorld({ people: [person('early'), person('late')] });
  const device = await enrolDevice(world);
  const { cursor } = await device.pullAll();
  const slow = await world.database.connect();
  await slow.query('begin');
  await writeOne(slow, 'early');
  await inTransaction(world.database, (db) => writeOne(db, 'late'));

  const naiveBefore = await naiveFeed(world, 0);
  const meanwhile = await device.pull(cursor);
  await slow.query('commit');
  slow.release();
  const naiveAfter = await naiveFeed(world, naiveBefore.at(-1)?.sequence ?? 0);
  const afterwards = await device.pull(meanwhile.cursor);

  expect(subjects([...naiveBefore, ...naiveAfter])).toEqual(['late']);
  expect(subjects([...meanwhile.changes, ...afterwards.changes]).toSorted()).toEqual(['early', 'late']);
});

test('many writers that commit in any order while a reader pulls: each change arrives', async () => {
  const personIds = Array.from({ length: 120 }, (_, index) => `p${index}`);
  const world = await startWorld();
  const device = await enrolDevice(world);
  const reader = { deviceId: device.answer.deviceId, municipalities: ['0751'] };
  const seen: string[] = [];
  let position = await feedStart(world.database);
  const read = async (): Promise<void> => {
    const rows = await readFeed(world.database, position, { reader, limit: 7 });
    seen.push(...subjects(rows));
    position = rows.at(-1)?.position ?? position;
  };
  const writing = new AbortController();
  const writers = [0, 1, 2, 3].map(async (writer) => {
    for (const [index, personId] of personIds.entries()) {
      if (index % 4 !== writer) continue;
      await inTransaction(world.database, async (db) => {
        await writeOne(db, personId);
        await db.query('select pg_sleep($1)', [((index * 7) % 5) / 1000]);
      });
    }
  });
  const reading = (async () => {
    while (!writing.signal.aborted) await read();
  })();
  await Promise.all(writers);
  writing.abort();
  await reading;
  for (let before = -1; before < seen.length;) {
    before = seen.length;
    await read();
  }
  expect(seen.toSorted()).toEqual(personIds.toSorted());
});

test('a new device is filled with the people of its centre alone, page by page, whole files at a time', async () => {
  const here = Array.from({ length: 25 }, (_, index) => person(`here-${index}`));
  const there = person('there', { address: elsewhere('8800', '0791', 'Viborg') });
  const given = mandate({ grantorId: 'here-3', granteeId: 'there' });
  const event = {
    eventId: 'e1',
    personId: 'here-3',
    at: '2025-01-01T10:00:00.000Z',
    kind: 'called',
    params: { minutes: '3' },
    source: 'contact-log',
  };
  const world = await startWorld({ people: [...here, there], mandates: [given], events: [event] });
  const device = await enrolDevice(world);
  const first = await device.pull('', 12);
  expect(first).toMatchObject({ hasMore: true, subjectCount: 25 });
  expect(first.changes.length).toBeLessThanOrEqual(12);
  const { changes } = await device.pullAll('');
  const people = changes.filter((change) => change.entity === 'person');
  expect(subjects(people).toSorted()).toEqual(here.map(({ personId }) => personId).toSorted());
  expect(people.find(({ subjectId }) => subjectId === 'here-3')?.record).toEqual(here[3]);
  const others = changes.filter((change) => change.entity !== 'person');
  expect(others.map(({ entity, record }) => ({ entity, record }))).toEqual([
    { entity: 'mandate', record: { ...given, credential: expect.any(String) } },
    { entity: 'event', record: event },
  ]);
});

test('the holder of a mandate gets it as well as who gave it', async () => {
  const people = [person('mother', { address: elsewhere('8800', '0791', 'Viborg') }), person('son')];
  const world = await startWorld({ people, mandates: [mandate()] });
  const device = await enrolDevice(world);
  const { changes } = await device.pullAll();
  expect(changes.filter(({ entity }) => entity === 'mandate')).toMatchObject([
    { subjectId: 'son', record: { mandateId: 'm1' } },
  ]);
});

test('a change arrives once at each device of the centre and at no other', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const [one, two] = [await enrolDevice(world), await enrolDevice(world)];
  const viborg = await enrolDevice(world, 'centre-viborg');
  const cursors = [
    (await one.pullAll()).cursor,
    (await two.pullAll()).cursor,
    (await viborg.pullAll()).cursor,
  ];
  await one.push([one.sign(actEnvelope(one, 'anna'))]);
  const [atOne, atTwo, atViborg] = await Promise.all(
    [one, two, viborg].map((device, index) => device.pullAll(cursors[index])),
  );
  expect(atOne?.changes.map(({ entity }) => entity)).toEqual(['person', 'event', 'act']);
  expect(atTwo?.changes).toEqual(atOne?.changes);
  expect(atViborg?.changes).toEqual([]);
  expect((await one.pull(atOne?.cursor)).changes).toEqual([]);
});

const afterMove = async (world: CentralWorld) => {
  const aarhus = await enrolDevice(world);
  const viborg = await enrolDevice(world, 'centre-viborg');
  const [here, there] = [(await aarhus.pullAll()).cursor, (await viborg.pullAll()).cursor];
  const values = newAddress({ postcode: '8800', town: 'Viborg' });
  await aarhus.push([aarhus.sign(actEnvelope(aarhus, 'anna', { payload: { values } }))]);
  return {
    atAarhus: (await aarhus.pullAll(here)).changes,
    atViborg: (await viborg.pullAll(there)).changes,
  };
};

const said = (changes: readonly Change[]) => changes.map(({ entity, subjectId }) => `${entity} ${subjectId}`);

test('who moves to another municipality leaves the old centre and comes with the whole file to the new one', async () => {
  const viborger = person('bodil', { address: elsewhere('8800', '0791', 'Viborg') });
  const world = await startWorld({
    people: [...household(person('anna'), person('carl')), viborger],
    mandates: [mandate({ grantorId: 'anna', granteeId: 'carl' })],
    events: [
      {
        eventId: 'e1',
        personId: 'anna',
        at: '2025-01-01T10:00:00.000Z',
        kind: 'called',
        params: {},
        source: 'contact-log',
      },
    ],
  });
  const { atAarhus, atViborg } = await afterMove(world);
  expect(said(atAarhus).toSorted()).toEqual(['act anna', 'person carl', 'subject-removed anna']);
  expect(said(atViborg).toSorted()).toEqual([
    'act anna',
    'event anna',
    'event anna',
    'mandate anna',
    'person anna',
  ]);
});

test('whoever moved somebody out of the area hears that it is in force, and no colleague beside them', async () => {
  const world = await startWorld({
    people: [person('anna'), person('bodil', { address: elsewhere('8800', '0791', 'Viborg') })],
  });
  const [own, other] = [await enrolDevice(world), await enrolDevice(world)];
  const [ownPlace, otherPlace] = [(await own.pullAll()).cursor, (await other.pullAll()).cursor];
  const values = newAddress({ postcode: '8800', town: 'Viborg' });
  const act = actEnvelope(own, 'anna', { payload: { values } });
  await own.push([own.sign(act)]);
  const { changes } = await own.pullAll(ownPlace);
  expect(said(changes)).toEqual(['subject-removed anna', 'act anna']);
  expect(changes.at(-1)).toMatchObject({ record: { envelopeId: act.id, state: 'effective' } });
  expect(said((await other.pullAll(otherPlace)).changes)).toEqual(['subject-removed anna']);
});

test('a cursor that central never wrote is refused', async () => {
  const world = await startWorld();
  const device = await enrolDevice(world);
  for (const cursor of ['1', '2.1', '3.1.1', '2.99999999999999999999.1', 'undefined']) {
    const sent = await device.call({ method: 'GET', path: `/v1/sync/pull?cursor=${cursor}` });
    expect(sent).toMatchObject({ status: 400, body: { code: 'request/invalid' } });
  }
});
