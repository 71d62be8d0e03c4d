import { afterEach, expect, test } from 'vitest';
import { blobHash } from '../../central/api/blobs.ts';
import { openDatabase, type Database } from '../../central/store/database.ts';
import { readBlob } from '../../central/store/queries/blobs.ts';
import { moveWithDocuments, photo } from '../helpers/act-with-document.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { copyDatabase } from '../helpers/copy-database.ts';
import { startAt } from '../helpers/put-back.ts';
import {
  andersShowsHisPassport,
  karen,
  makeThreadWorld,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

const move = async (desk: HeadlessDesk, houseNumber: string, contents: readonly Buffer[] = []) => {
  const interactionId = await startAbout(desk, karen);
  await andersShowsHisPassport(desk, interactionId);
  return moveWithDocuments(desk, interactionId, { houseNumber, contents });
};

const states = async (desk: HeadlessDesk) => {
  await desk.get('outbox/send-now', {});
  const { items } = await desk.get('outbox/list', {});
  return items.filter(({ kind }) => kind === 'act-completed').map(({ state }) => state);
};

const allEffective = (desk: HeadlessDesk, count: number) =>
  eventually(
    () => states(desk),
    (seen) => seen.length === count && seen.every((state) => state === 'effective'),
  );

/** Work of which central has a copy, and work that came after it; then central goes on from the copy, which may have been changed. */
const putBackAfter = async (
  world: CentralWorld,
  desk: HeadlessDesk,
  { later, changed = '' }: { readonly later: () => Promise<unknown>; readonly changed?: string },
) => {
  const { databaseUrl, central } = world;
  await move(desk, '7');
  await allEffective(desk, 1);
  await central.close();
  const copy = await copyDatabase(databaseUrl);
  const since = await startAt(central.url, databaseUrl);
  await later();
  await since.close();
  const database = openDatabase(copy, 'test');
  ends.push(() => database.end());
  await database.query(changed);
  await startAt(central.url, copy);
  return database;
};

const moves = async (database: Database): Promise<readonly unknown[]> => {
  const { rows } = await database.query(
    `select content::jsonb #>> '{payload,values,houseNumber}' as "houseNumber", outcome from envelope
     where content::jsonb ->> 'kind' = 'act-completed' order by central_sequence`,
  );
  return rows;
};

const begin = async () => {
  const world = await makeThreadWorld(makeWorld);
  const desk = await startEnrolledDesk(world);
  ends.push(desk.close);
  return { world, desk };
};

test('work that central had acknowledged after the copy it was put back from is there again, once, in its order, with its documents', async () => {
  const { world, desk } = await begin();
  const letter = photo(30_000);
  const later = async (): Promise<void> => {
    await move(desk, '9', [letter]);
    await move(desk, '11');
    await allEffective(desk, 3);
  };
  const database = await putBackAfter(world, desk, { later });
  expect(await moves(database)).toEqual([{ houseNumber: '7', outcome: 'accepted' }]);
  await eventually(
    () => moves(database),
    (seen) => seen.length === 3,
  );
  await allEffective(desk, 3);
  expect(await moves(database)).toEqual(
    ['7', '9', '11'].map((houseNumber) => ({ houseNumber, outcome: 'accepted' })),
  );
  expect(await readBlob(database, blobHash(letter))).toEqual(letter);
  const { rows } = await database.query<{ version: number; floor: number }>(
    `select (record ->> 'version')::int as version, version_floor() as floor from person where subject_id = $1`,
    [karen],
  );
  expect(rows[0]?.version).toBe((rows[0]?.floor ?? 0) + 2);
});

test('what central had accepted needs nothing shown again: a lease and a mandate that the copy does not know held then', async () => {
  const { world, desk } = await begin();
  const later = async (): Promise<void> => {
    await move(desk, '9');
    await allEffective(desk, 2);
  };
  const changed = `update lease_period set until_at = from_at + interval '1 millisecond', from_at = from_at - interval '3 days';
    update mandate set record = record || '{"revokedOn": "2020-01-01", "revokedAt": "2020-01-01T08:00:00.000Z"}'`;
  const database = await putBackAfter(world, desk, { later, changed });
  await eventually(
    () => moves(database),
    (seen) => seen.length === 2,
  );
  await allEffective(desk, 2);
  expect(await moves(database)).toEqual(
    ['7', '9'].map((houseNumber) => ({ houseNumber, outcome: 'accepted' })),
  );
});

test('a machine that was enrolled after the copy is taken back, and brings what it had done', async () => {
  const world = await makeThreadWorld(makeWorld);
  const { databaseUrl, central } = world;
  await central.close();
  const copy = await copyDatabase(databaseUrl);
  const since = await startAt(central.url, databaseUrl);
  const desk = await startEnrolledDesk({ ...world, central: since });
  ends.push(desk.close);
  await move(desk, '9', [photo(20_000)]);
  await allEffective(desk, 1);
  await since.close();
  await move(desk, '11');
  await startAt(central.url, copy);
  const database = openDatabase(copy, 'test');
  ends.push(() => database.end());
  await eventually(
    async () => {
      await desk.get('outbox/send-now', {});
      return moves(database);
    },
    (seen) => seen.length === 2,
  );
  await allEffective(desk, 2);
  expect(await moves(database)).toEqual(
    ['9', '11'].map((houseNumber) => ({ houseNumber, outcome: 'accepted' })),
  );
});
