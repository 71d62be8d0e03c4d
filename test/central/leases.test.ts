import { describe, expect, test } from 'vitest';
import { contentHash } from '../../central/api/canonical.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const makeWorld = prepareCentral();
const hourMs = 3_600_000;

test('a device whose lease has run out may only renew it, and then goes on', async () => {
  const world = await makeWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  world.advance(73 * hourMs);
  const body = { envelopes: [device.sign(actEnvelope(device, 'anna'))] };
  const push = () => device.call({ method: 'POST', path: '/v1/sync/push', body });
  expect(await push()).toMatchObject({ status: 403, body: { code: 'lease/expired' } });
  expect(await device.call({ method: 'GET', path: '/v1/sync/pull?cursor=' })).toMatchObject({ status: 403 });
  expect(await device.call({ method: 'GET', path: '/v1/leases/current' })).toMatchObject({ status: 200 });
  expect(await push()).toMatchObject({ status: 200 });
});

const gapsIn = async ({ database }: CentralWorld): Promise<unknown> =>
  (await database.query('select device_sequence::int as sequence, kind from chain_gap order by 1')).rows;

/** Three pieces of work, each naming the hash of the one before; `broken` names another. */
const chainOf = (device: CentralDevice, broken: number | null = null) => {
  let previousHash: string | null = null;
  return ['anna', 'bo', 'eva'].map((lane, at) => {
    const envelope = actEnvelope(device, lane, {
      deviceSequence: at + 1,
      previousHash: broken === at ? 'of something else' : previousHash,
    });
    const signed = device.sign(envelope);
    previousHash = contentHash(signed.content);
    return signed;
  });
};

const start = async () => {
  const world = await makeWorld({ people: [person('anna'), person('bo'), person('eva')] });
  return { world, device: await enrolDevice(world) };
};

describe('what a device says came before', () => {
  test('is checked, and a whole chain is not worth a note', async () => {
    const { world, device } = await start();
    const [first, ...others] = chainOf(device);
    await device.push(first === undefined ? [] : [first]);
    await device.push(others);
    expect(await gapsIn(world)).toEqual([]);
  });

  test('is noted where it is missing, holds nothing up, and is forgotten when it comes', async () => {
    const { world, device } = await start();
    const [first, second, third] = chainOf(device);
    if (!first || !second || !third) throw new Error('a chain has three');
    expect(await device.push([first, third])).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ]);
    expect(await gapsIn(world)).toEqual([{ sequence: 3, kind: 'missing' }]);
    await device.push([second]);
    expect(await gapsIn(world)).toEqual([]);
  });

  test('stays noted where it is something else, and holds nothing up', async () => {
    const { world, device } = await start();
    expect(await device.push(chainOf(device, 1))).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ]);
    expect(await gapsIn(world)).toEqual([{ sequence: 2, kind: 'other' }]);
  });
});
