import { expect, test } from 'vitest';
import { RefillAnswer } from '../../central/api/refill.ts';
import type { Change } from '../../central/api/sync.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { elsewhere, person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { planTestTrip } from '../helpers/central-trips.ts';

const startWorld = prepareCentral();

const refill = (device: CentralDevice, cursor: string) =>
  device.call({ method: 'POST', path: '/v1/sync/refill', body: { cursor } });

const said = (changes: readonly Change[]): readonly string[] =>
  changes.map(({ entity, subjectId }) => `${entity} ${subjectId}`).toSorted();

const start = async () => {
  const world = await startWorld({
    people: [
      person('anna'),
      person('carl'),
      person('bodil', { address: elsewhere('8800', '0791', 'Viborg') }),
    ],
  });
  const device = await enrolDevice(world);
  const { cursor } = await device.pullAll();
  const askAnew = async (): Promise<readonly Change[]> => {
    const answer = await refill(device, cursor);
    return (await device.pullAll(RefillAnswer.parse(answer.body).cursor)).changes;
  };
  return { world, device, cursor, askAnew };
};

test('a workstation that was filled before gets everybody once more, and of the centre’s own what stands open', async () => {
  const { world, askAnew } = await start();
  const { tripId } = await planTestTrip(world, { people: [] });
  expect(said(await askAnew())).toEqual(
    expect.arrayContaining(['person anna', 'person carl', `trip ${tripId}`]),
  );
});

test('who has gone since the place that was reached goes, though nobody who is there says so', async () => {
  const { device, askAnew } = await start();
  const move = actEnvelope(device, 'anna', {
    payload: { values: newAddress({ postcode: '8800', town: 'Viborg' }) },
  });
  await device.push([device.sign(move)]);
  const changes = said(await askAnew());
  expect(changes).toContain('subject-removed anna');
  expect(changes).toContain('person carl');
  expect(changes).not.toContain('person anna');
});

test('somebody who was taken along on a trip that is over goes too', async () => {
  const { world, device, cursor } = await start();
  const { tripId, cancel } = await planTestTrip(world, { people: ['bodil'] });
  await device.call({ method: 'POST', path: '/v1/subscriptions', body: { work: [], trips: [tripId] } });
  const { changes, cursor: followed } = await device.pullAll(cursor);
  expect(said(changes)).toContain('person bodil');
  await cancel();
  const answer = RefillAnswer.parse((await refill(device, followed)).body);
  expect(said((await device.pullAll(answer.cursor)).changes)).toContain('subject-removed bodil');
});

test('a place in the feed that central never wrote is refused', async () => {
  const { device } = await start();
  expect(await refill(device, 'somewhere')).toMatchObject({ status: 400, body: { code: 'request/invalid' } });
});
