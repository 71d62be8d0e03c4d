import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { announceChanges } from '../../central/store/announce-changes.ts';
import type { Database } from '../../central/store/database.ts';
import { lockPeople, writeChangedPeople } from '../../central/store/queries/people.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { madeEnvelope } from '../helpers/central-mandates.ts';
import { elsewhere, person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const inViborg = elsewhere('8800', '0791', 'Viborg');

/** Somebody moves to Viborg, and all of them has been read for the machines there; answers what commits it. */
const beginMove = async (database: Database, personId: string): Promise<() => Promise<void>> => {
  const mover = await database.connect();
  await mover.query('begin');
  const before = await lockPeople(mover, [personId]);
  const resident = before.get(personId) ?? person(personId);
  const record = { ...resident, version: resident.version + 1, address: inViborg };
  const by = { deviceId: null, staffId: null, lostSequence: null };
  await writeChangedPeople(mover, [{ record, fields: ['address'], ...by }], new Date().toISOString());
  const after = new Map([[personId, record]]);
  await announceChanges(mover, { before, after, changedPersonIds: [personId], events: [], acts: [] });
  return async () => {
    await mover.query('commit');
    mover.release();
  };
};

const newsOf = async (device: CentralDevice, cursor: string): Promise<readonly string[]> =>
  (await device.pullAll(cursor)).changes.map(({ entity, subjectId, record }) =>
    'kind' in record && entity === 'event' ? `${record.kind} ${subjectId}` : `${entity} ${subjectId}`,
  );

test('a mandate for somebody who is just moving comes to where they live then', async () => {
  const world = await startWorld({ people: [person('mother'), person('son')] });
  const [here, there] = [await enrolDevice(world), await enrolDevice(world, 'centre-viborg')];
  const { cursor } = await there.pullAll();
  const commit = await beginMove(world.database, 'son');
  const pushing = here.push([here.sign(madeEnvelope(here))]);
  await Promise.race([pushing, delay(500)]);
  await commit();
  expect(await pushing).toMatchObject([{ outcome: 'accepted' }]);
  expect((await newsOf(there, cursor)).toSorted()).toEqual(['mandate son', 'mandate-made son', 'person son']);
});

test('who was told of a change of somebody who is just moving is known where they live then', async () => {
  const { promise: told, resolve: answer } = Promise.withResolvers<{ readonly outcome: 'told' }>();
  const world = await startWorld({ people: [person('anna')], receivers: { tell: () => told } });
  const [here, there] = [await enrolDevice(world), await enrolDevice(world, 'centre-viborg')];
  const { cursor } = await there.pullAll();
  const receivers = [{ receiverId: 'tax', basis: 'law', consentId: null } as const];
  await here.push([here.sign(actEnvelope(here, 'anna', { payload: { receivers } }))]);
  const commit = await beginMove(world.database, 'anna');
  answer({ outcome: 'told' });
  await delay(500);
  await commit();
  await expect.poll(() => newsOf(there, cursor), { timeout: 3000 }).toContain('receiver-told anna');
});
