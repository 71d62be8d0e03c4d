import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Lease } from '../../central/api/devices.ts';
import type { EventRecord, PersonRecord } from '../../central/api/records.ts';
import type { Change } from '../../central/api/sync.ts';
import { inTransaction } from '../../central/store/database.ts';
import { writeChanges } from '../../central/store/queries/changes.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { asOf, livesWith, person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const hiddenHome: NonNullable<PersonRecord['address']> = {
  street: 'Hemmelighedsvej',
  houseNumber: '77',
  floorAndDoor: '',
  postcode: '8355',
  town: 'Skjulsted',
  municipality: '0751',
  country: 'DK',
  careOf: '',
  movedInOn: '2024-02-02',
};
const phone = { kind: 'phone', value: '+4567999999', isVerified: true, asOf } as const;
const forGood = { from: null, until: null, matters: null };

/** A mother in hiding, their child whom nobody has marked, a lodger whom they live with, and the father elsewhere. */
const base = { address: hiddenHome, contacts: [phone] };
const plainMother = person('mother', { ...base, givenNames: 'Vera', hasShieldedAddress: true });
const plainChild = person('child', { ...base, givenNames: 'Oscar', birthDate: '2016-01-01' });
const plainLodger = person('lodger', { ...base, givenNames: 'Leif' });
const tie = (other: PersonRecord, relation: PersonRecord['relations'][number]['relation']) => ({
  ...livesWith(other),
  relation,
});
const father = person('father', {
  givenNames: 'Finn',
  relations: [{ ...tie(plainChild, 'custody-child'), ...forGood }, tie(plainMother, 'lives-with')],
});
const mother: PersonRecord = {
  ...plainMother,
  household: [tie(plainChild, 'custody-child'), livesWith(plainLodger)],
  relations: [tie(plainChild, 'custody-child')],
};
const child: PersonRecord = {
  ...plainChild,
  household: [tie(plainMother, 'custody-holder'), livesWith(plainLodger)],
  relations: [tie(plainMother, 'custody-holder'), tie(father, 'custody-holder')],
};
const lodger: PersonRecord = {
  ...plainLodger,
  household: [livesWith(plainMother), livesWith(plainChild)],
};
const people = [mother, child, lodger, father];

const moved = (personId: string): EventRecord => ({
  eventId: `moved-${personId}`,
  personId,
  at: asOf,
  kind: 'moved',
  params: { street: 'Hemmelighedsvej 77', postcode: '8355', town: 'Skjulsted' },
  source: 'cpr',
});
const events = ['mother', 'child', 'lodger'].map(moved);

const secret = /Hemmelighedsvej|8355|Skjulsted|67999999|2024-02-02/v;

/** Who is said to live with whom. A custody holder who shares the child's home is told apart from the one it is hidden from. */
const sharedHomes = (people: readonly PersonRecord[]): readonly string[] =>
  people.flatMap(({ personId, relations }) =>
    relations
      .filter(({ relation }) => relation === 'lives-with')
      .map((other) => `${personId} with ${other.personId}`),
  );

const look = async (device: CentralDevice, text: string): Promise<string> => {
  const { body } = await device.call({
    method: 'POST',
    path: '/v1/lookups/people',
    body: { text, purposeId: 'change-registration', legalBasisId: 'cpr-act-6', staffId: 'staff-1' },
  });
  return JSON.stringify(body);
};

const recordOf = (changes: readonly Change[], personId: string): PersonRecord | undefined =>
  changes
    .filter((change) => change.entity === 'person')
    .map(({ record }) => record)
    .findLast((record) => record.personId === personId);

test('no page of the feed says where somebody protected lives or how to reach them: not of them, not of their home', async () => {
  const world = await startWorld({ people, events });
  const device = await enrolDevice(world);
  const filling = await device.pullAll();
  await inTransaction(world.database, (db) =>
    writeChanges(db, [
      ...people.map(({ personId }) => ({
        subjectId: personId,
        entity: 'person' as const,
        recordId: personId,
        municipality: '0751',
        deviceId: null,
      })),
      ...events.map(({ personId, eventId }) => ({
        subjectId: personId,
        entity: 'event' as const,
        recordId: eventId,
        municipality: '0751',
        deviceId: null,
      })),
    ]),
  );
  const following = await device.pullAll(filling.cursor);
  for (const { changes } of [filling, following]) {
    expect(changes.filter(({ entity }) => entity === 'person')).toHaveLength(people.length);
    expect(JSON.stringify(changes)).not.toMatch(secret);
    const records = changes.filter((change) => change.entity === 'person').map(({ record }) => record);
    expect(sharedHomes(records)).toEqual(['child with mother']);
    expect(recordOf(changes, 'child')).toMatchObject({ hasShieldedAddress: true, household: [] });
    expect(recordOf(changes, 'father')).toMatchObject({
      hasShieldedAddress: false,
      address: { street: 'Prøvevej' },
      relations: [{ personId: 'child', relation: 'custody-child' }],
    });
  }
});

test('nor does a look-up, by whatever it finds them', async () => {
  const world = await startWorld({ people, events });
  const device = await enrolDevice(world);
  for (const text of ['vera prøve', 'oscar', 'leif', 'finn', '01.01.2016']) {
    const answer = await look(device, text);
    expect(answer).toContain('personId');
    expect(answer).not.toMatch(secret);
  }
});

test('nor does the answer to work that has met a conflict', async () => {
  const world = await startWorld({ people });
  const device = await enrolDevice(world);
  const base = (laneSequence: number) => device.sign(actEnvelope(device, 'mother', { laneSequence }));
  const other = await enrolDevice(world);
  await other.push([other.sign(actEnvelope(other, 'mother'))]);
  const outcomes = await device.push([base(1)]);
  expect(outcomes).toMatchObject([{ outcome: 'conflict', current: { personId: 'mother', household: [] } }]);
  expect(JSON.stringify(outcomes)).not.toMatch(/Hemmelighedsvej|Eksempelgade|67999999|lodger|Leif/v);
});

test('somebody whose home is nobody’s secret is sent as the register has them', async () => {
  const world = await startWorld({ people: [person('anna', { contacts: [phone] })] });
  const { changes } = await (await enrolDevice(world)).pullAll();
  expect(recordOf(changes, 'anna')).toEqual(person('anna', { contacts: [phone] }));
});

const hashOf = (salt: string, personId: string): string =>
  createHash('sha256').update(`${salt}${personId}`).digest('base64url');

test('a lease says whose files are not for a staff member, and names none of them', async () => {
  const citizen = person('staff-as-citizen', {
    relations: [tie(person('sister'), 'sibling'), tie(person('their-ward'), 'ward')],
  });
  const sister = person('sister', {
    relations: [
      tie(citizen, 'sibling'),
      tie(person('niece'), 'child'),
      tie(person('sisters-guardian'), 'guardian'),
    ],
  });
  const niece = person('niece', { relations: [tie(sister, 'parent'), tie(person('third'), 'child')] });
  const world = await startWorld({ people: [citizen, sister, niece, person('stranger')] });
  const device = await enrolDevice(world);
  const renewed = Lease.parse((await device.call({ method: 'GET', path: '/v1/leases/current' })).body);
  const [given, again] = [device.answer.lease, renewed].map(({ staff }) => staff[0]);
  const guards = (personId: string): boolean =>
    given?.guardedHashes.includes(hashOf(given.guardSalt, personId)) ?? false;
  expect(['sister', 'niece', 'their-ward'].map(guards)).toEqual([true, true, true]);
  expect(['stranger', 'third', 'sisters-guardian', 'staff-as-citizen'].map(guards)).toEqual(
    Array.from({ length: 4 }, () => false),
  );
  expect(given?.guardedHashes).toHaveLength(32);
  expect(JSON.stringify(given)).not.toMatch(/sister|niece|their-ward/v);
  expect(again?.guardSalt).not.toBe(given?.guardSalt);
  expect(given?.guardedHashes.filter((hash) => again?.guardedHashes.includes(hash))).toEqual([]);
});

test('a family of none has a list as long as any other', async () => {
  const world = await startWorld();
  const { lease } = (await enrolDevice(world)).answer;
  expect(lease.staff.map(({ guardedHashes }) => new Set(guardedHashes).size)).toEqual([32]);
});
