import { expect, test } from 'vitest';
import { loadGatewayKeys } from '../../central/http/gateway-keys.ts';
import { signReceipt } from '../../central/http/delivery/receipt.ts';
import { beginEpoch, findEpoch } from '../../central/store/queries/epochs.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import { recordsIn } from '../helpers/central-decisions.ts';
import { enrolDevice, kindOf, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { eventually } from '../helpers/thread-world.ts';

/** Accounts that had come into force before central was put back from a copy: the last one then is the one in force again. */

const startWorld = prepareCentral();

const start = async () => {
  const world = await startWorld({ people: [person('anna')] });
  const { epochId } = await findEpoch(world.database);
  await beginEpoch(world.database, { after: epochId, cause: 'operator', noticedBy: null, at: world.now() });
  return { world, device: await enrolDevice(world), other: await enrolDevice(world) };
};

type Lost = { readonly accountNumber: string; readonly sequence: number; readonly laneSequence: number };

/** A change that had come into force before central was put back. */
const bringAgain = async (
  world: CentralWorld,
  device: CentralDevice,
  { accountNumber, sequence, laneSequence }: Lost,
) => {
  const act = actEnvelope(device, 'anna', {
    laneSequence,
    baseVersion: sequence,
    payload: {
      serviceId: 'payment-account-change',
      values: { registrationNumber: '0000', accountNumber },
    },
  });
  const { signed, hash } = sealEnvelope(act, device.key.privateKey);
  const { signing } = await loadGatewayKeys(world.database);
  const iat = Math.floor(Date.now() / 1000) - 1000 + sequence;
  const receipt = await signReceipt(
    { sub: act.id, hash, seq: sequence, aud: act.deviceId, iss: 'central', iat },
    signing,
  );
  const outcome = kindOf((await device.push([{ ...signed, receipt }]))[0]);
  const acts = await eventually(
    async () => recordsIn((await device.pullAll()).changes, 'act'),
    (all) => all.every(({ state }) => state !== 'received'),
  );
  return [outcome, acts.find(({ envelopeId }) => envelopeId === act.id)?.state];
};

const accountOf = async (device: CentralDevice) =>
  recordsIn((await device.pullAll()).changes, 'person').at(-1)?.account?.accountNumber;

const first = { accountNumber: '1111111111', sequence: 5, laneSequence: 1 };
const second = { accountNumber: '2222222222', sequence: 7, laneSequence: 2 };

test('brought again in their order, each comes into force, the last one last', async () => {
  const { world, device } = await start();
  expect(await bringAgain(world, device, first)).toEqual(['accepted', 'effective']);
  expect(await bringAgain(world, device, second)).toEqual(['accepted', 'effective']);
  expect(await accountOf(device)).toBe('2222222222');
});

test('an earlier one that another desk brings after a later one does not take its place, and nobody has to compare them', async () => {
  const { world, device, other } = await start();
  expect(await bringAgain(world, device, { ...second, laneSequence: 1 })).toEqual(['accepted', 'effective']);
  expect(await bringAgain(world, other, first)).toEqual(['accepted', 'effective']);
  expect(await accountOf(device)).toBe('2222222222');
});
