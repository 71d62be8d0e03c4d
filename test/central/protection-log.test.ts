import { expect, test } from 'vitest';
import { ProtectionLogAnswer, type ProtectionLogRequest } from '../../central/api/protection-log.ts';
import { logProtected } from '../../central/store/queries/protection-log.ts';
import { carla, employSupervisors } from '../helpers/central-decisions.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { person, staff } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

/** Who reads who looked: a supervisor of the centre, and never without a trace. */

const startWorld = prepareCentral();

const sister = {
  personId: 'sister',
  name: 'x',
  birthDate: null,
  relation: 'sibling',
  from: null,
  until: null,
  matters: null,
} as const;

const start = async () => {
  const world = await startWorld({
    people: [
      person('hidden', { givenNames: 'Camilla', surname: 'Åkær', hasShieldedAddress: true }),
      person('sister', { givenNames: 'Ditte', surname: 'Nymand' }),
      person('carla-as-citizen', { relations: [sister] }),
    ],
  });
  await employSupervisors(world);
  const device = await enrolDevice(world);
  const viborg = await enrolDevice(world, 'centre-viborg');
  const log = (at: string, personId: string, by = device) =>
    logProtected(world.database, {
      at: new Date(at),
      deviceId: by.answer.deviceId,
      personId,
      staffId: staff.staffId,
      secondStaffId: 'staff-dorte',
      purposeId: 'serve-request',
      legalBasisId: 'gdpr-6-1-e',
      reason: 'A guard takes her home tonight.',
      fields: ['address'],
      outcome: 'shown',
    });
  // A quarter past midnight in Copenhagen, on the 11th.
  await log('2026-01-10T23:15:00Z', 'hidden');
  await log('2026-01-10T09:00:00Z', 'hidden');
  await log('2026-01-10T10:00:00Z', 'sister');
  await log('2026-01-10T11:00:00Z', 'hidden', viborg);
  return { world, device, viborg };
};

const ask = (device: CentralDevice, special: Partial<ProtectionLogRequest> = {}) =>
  device.call({
    method: 'POST',
    path: '/v1/protection-log/read',
    body: { staffId: carla.staffId, day: null, name: '', ...special },
  });

const read = async (device: CentralDevice, special: Partial<ProtectionLogRequest> = {}) =>
  ProtectionLogAnswer.parse((await ask(device, special)).body);

test('a supervisor reads who looked at her centre, newest first; what is about her family is for another', async () => {
  const { device } = await start();
  const { entries, withheld, hasMore } = await read(device);
  expect([withheld, hasMore]).toEqual([1, false]);
  expect(entries.map(({ at }) => at)).toEqual(['2026-01-10T23:15:00.000Z', '2026-01-10T09:00:00.000Z']);
  expect(entries[0]).toMatchObject({
    personName: 'Camilla Åkær',
    staffName: staff.name,
    secondStaffName: 'Dorte Leder',
    purposeId: 'serve-request',
    reason: 'A guard takes her home tonight.',
    fields: ['address'],
    outcome: 'shown',
  });
  expect(JSON.stringify(entries)).not.toContain('Ditte');
});

test.each([
  [{ day: '2026-01-11' }, 1],
  [{ day: '2026-01-10' }, 1],
  [{ day: '2026-01-12' }, 0],
  [{ name: 'akaer' }, 2],
  [{ name: 'ÅKÆR' }, 2],
  [{ name: 'dorte' }, 2],
  [{ name: 'nobody of that name' }, 0],
  [{ name: 'camilla', day: '2026-01-11' }, 1],
])('asked for %j there are %i', async (special, count) => {
  const { device } = await start();
  expect((await read(device, special)).entries).toHaveLength(count);
});

test('nobody else reads it, and each reading is on record with who, when and what was looked for', async () => {
  const { world, device, viborg } = await start();
  for (const staffId of [staff.staffId, 'nobody']) expect((await ask(device, { staffId })).status).toBe(403);
  expect((await ask(viborg)).status).toBe(403);
  await read(device, { day: '2026-01-10', name: 'Camilla' });
  const { rows } = await world.database.query(
    'select staff_id, device_id, day::text, name, outcome from protection_log_reading order by reading_id',
  );
  const refused = { device_id: device.answer.deviceId, day: null, name: '', outcome: 'refused' };
  expect(rows).toEqual([
    { ...refused, staff_id: staff.staffId },
    { ...refused, staff_id: 'nobody' },
    { ...refused, staff_id: carla.staffId, device_id: viborg.answer.deviceId },
    {
      staff_id: carla.staffId,
      device_id: device.answer.deviceId,
      day: '2026-01-10',
      name: 'Camilla',
      outcome: 'shown',
    },
  ]);
});
