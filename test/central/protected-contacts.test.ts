import { expect, test } from 'vitest';
import { ProtectedContactAnswer, type ProtectedContactRequest } from '../../central/api/lookups.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { elsewhere, person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

/** Central's half of the four eyes: it believes no workstation that two have looked. */

const startWorld = prepareCentral();
const hidden = person('hidden', { hasShieldedAddress: true, address: elsewhere('8800', '0791', 'Viborg') });
const home = hidden.address;
const child = person('child', {
  address: home,
  household: [{ ...related('hidden'), relation: 'parent' }],
});
const clerk = person('clerk', { relations: [{ ...related('hidden'), relation: 'sibling' }] });

function related(personId: string) {
  return { personId, name: personId, birthDate: null, from: null, until: null, matters: null };
}

const staff = (
  staffId: string,
  role: 'counter' | 'agent' | 'security-officer',
  personId: string | null = null,
) => ({
  staffId,
  name: staffId,
  role,
  office: 'Aarhus',
  personId,
});

const start = async () => {
  const world = await startWorld({ people: [hidden, child, clerk, person('open')] });
  const device = await enrolDevice(world);
  const centreOf = async () =>
    (
      await world.database.query<{ centre_id: string; name: string; municipalities: string[] }>(
        'select * from centre',
      )
    ).rows[0];
  const centre = await centreOf();
  if (centre === undefined) throw new Error('the device belongs to a centre');
  const facts = { centreId: centre.centre_id, name: centre.name, municipalities: centre.municipalities };
  await upsertCentre(world.database, facts, [
    staff('staff-2nd', 'counter'),
    staff('staff-agent', 'agent'),
    staff('staff-officer', 'security-officer'),
    staff('staff-sister', 'counter', 'clerk'),
  ]);
  await upsertCentre(world.database, { ...facts, centreId: 'elsewhere', name: 'Elsewhere' }, [
    staff('staff-elsewhere', 'counter'),
  ]);
  return { world, device };
};

const ask = (device: CentralDevice, special: Partial<ProtectedContactRequest> = {}) =>
  device.call({
    method: 'POST',
    path: '/v1/lookups/protected-contacts',
    body: {
      personId: 'hidden',
      purposeId: 'change-registration',
      legalBasisId: 'cpr-act-6',
      staffId: 'staff-1',
      secondStaffId: 'staff-2nd',
      reason: 'A guard takes her home.',
      fields: ['address'],
      ...special,
    },
  });

const outcomes = async ({ database }: CentralWorld) =>
  (
    await database.query<{ outcome: string }>('select outcome from protection_log order by entry_id')
  ).rows.map(({ outcome }) => outcome);

test('two colleagues with a purpose are answered, and it is on record', async () => {
  const { world, device } = await start();
  const answer = ProtectedContactAnswer.parse((await ask(device)).body);
  expect(answer).toMatchObject({ address: home, contacts: null });
  expect(await outcomes(world)).toEqual(['shown']);
});

test('whoever lives with somebody protected is as protected, and answered alike', async () => {
  const { device } = await start();
  expect(ProtectedContactAnswer.parse((await ask(device, { personId: 'child' })).body)).toMatchObject({
    address: home,
  });
});

test.for<[string, Partial<ProtectedContactRequest>]>([
  ['a purpose nobody knows', { purposeId: 'curiosity' }],
  ['a second from another centre', { secondStaffId: 'staff-elsewhere' }],
  ['a second who does not decide about citizens', { secondStaffId: 'staff-agent' }],
  ['a security officer, who sees no citizen', { secondStaffId: 'staff-officer' }],
  ['a second who is her sister', { secondStaffId: 'staff-sister' }],
  ['a sister who asks', { staffId: 'staff-sister' }],
])('%s: nothing is shown, and the attempt is on record', async ([, special]) => {
  const { world, device } = await start();
  expect(await ask(device, special)).toMatchObject({ status: 403, body: { code: 'purpose/refused' } });
  expect(await outcomes(world)).toEqual(['refused']);
});

test('one person is not two', async () => {
  const { device } = await start();
  expect(await ask(device, { secondStaffId: 'staff-1' })).toMatchObject({ status: 403 });
});

test('whose address is open to all is not shown this way', async () => {
  const { world, device } = await start();
  expect(await ask(device, { personId: 'open' })).toMatchObject({ body: { code: 'subject/unknown' } });
  expect(await outcomes(world)).toEqual([]);
});
