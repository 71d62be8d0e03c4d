import { expect, onTestFinished, test } from 'vitest';
import type { AccountRegister } from '../../central/connectors/account-register.ts';
import { recordsIn } from '../helpers/central-decisions.ts';
import { enrolDevice, kindOf, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { eventually } from '../helpers/thread-world.ts';

/** Account changes wait for their register each by itself: what it fails at holds up nobody else, and is asked about ever more seldom. */

const startWorld = prepareCentral();
const people = [person('mother'), person('anna'), person('son')];
const neverAnswered = new Promise<never>(() => undefined);
const confirmed = { outcome: 'confirmed', bankName: 'Prøvebanken' } as const;

const pushChange = async (device: CentralDevice, personId: string): Promise<void> => {
  const values = { registrationNumber: '0000', accountNumber: '1111111111' };
  const act = actEnvelope(device, personId, { payload: { serviceId: 'payment-account-change', values } });
  expect(kindOf((await device.push([device.sign(act)]))[0])).toBe('accepted');
};

const stateOf = async (device: CentralDevice, personId: string) =>
  recordsIn((await device.pullAll()).changes, 'act').findLast((act) => act.personId === personId)?.state ??
  null;

test('a change that the register fails at holds up no other citizen', async () => {
  const asked: string[] = [];
  const register: AccountRegister = {
    confirm: ({ personId }) => {
      asked.push(personId);
      return personId === 'mother' ? Promise.reject(new Error('400')) : Promise.resolve(confirmed);
    },
  };
  const world = await startWorld({ people, accountRegister: register });
  const device = await enrolDevice(world);
  await pushChange(device, 'mother');
  await pushChange(device, 'anna');
  await eventually(
    () => stateOf(device, 'anna'),
    (state) => state === 'effective',
  );
  expect(await stateOf(device, 'mother')).toBe('received');
  const tries = () => asked.filter((personId) => personId === 'mother').length;
  expect(tries()).toBe(1);
  world.advance(5000);
  // Work that comes in wakes whoever asks the register.
  await pushChange(device, 'son');
  await eventually(
    () => Promise.resolve(tries()),
    (count) => count === 2,
  );
});

test('a register that never answers counts as away: the change is taken to it again, and so are those of others', async () => {
  const asked: string[] = [];
  const world = await startWorld({
    people,
    patienceMs: 200,
    accountRegister: {
      confirm: ({ personId }) => {
        asked.push(personId);
        return asked.length === 1 ? neverAnswered : Promise.resolve(confirmed);
      },
    },
  });
  const device = await enrolDevice(world);
  await pushChange(device, 'mother');
  await pushChange(device, 'anna');
  await eventually(
    () => stateOf(device, 'anna'),
    (state) => state === 'effective',
  );
  world.advance(5000);
  await eventually(
    () => stateOf(device, 'mother'),
    (state) => state === 'effective',
  );
  expect(asked).toEqual(['mother', 'anna', 'mother']);
});

test('two gateways on one database ask about each change once', async () => {
  const asked: string[] = [];
  const many = Array.from({ length: 12 }, (_, index) => `citizen-${index}`);
  const world = await startWorld({
    people: many.map((personId) => person(personId)),
    accountRegister: {
      confirm: ({ personId }) => {
        asked.push(personId);
        return Promise.resolve(confirmed);
      },
    },
  });
  await world.startAnother();
  const device = await enrolDevice(world);
  await Promise.all(many.map((personId) => pushChange(device, personId)));
  await eventually(
    async () => recordsIn((await device.pullAll()).changes, 'act'),
    (acts) => acts.length === many.length && acts.every(({ state }) => state === 'effective'),
  );
  expect(asked.toSorted()).toEqual(many.toSorted());
});

test('what a gateway had taken when it was killed is taken by another, once its claim has run out', async () => {
  const changes: string[] = [];
  const silence = Promise.withResolvers<never>();
  let isKilled = true;
  const world = await startWorld({
    people,
    accountRegister: {
      confirm: ({ changeId }) => {
        changes.push(changeId);
        return isKilled ? silence.promise : Promise.resolve(confirmed);
      },
    },
  });
  const device = await enrolDevice(world);
  await pushChange(device, 'mother');
  await eventually(
    () => Promise.resolve(changes.length),
    (count) => count === 1,
  );
  isKilled = false;
  world.advance(120_000);
  await world.startAnother();
  onTestFinished(() => silence.reject(new Error('the test is over')));
  await eventually(
    () => stateOf(device, 'mother'),
    (state) => state === 'effective',
  );
  expect(new Set(changes).size).toBe(1);
  expect(changes).toHaveLength(2);
});
