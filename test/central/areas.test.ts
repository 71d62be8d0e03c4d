import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readFlags } from '../../central/cli/flags.ts';
import { manageAreas } from '../../central/cli/manage-areas.ts';
import { UserProblem } from '../../central/cli/say.ts';
import type { PersonRecord } from '../../central/api/records.ts';
import { announceChanges } from '../../central/store/announce-changes.ts';
import { changeArea } from '../../central/store/change-area.ts';
import { inTransaction, type Queryable } from '../../central/store/database.ts';
import { listCentres } from '../../central/store/queries/centres.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { elsewhere, person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const anna = person('anna');
const soren = person('soren', { address: elsewhere('8800', '0791', 'Viborg') });
const people = [anna, soren];
const viborgToo = ['--municipality', '0751', '--municipality', '0791'];
const viborgAlone = ['--municipality', '0791'];
const why = ['--by', 'Mette Krog', '--reason', 'The offices were merged'];

const command = ({ databaseUrl }: CentralWorld, words: readonly string[]): Promise<void> =>
  manageAreas(readFlags(['area', ...words], { DATABASE_URL: databaseUrl }));

const areaOf = async ({ database }: CentralWorld, centreId: string): Promise<readonly string[] | undefined> =>
  (await listCentres(database)).find((centre) => centre.centreId === centreId)?.municipalities;

const news = async (device: CentralDevice, cursor: string): Promise<readonly (readonly [string, string])[]> =>
  (await device.pullAll(cursor)).changes.map(({ entity, subjectId }) => [entity, subjectId] as const);

test('the machines of a centre get who lives where it serves from now on, and those of another do not', async () => {
  const world = await startWorld({ people });
  const [device, other] = [await enrolDevice(world), await enrolDevice(world, 'centre-viborg')];
  const [{ cursor }, others] = [await device.pullAll(), await other.pullAll()];
  await command(world, ['centre-aarhus', ...viborgToo, ...why]);
  expect(await news(device, cursor)).toEqual([['person', 'soren']]);
  expect(await news(other, others.cursor)).toEqual([]);
});

test('they forget whom they no longer serve, and keep those on whom they have open work', async () => {
  const bo = person('bo');
  const world = await startWorld({ people: [...people, bo] });
  const device = await enrolDevice(world);
  await device.call({ method: 'POST', path: '/v1/subscriptions', body: { work: ['bo'], trips: [] } });
  const { cursor } = await device.pullAll();
  await command(world, ['centre-aarhus', ...viborgAlone, ...why]);
  expect(await news(device, cursor)).toEqual([
    ['subject-removed', 'anna'],
    ['person', 'bo'],
    ['person', 'soren'],
  ]);
});

test('a machine that was being filled meanwhile ends with whom its centre serves', async () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((id) => person(id));
  const world = await startWorld({ people: [...many, soren] });
  const device = await enrolDevice(world);
  const first = await device.pull('', 6);
  await command(world, ['centre-aarhus', ...viborgAlone, ...why]);
  const rest = await device.pullAll(first.cursor);
  const held = new Set<string>();
  for (const { entity, subjectId } of [...first.changes, ...rest.changes])
    if (entity === 'subject-removed') held.delete(subjectId);
    else held.add(subjectId);
  expect([...held]).toEqual(['soren']);
});

test('a machine that was away forgets also whoever had left the area before it was changed', async () => {
  const bo = person('bo', { address: elsewhere('2200', '0101', 'København N') });
  const world = await startWorld({ people: [...people, bo] });
  const [away, device] = [await enrolDevice(world), await enrolDevice(world)];
  const { cursor } = await away.pullAll();
  const values = newAddress({ postcode: '8800', town: 'Viborg' });
  await device.push([device.sign(actEnvelope(device, 'anna', { payload: { values } }))]);
  const area = { centreId: 'centre-aarhus', municipalities: ['0101'], by: 'Mette Krog', reason: 'Merged' };
  await inTransaction(world.database, (db) => changeArea(db, { ...area, at: world.now() }));
  expect(await news(away, cursor)).toEqual([
    ['subject-removed', 'anna'],
    ['person', 'bo'],
  ]);
});

/** A batch of work in which somebody moves to Viborg and something is new about Anna. */
const moveToViborg = async (db: Queryable, before: PersonRecord): Promise<void> => {
  const { personId } = before;
  const after = { ...before, version: 2, address: soren.address };
  await db.query('update person set record = $2 where subject_id = $1', [personId, after]);
  const nothingElse = { events: [], acts: [] };
  await announceChanges(db, {
    before: new Map([[personId, before]]),
    after: new Map([[personId, after]]),
    changedPersonIds: [personId],
    ...nothingElse,
  });
  const both = new Map([['anna', anna]]);
  await announceChanges(db, { before: both, after: both, changedPersonIds: ['anna'], ...nothingElse });
};

test('whoever is moving in while the area is changed comes with it', async () => {
  const bo = person('bo', { address: elsewhere('2200', '0101', 'København N') });
  const world = await startWorld({ people: [...people, bo] });
  const device = await enrolDevice(world);
  const { cursor } = await device.pullAll();
  const [mover, operator] = [await world.database.connect(), await world.database.connect()];
  await mover.query('begin');
  await moveToViborg(mover, bo);
  await operator.query('begin');
  const municipalities = ['0751', '0791'];
  const area = { centreId: 'centre-aarhus', municipalities, by: 'Mette Krog', reason: 'Merged' };
  const changing = changeArea(operator, { ...area, at: world.now() });
  await Promise.race([changing, delay(500)]);
  await mover.query('commit');
  await changing;
  const meanwhile = await device.pullAll(cursor);
  await operator.query('commit');
  mover.release();
  operator.release();
  expect(meanwhile.changes).toMatchObject([{ entity: 'person', subjectId: 'anna' }]);
  expect(await news(device, meanwhile.cursor)).toEqual([
    ['person', 'bo'],
    ['person', 'soren'],
  ]);
});

test('who changed an area, when and why, stays on record with what it was before', async () => {
  const world = await startWorld({ people });
  await command(world, ['centre-aarhus', ...viborgToo, ...why]);
  const kept = await world.database.query('select * from area_change');
  expect(kept.rows).toMatchObject([
    {
      centre_id: 'centre-aarhus',
      municipalities_before: ['0751'],
      municipalities_after: ['0751', '0791'],
      by_name: 'Mette Krog',
      reason: 'The offices were merged',
    },
  ]);
});

test.for([
  { words: ['centre-aarhus', ...why], said: 'area CENTRE --municipality' },
  { words: ['centre-aarhus', ...viborgAlone, '--by', 'Mette Krog'], said: '--reason TEXT' },
  { words: ['centre-aarhus', '--municipality', '0719', ...why], said: 'Nobody lives in 0719' },
  { words: ['centre-nowhere', ...viborgAlone, ...why], said: 'no centre of that id' },
])('"area $words" is answered with what to write instead, and changes nothing', async ({ words, said }) => {
  const world = await startWorld({ people });
  const failed = command(world, words);
  await expect(failed).rejects.toThrow(UserProblem);
  await expect(failed).rejects.toThrow(said);
  expect(await areaOf(world, 'centre-aarhus')).toEqual(['0751']);
});
