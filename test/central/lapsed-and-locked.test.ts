import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { liftOrders, orderDevice } from '../../central/store/queries/device-orders.ts';
import { carla, employSupervisors } from '../helpers/central-decisions.ts';
import { enrolDevice, type Call, type CentralDevice } from '../helpers/central-device.ts';
import { mandate, person, staff } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

/** Whoever holds a machine that may not work is told of no citizen, whatever the machine still has to deliver. */

const startWorld = prepareCentral();
const why = { purposeId: 'change-registration', legalBasisId: 'cpr-act-6' };
const { staffId } = staff;
const post = (path: string, body: object): Call => ({ method: 'POST', path, body });

const asks: readonly (readonly [string, Call])[] = [
  ['a look-up', post('/v1/lookups/people', { ...why, text: 'anna', staffId })],
  [
    'a protected address',
    post('/v1/lookups/protected-contacts', {
      ...why,
      personId: 'hidden',
      staffId,
      secondStaffId: carla.staffId,
      reason: 'A letter.',
      fields: ['address'],
    }),
  ],
  [
    'who saw a protected address',
    post('/v1/protection-log/read', { staffId: carla.staffId, day: '2026-03-02', name: '' }),
  ],
  [
    'a sign-in of a citizen',
    post('/v1/identity/eid-attempts', { provider: 'national', state: 's'.repeat(43), staffId }),
  ],
  ['how a sign-in went', { method: 'GET', path: `/v1/identity/eid-attempts/${randomUUID()}` }],
  [
    'a code for a citizen',
    post('/v1/mandates/code-challenges', { staffId, personId: 'anna', to: 'phone', purpose: 'identity' }),
  ],
  [
    'an answer to a code',
    post(`/v1/mandates/code-challenges/${randomUUID()}/answers`, { staffId, code: '1' }),
  ],
  [
    'a code for an organisation',
    post('/v1/mandates/access-codes', { staffId, mandateId: 'm1', organisation: 'Banken', kind: 'paper' }),
  ],
  ['whom it follows besides its centre', post('/v1/subscriptions', { work: ['anna'], trips: [] })],
  ['what is new', { method: 'GET', path: '/v1/sync/pull?cursor=' }],
  ['a mandate', post('/v1/mandates/proofs', { staffId, kind: 'register', grantorId: 'mother' })],
];

type Desk = { readonly world: CentralWorld; readonly device: CentralDevice };

const start = async (): Promise<Desk> => {
  const world = await startWorld({
    people: [person('anna'), person('mother'), person('son'), person('hidden', { hasShieldedAddress: true })],
    mandates: [mandate()],
  });
  await employSupervisors(world);
  return { world, device: await enrolDevice(world) };
};

test.each(asks)('%s is not answered to a device whose lease has run out', async (_what, ask) => {
  const { world, device } = await start();
  world.advance(73 * 3_600_000);
  expect(await device.call(ask)).toMatchObject({ status: 403, body: { code: 'lease/expired' } });
});

test.each(asks)(
  '%s is not answered to a device that is ordered to lock, until that is lifted',
  async (_what, ask) => {
    const { world, device } = await start();
    const { deviceId } = device.answer;
    const order = { deviceId, kind: 'lock', by: 'Ida', reason: 'left in a taxi', at: world.now() } as const;
    await orderDevice(world.database, order);
    expect(await device.call(ask)).toMatchObject({ status: 403, body: { code: 'device/locked' } });
    await liftOrders(world.database, { deviceId, by: 'Ida', at: world.now() });
    expect((await device.call(ask)).body).not.toMatchObject({ code: 'device/locked' });
  },
);
