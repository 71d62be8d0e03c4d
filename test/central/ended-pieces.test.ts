import { expect, test } from 'vitest';
import type { Envelope } from '../../central/api/sync.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, newAddress } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const makeWorld = prepareCentral();

/** A machine has ended its first piece, and done a second; central was put back from a copy that knows of neither, or never was. */
const begin = async (wasPutBack = true) => {
  const world = await makeWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  if (wasPutBack)
    await world.database.query(
      `insert into epoch (version_floor, cause, began_at) values (7, 'operator', now())`,
    );
  const first = seal(device, 1, null);
  const second = seal(device, 2, first.hash);
  return { world, device, first, second };
};

const seal = (device: CentralDevice, sequence: number, previousHash: string | null) => {
  const envelope: Envelope = actEnvelope(device, 'anna', {
    deviceSequence: sequence,
    laneSequence: sequence,
    previousHash,
    payload: { values: newAddress({ houseNumber: String(sequence) }) },
  });
  return { ...sealEnvelope(envelope, device.key.privateKey), id: envelope.id };
};

const say = async (device: CentralDevice, ...ended: readonly object[]) =>
  (
    await device.call({
      method: 'POST',
      path: '/v1/sync/reconcile',
      body: { envelopeIds: [], blobs: [], ended },
    })
  ).status;

test('what a machine has ended is kept and never takes effect; what follows it does not wait, and the chain is whole', async () => {
  const { world, device, first, second } = await begin();
  expect(await device.push([second.signed])).toMatchObject([{ outcome: 'later' }]);
  expect(await say(device, first.signed)).toBe(200);
  expect(await say(device, first.signed)).toBe(200);
  expect(await device.push([second.signed])).toMatchObject([{ outcome: 'accepted' }]);
  expect(await device.push([first.signed])).toMatchObject([
    { outcome: 'refused', problem: { code: 'work/withdrawn' } },
  ]);
  const acts = await world.database.query(`select envelope_id as id, state from act`);
  expect(acts.rows).toEqual([{ id: second.id, state: 'effective' }]);
  const kept = await world.database.query('select content from envelope where is_ended');
  expect(kept.rows).toEqual([{ content: first.signed.content }]);
  expect((await world.database.query('select 1 from chain_gap')).rows).toEqual([]);
});

test('what is signed by nobody, or by another machine, is passed over, and the rest is kept', async () => {
  const { world, device, first } = await begin();
  const stranger = await enrolDevice(world);
  const strange = seal(stranger, 1, null).signed;
  expect(await say(device, { ...first.signed, signature: strange.signature }, strange)).toBe(200);
  expect((await world.database.query('select 1 from envelope')).rows).toEqual([]);
  expect(await say(device, strange, first.signed)).toBe(200);
  expect((await world.database.query('select envelope_id as id from envelope')).rows).toEqual([
    { id: first.id },
  ]);
});

test('where central was never put back nothing is kept, and work is judged as ever', async () => {
  const { world, device, first, second } = await begin(false);
  expect(await say(device, first.signed)).toBe(200);
  expect((await world.database.query('select 1 from envelope')).rows).toEqual([]);
  expect(await device.push([first.signed, second.signed])).toMatchObject([
    { outcome: 'accepted' },
    { outcome: 'accepted' },
  ]);
});
