import { expect, onTestFinished, test } from 'vitest';
import { EnrolAnswer } from '../../central/api/devices.ts';
import { migrate } from '../../central/store/migrate.ts';
import { gatewayWaits, openDatabase } from '../../central/store/database.ts';
import {
  enrolDevice,
  kindOf,
  makeDeviceKey,
  postEnrolment,
  type CentralDevice,
} from '../helpers/central-device.ts';
import { readAnswer } from '../../main/sync/transport/read-answer.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

/** Nobody waits for ever behind a session that lives and does not let go. */

const startWorld = prepareCentral();

/** Until the answer is called. */
const holdLocked = async (world: CentralWorld, table: string): Promise<() => void> => {
  const session = await world.database.connect();
  await session.query('begin');
  await session.query(`lock table ${table}`);
  let isHeld = true;
  const letGo = (): void => {
    if (isHeld) session.release(true);
    isHeld = false;
  };
  onTestFinished(letGo);
  return letGo;
};

const problemsOf = async (device: CentralDevice, calls: number) => {
  const answers = Array.from({ length: calls }, () => device.call({ method: 'GET', path: '/v1/sync/pull' }));
  return [...new Set((await Promise.all(answers)).map(({ status, body }) => JSON.stringify([status, body])))];
};

test('what waits for a lock, or for one of the connections that all wait for it, is told to come again', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const free = await holdLocked(world, 'epoch');
  const started = performance.now();
  const problems = await problemsOf(device, 30);
  expect(problems).toEqual([
    JSON.stringify([
      503,
      {
        type: 'https://counterpart.example/problems/central/busy',
        title: 'Central cannot answer now',
        status: 503,
        code: 'central/busy',
      },
    ]),
  ]);
  expect(performance.now() - started).toBeLessThan(3 * gatewayWaits.lock_timeout);
  free();
  expect(kindOf((await device.push([device.sign(actEnvelope(device, 'anna'))]))[0])).toBe('accepted');
});

test('a desk reads when it is to come again, and what it sent is as if it had never come', async () => {
  const world = await startWorld();
  const [code, key] = [await world.central.issueEnrolmentCode(), makeDeviceKey()];
  const free = await holdLocked(world, 'enrolment_code');
  const busy = await postEnrolment(world, code, key);
  expect(busy.status).toBe(503);
  expect(await readAnswer(busy, EnrolAnswer, Date.now())).toEqual({ kind: 'later', afterMs: 5000 });
  free();
  expect((await postEnrolment(world, code, key)).status).toBe(201);
});

test('a migration takes as long as it takes', async () => {
  const world = await startWorld();
  const database = openDatabase(world.databaseUrl, 'test', {
    ...gatewayWaits,
    lock_timeout: 50,
    statement_timeout: 50,
  });
  onTestFinished(() => database.end());
  await expect(database.query('select pg_sleep(0.5)')).rejects.toThrow('statement timeout');
  const slow = { step: 9000, sql: 'create table slow as select pg_sleep(0.5)::text' };
  await migrate(database, [slow]);
  const { rows } = await database.query('select 1 from slow');
  expect(rows).toHaveLength(1);
});
