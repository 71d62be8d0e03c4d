import { expect, test } from 'vitest';
import { PersonLookupAnswer, type PersonLookupRequest } from '../../central/api/lookups.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { asOf, elsewhere, mandate, person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const viborg = elsewhere('8800', '0791', 'Viborg');
const soren = person('soren', {
  givenNames: 'Søren',
  surname: 'Ågård',
  formerNames: ['Søren Müller'],
  birthDate: '1961-04-30',
  nationalNumber: '3004610000',
  address: viborg,
  contacts: [{ kind: 'phone', value: '+4567123456', isVerified: true, asOf }],
});

const post = (device: CentralDevice, text: string, special: Partial<PersonLookupRequest> = {}) =>
  device.call({
    method: 'POST',
    path: '/v1/lookups/people',
    body: {
      text,
      purposeId: 'change-registration',
      legalBasisId: 'cpr-act-6',
      staffId: 'staff-1',
      ...special,
    },
  });

const find = async (device: CentralDevice, text: string) =>
  PersonLookupAnswer.parse((await post(device, text)).body).people;

test.for(['soren agard', 'Ågård, Sør', 'muller', '300461-0000', '+45 67 12 34 56', '67123456', '30.04.1961'])(
  '%s finds Søren Ågård',
  async (text) => {
    const world = await startWorld({ people: [soren, person('anna')] });
    const people = await find(await enrolDevice(world), text);
    expect(people.map((found) => found.person.personId)).toEqual(['soren']);
  },
);

test('the answer has what a file needs: the record, the mandates given and held, the history', async () => {
  const given = mandate({ grantorId: 'soren', granteeId: 'anna' });
  const event = {
    eventId: 'e1',
    personId: 'soren',
    at: asOf,
    kind: 'called',
    params: {},
    source: 'contact-log',
  };
  const world = await startWorld({ people: [soren, person('anna')], mandates: [given], events: [event] });
  const device = await enrolDevice(world);
  const mandates = [{ ...given, credential: expect.any(String) }];
  expect(await find(device, 'agard')).toEqual([{ person: soren, mandates, events: [event] }]);
  expect((await find(device, 'anna prøve'))[0]?.mandates).toEqual(mandates);
});

test('at most ten people are answered', async () => {
  const world = await startWorld({ people: Array.from({ length: 14 }, (_, index) => person(`p${index}`)) });
  expect(await find(await enrolDevice(world), 'Anna')).toHaveLength(10);
});

test('of more than ten it is always the same ten, in the same order, whatever was changed meanwhile', async () => {
  const people = Array.from({ length: 14 }, (_, index) => person(`p${index + 10}`));
  const world = await startWorld({ people: people.toReversed() });
  const device = await enrolDevice(world);
  const ids = async () => (await find(device, 'Anna')).map((found) => found.person.personId);
  const first = people.slice(0, 10).map(({ personId }) => personId);
  expect(await ids()).toEqual(first);
  // PostgreSQL writes what is changed to another place.
  await world.database.query(
    `update person set phones = array['+4512345678'] where subject_id in ('p10', 'p13')`,
  );
  expect(await ids()).toEqual(first);
});

test.for<[string, Partial<PersonLookupRequest>, number, string]>([
  ['no purpose', { purposeId: '' }, 400, 'request/invalid'],
  ['a purpose nobody knows', { purposeId: 'curiosity' }, 403, 'purpose/refused'],
  ['a legal basis that is not that of the purpose', { legalBasisId: 'gdpr-6-1-f' }, 403, 'purpose/refused'],
  ['a staff member of another centre', { staffId: 'staff-2' }, 403, 'purpose/refused'],
])('%s: nothing is searched and nothing answered', async ([, special, status, code]) => {
  const world = await startWorld({ people: [soren] });
  const sent = await post(await enrolDevice(world), 'agard', special);
  expect(sent).toMatchObject({ status, type: 'application/problem+json', body: { code } });
  expect((await world.database.query('select 1 from lookup_log')).rows).toEqual([]);
});

test('each look-up is on record with who, why and whom, also if it found nobody', async () => {
  const world = await startWorld({ people: [soren] });
  const device = await enrolDevice(world);
  await find(device, 'agard');
  await find(device, 'nobody here');
  const log = await world.database.query(
    `select device_id, staff_id, purpose_id, legal_basis_id, searched_text, found_ids from lookup_log order by lookup_id`,
  );
  const base = {
    device_id: device.answer.deviceId,
    staff_id: 'staff-1',
    purpose_id: 'change-registration',
    legal_basis_id: 'cpr-act-6',
  };
  expect(log.rows).toEqual([
    { ...base, searched_text: 'agard', found_ids: ['soren'] },
    { ...base, searched_text: 'nobody here', found_ids: [] },
  ]);
});

test('the device follows whom it looked up for a day, then it is told to forget', async () => {
  const world = await startWorld({ people: [soren] });
  const device = await enrolDevice(world);
  const { cursor } = await device.pullAll();
  await find(device, 'agard');
  expect((await device.pull(cursor)).subjectCount).toBe(1);
  const followed = await device.pullAll(cursor);
  expect(followed.changes).toMatchObject([{ entity: 'person', record: { personId: 'soren' } }]);
  world.advance(24 * 3_600_000 + 1);
  const { changes } = await device.pullAll(followed.cursor);
  expect(changes).toMatchObject([{ entity: 'subject-removed', record: { personId: 'soren' } }]);
});

test('whoever was looked up and has moved here meanwhile comes anew when the day is over', async () => {
  const world = await startWorld({ people: [soren] });
  const device = await enrolDevice(world);
  const { cursor } = await device.pullAll();
  await find(device, 'agard');
  const followed = await device.pullAll(cursor);
  await world.database.query(
    `update person set record = jsonb_set(record, '{address,municipality}', '"0751"') where subject_id = 'soren'`,
  );
  world.advance(24 * 3_600_000 + 1);
  const { changes } = await device.pullAll(followed.cursor);
  expect(changes).toMatchObject([{ entity: 'person', record: { personId: 'soren' } }]);
});

test('a shielded address does not leave central', async () => {
  const world = await startWorld({ people: [{ ...soren, hasShieldedAddress: true }] });
  const device = await enrolDevice(world);
  expect((await find(device, 'agard'))[0]?.person).toMatchObject({ hasShieldedAddress: true, address: null });
});
