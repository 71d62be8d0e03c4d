import { expect, test } from 'vitest';
import { openCursor } from '../../central/http/feed/sealed-cursor.ts';
import { readPage } from '../../central/http/feed/read-page.ts';
import { loadGatewayKeys } from '../../central/http/gateway-keys.ts';
import { simulatedNotices } from '../../central/connectors/notices.ts';
import { inTransaction, openDatabase, type Database } from '../../central/store/database.ts';
import { writeChanges } from '../../central/store/queries/changes.ts';
import { lockSubscriptions, subscribe } from '../../central/store/queries/subscriptions.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { elsewhere, person } from '../helpers/central-people.ts';
import { aarhus, prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

type Query = { readonly text: string; readonly values: readonly unknown[] };

/** A pool of its own that notes what it is asked. */
const watched = (world: CentralWorld, onQuery: (query: Query) => void): Database => {
  const database = openDatabase(world.databaseUrl, 'test');
  const query = database.query.bind(database);
  const note = (text: string, values: unknown[] = []): Promise<unknown> => {
    onQuery({ text, values });
    return query(text, values);
  };
  return Object.assign(database, { query: note });
};

type Plan = {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
};

/** Rows that were read of tables and indexes, and how often one of them was searched. */
const effortOf = (plan: Plan): number =>
  (plan['Relation Name'] === undefined
    ? 0
    : plan['Actual Loops'] * (1 + plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0))) +
  (plan.Plans ?? []).reduce((sum, each) => sum + effortOf(each), 0);

const explain = async ({ database }: CentralWorld, { text, values }: Query): Promise<number> => {
  const found = await database.query<{ readonly 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(
    `explain (analyze, format json) ${text}`,
    [...values],
  );
  const [row] = found.rows;
  return row === undefined ? 0 : effortOf(row['QUERY PLAN'][0].Plan);
};

test('a look that finds nothing new costs central a handful of rows, however many people the device holds', async () => {
  const here = Array.from({ length: 2000 }, (_, index) => person(`here-${index}`));
  const there = Array.from({ length: 500 }, (_, index) =>
    person(`there-${index}`, { address: elsewhere('8800', '0791', 'Viborg') }),
  );
  const world = await startWorld({ people: [...here, ...there] });
  const device = await enrolDevice(world);
  const { deviceId } = device.answer;
  await inTransaction(world.database, async (db) => {
    await lockSubscriptions(db, deviceId);
    const subjectIds = there.map(({ personId }) => personId);
    const until = new Date(world.now().getTime() + 3_600_000);
    await subscribe(db, { deviceId, subjectIds, reason: 'look-up', until }, world.now());
    await writeChanges(
      db,
      [...here, ...there].map(({ personId }) => ({
        subjectId: personId,
        entity: 'person',
        recordId: personId,
        municipality: personId.startsWith('here') ? '0751' : '0791',
        deviceId: null,
      })),
    );
  });
  const { cursor } = await device.pullAll();
  await world.database.query('analyze');

  const asked: Query[] = [];
  const database = watched(world, (query) => asked.push(query));
  const keys = await loadGatewayKeys(world.database);
  const page = await readPage(
    {
      database,
      keys,
      purposes: [],
      timeZone: 'Europe/Copenhagen',
      isDemonstration: true,
      clock: world.now,
      wakeConnectors: () => undefined,
      notices: simulatedNotices(world.database),
      watch: { note: () => undefined },
      publicUrl: () => '',
      eidProviders: null,
    },
    { deviceId, centreId: aarhus.centreId },
    { asked: openCursor(cursor, { deviceId, key: keys.signing }), limit: 1000 },
  );
  await database.end();
  expect(page).toMatchObject({ changes: [], hasMore: false });
  const efforts = await Promise.all(asked.map((query) => explain(world, query)));
  expect(efforts.length).toBeGreaterThan(1);
  expect(efforts.reduce((sum, each) => sum + each, 0)).toBeLessThan(30);
});
