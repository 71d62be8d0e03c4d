import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { inTransaction, openDatabase, type Database } from '../../central/store/database.ts';
import { startTestServer, type TestServer } from '../helpers/central-server.ts';

let server: TestServer;
let database: Database;
beforeAll(async () => {
  server = await startTestServer(inject('cluster'));
  database = openDatabase(await server.createDatabase(), 'test');
});
afterAll(async () => {
  await database.end();
  await server.stop();
});

const pidOf = async (db: Pick<Database, 'query'>): Promise<number> =>
  (await db.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;

const endConnection = (pid: number): Promise<unknown> =>
  database.query('select pg_terminate_backend($1, 5000)', [pid]);

/** The loss itself is no error of the process: an uncaught one fails this file. */
test('a connection that is lost in the middle of a transaction fails that transaction alone', async () => {
  const lost = inTransaction(database, async (db) => {
    await endConnection(await pidOf(db));
    await wait(50);
    await db.query('select 1');
  });
  await expect(lost).rejects.toThrow(/connection/i);
  expect(await inTransaction(database, pidOf)).toBeGreaterThan(0);
});

test('a gateway that vanishes without a word leaves nothing locked for longer than a minute', async () => {
  const { rows } = await database.query<{ seconds: number }>(
    `select extract(epoch from current_setting('idle_in_transaction_session_timeout')::interval)::int as seconds`,
  );
  expect(rows[0]?.seconds).toBe(60);
});

test('a database that vanishes without a word is noticed: what waits for its answer does not wait for ever', () => {
  expect(database.options.keepAlive).toBe(true);
});
