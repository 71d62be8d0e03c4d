import { expect, test } from 'vitest';
import type { Change, Outcome } from '../../central/api/sync.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, byMandate, newAddress, self } from '../helpers/central-envelopes.ts';
import { elsewhere, household, mandate, person, staff } from '../helpers/central-people.ts';
import { aarhus, prepareCentral } from '../helpers/central-world.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';

const startWorld = prepareCentral();

const kindsOf = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.map((outcome) => (outcome.outcome === 'refused' ? outcome.problem.code : outcome.outcome));

type Entity = Change['entity'];
type RecordOf<E extends Entity> = Extract<Change, { readonly entity: E }>['record'];

const recordsOf = <E extends Entity>(
  changes: readonly Change[],
  entity: E,
  personId: string,
): readonly RecordOf<E>[] =>
  changes
    .filter((change): change is Change & { readonly entity: E } => change.entity === entity)
    .filter((change) => change.subjectId === personId)
    .map((change) => change.record as RecordOf<E>);

const personNow = async (device: CentralDevice, personId: string) =>
  recordsOf((await device.pullAll()).changes, 'person', personId).at(-1);

test('a change of address moves the subject and those who move along, and parts them from who stays', async () => {
  const people = household(person('mother'), person('father'), person('child'));
  const world = await startWorld({ people });
  const device = await enrolDevice(world);
  const envelope = actEnvelope(device, 'mother', {
    payload: { values: newAddress({ movingWith: ['child'] }) },
  });
  expect(kindsOf(await device.push([device.sign(envelope)]))).toEqual(['accepted']);
  const { changes } = await device.pullAll();
  const mother = recordsOf(changes, 'person', 'mother').at(-1);
  const child = recordsOf(changes, 'person', 'child').at(-1);
  const father = recordsOf(changes, 'person', 'father').at(-1);
  expect(mother).toMatchObject({
    version: 2,
    address: { street: 'Eksempelgade', houseNumber: '12', municipality: '0751', movedInOn: '2026-02-01' },
  });
  expect(child?.address).toEqual(mother?.address);
  expect(mother?.household.map(({ personId }) => personId)).toEqual(['child']);
  expect(child?.household.map(({ personId }) => personId)).toEqual(['mother']);
  expect(father).toMatchObject({ version: 2, household: [], address: { street: 'Prøvevej' } });
  const moved = {
    kind: 'moved',
    source: 'cpr',
    params: { street: 'Eksempelgade 12', postcode: '8000', town: 'Aarhus C' },
  };
  expect(recordsOf(changes, 'event', 'mother')).toMatchObject([moved]);
  expect(recordsOf(changes, 'event', 'child')).toMatchObject([moved]);
  expect(recordsOf(changes, 'event', 'father')).toEqual([]);
  expect(recordsOf(changes, 'act', 'mother')).toMatchObject([
    { envelopeId: envelope.id, state: 'effective', reference: envelope.payload.reference },
  ]);
});

test('work on a version that has changed in the same fields since is a conflict, and names how it is now', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const [one, other] = [await enrolDevice(world), await enrolDevice(world)];
  await one.push([one.sign(actEnvelope(one, 'anna'))]);
  const late = other.sign(
    actEnvelope(other, 'anna', { payload: { values: newAddress({ street: 'Andengade' }) } }),
  );
  const [outcome] = await other.push([late]);
  expect(outcome).toMatchObject({
    outcome: 'conflict',
    current: { version: 2, address: { street: 'Eksempelgade' } },
  });
  expect((await other.push([late]))[0]).toEqual(outcome);
  expect((await personNow(one, 'anna'))?.address?.street).toBe('Eksempelgade');
});

test('work on an older version is no conflict where other fields have changed', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  await device.push([device.sign(actEnvelope(device, 'anna'))]);
  const account = actEnvelope(device, 'anna', {
    laneSequence: 2,
    payload: {
      serviceId: 'payment-account-change',
      values: { registrationNumber: '0000', accountNumber: '123' },
    },
  });
  expect(kindsOf(await device.push([device.sign(account)]))).toEqual(['accepted']);
});

test('it is a conflict if somebody who should move along lives there no more', async () => {
  const world = await startWorld({ people: household(person('mother'), person('child')) });
  const device = await enrolDevice(world);
  await device.push([device.sign(actEnvelope(device, 'child'))]);
  const both = actEnvelope(device, 'mother', {
    baseVersion: 2,
    payload: { values: newAddress({ movingWith: ['child'] }) },
  });
  expect(kindsOf(await device.push([device.sign(both)]))).toEqual(['conflict']);
});

test('what its author did since at the same device is no surprise to them: later work on the same base goes through', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const again = (laneSequence: number, street: string) =>
    actEnvelope(device, 'anna', { laneSequence, payload: { values: newAddress({ street }) } });
  const batch = [again(1, 'Førstegade'), again(2, 'Andengade')].map((envelope) => device.sign(envelope));
  expect(kindsOf(await device.push(batch))).toEqual(['accepted', 'accepted']);
  expect(kindsOf(await device.push([device.sign(again(3, 'Tredjegade'))]))).toEqual(['accepted']);
  expect(await personNow(device, 'anna')).toMatchObject({ version: 4, address: { street: 'Tredjegade' } });
});

test('what a colleague did at the same device is one: they read nothing of each other’s unsent work, so a person compares', async () => {
  const colleague = { ...staff, staffId: 'staff-2', name: 'Bo Kollega' };
  const world = await startWorld({ people: [person('anna')] });
  await upsertCentre(world.database, aarhus, [staff, colleague]);
  const device = await enrolDevice(world);
  const move = (laneSequence: number, staffId: string, street: string) =>
    actEnvelope(device, 'anna', { laneSequence, staffId, payload: { values: newAddress({ street }) } });
  const batch = [move(1, staff.staffId, 'Førstegade'), move(2, 'staff-2', 'Andengade')].map(device.sign);
  const outcomes = await device.push(batch);
  expect(outcomes).toMatchObject([
    { outcome: 'accepted' },
    {
      outcome: 'conflict',
      current: { address: { street: 'Førstegade' } },
      change: { staffName: staff.name },
    },
  ]);
  expect(await device.push(batch.slice(1))).toEqual(outcomes.slice(1));
});

const moneyScope = [{ serviceId: 'payment-account-change', power: 'receive-money' as const }];
const accountChange = (device: CentralDevice, accountNumber: string) =>
  actEnvelope(device, 'anna', {
    payload: { serviceId: 'payment-account-change', values: { registrationNumber: '0000', accountNumber } },
  });

/** The connector works beside the request: asks until the act has come to its end. */
const settledAct = async (device: CentralDevice) => {
  for (;;) {
    const { changes } = await device.pullAll();
    const act = recordsOf(changes, 'act', 'anna').at(-1);
    if (act !== undefined && act.state !== 'received') return { act, changes };
  }
};

test('a payment account comes into force when the register confirms it, not before', async () => {
  const { promise: isSettled, resolve: settle } = Promise.withResolvers<null>();
  const world = await startWorld({
    people: [person('anna')],
    accountRegister: {
      confirm: async () => {
        await isSettled;
        return { outcome: 'confirmed', bankName: 'Prøvebanken' };
      },
    },
  });
  const device = await enrolDevice(world);
  await device.push([device.sign(accountChange(device, '1234567890'))]);
  const before = await device.pullAll();
  expect(recordsOf(before.changes, 'act', 'anna')).toMatchObject([{ state: 'received' }]);
  expect(recordsOf(before.changes, 'person', 'anna').at(-1)?.account).toBeNull();
  settle(null);
  const { act, changes } = await settledAct(device);
  expect(act.state).toBe('effective');
  expect(recordsOf(changes, 'person', 'anna').at(-1)).toMatchObject({
    version: 2,
    account: { registrationNumber: '0000', accountNumber: '1234567890', bankName: 'Prøvebanken' },
  });
});

test('an account that the register does not know goes to a person and changes nothing', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  await device.push([device.sign(accountChange(device, '0000000000'))]);
  const { act, changes } = await settledAct(device);
  expect(act.state).toBe('in-review');
  expect(changes.flatMap(({ entity, record }) => (entity === 'review' ? [record] : []))).toMatchObject([
    { envelopeId: act.envelopeId, reason: 'account/unknown', state: 'open' },
  ]);
  expect(recordsOf(changes, 'person', 'anna').at(-1)).toMatchObject({ version: 1, account: null });
});

test('a claim for housing benefit is received and waits for its decision', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const values = { monthlyRent: '750000', peopleInHome: '1', rentedSince: '2025-01-01' };
  const claim = actEnvelope(device, 'anna', { payload: { serviceId: 'housing-benefit-claim', values } });
  expect(kindsOf(await device.push([device.sign(claim)]))).toEqual(['accepted']);
  expect(recordsOf((await device.pullAll()).changes, 'act', 'anna')).toMatchObject([{ state: 'received' }]);
});

test.for([
  ['authority/insufficient', mandate({ scope: moneyScope }), 'change-of-address'],
  ['authority/revoked', mandate({ revokedOn: '2024-02-01' }), 'change-of-address'],
] as const)('%s: the work is kept for review and shown as such, and has no effect', async ([code, given]) => {
  const world = await startWorld({ people: [person('mother'), person('son')], mandates: [given] });
  const device = await enrolDevice(world);
  const signed = device.sign(actEnvelope(device, 'mother', { authority: byMandate() }));
  expect(kindsOf(await device.push([signed]))).toEqual([code]);
  expect(kindsOf(await device.push([signed]))).toEqual([code]);
  const { changes } = await device.pullAll();
  expect(recordsOf(changes, 'act', 'mother')).toMatchObject([{ state: 'in-review' }]);
  expect(recordsOf(changes, 'person', 'mother').at(-1)?.version).toBe(1);
  const kept = await world.database.query('select content, outcome from envelope');
  expect(kept.rows).toEqual([{ content: signed.content, outcome: 'refused' }]);
});

test('a refused envelope does not hold up its lane', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const refused = actEnvelope(device, 'anna', { authority: self('anna', { level: 'none' }) });
  const next = actEnvelope(device, 'anna', { laneSequence: 2 });
  const outcomes = await device.push([refused, next].map((envelope) => device.sign(envelope)));
  expect(kindsOf(outcomes)).toEqual(['authority/insufficient', 'accepted']);
});

test('the way of a shielded person shows in no feed', async () => {
  const shielded = person('anna', {
    hasShieldedAddress: true,
    address: elsewhere('8000', '0751', 'Aarhus C'),
  });
  const world = await startWorld({ people: [shielded] });
  const device = await enrolDevice(world);
  await device.push([device.sign(actEnvelope(device, 'anna'))]);
  const { changes } = await device.pullAll();
  expect(recordsOf(changes, 'person', 'anna').at(-1)).toMatchObject({ version: 2, address: null });
  expect(JSON.stringify(changes)).not.toContain('Eksempelgade');
});

test('whoever moved along with somebody protected, and has left since, has no history that says where they went', async () => {
  const hidden = person('mother', { hasShieldedAddress: true });
  const world = await startWorld({ people: household(hidden, person('child')) });
  const device = await enrolDevice(world);
  const together = actEnvelope(device, 'mother', {
    payload: { values: newAddress({ movingWith: ['child'] }) },
  });
  const alone = actEnvelope(device, 'child', {
    baseVersion: 2,
    payload: { values: newAddress({ street: 'Andengade' }) },
  });
  expect(kindsOf(await device.push([together, alone].map(device.sign)))).toEqual(['accepted', 'accepted']);
  const { changes } = await device.pullAll();
  expect(recordsOf(changes, 'person', 'child').at(-1)).toMatchObject({ address: { street: 'Andengade' } });
  expect(recordsOf(changes, 'event', 'child')).toMatchObject([{ params: { street: 'Andengade 12' } }]);
  expect(JSON.stringify(changes)).not.toContain('Eksempelgade');
});
