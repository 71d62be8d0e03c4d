import { expect, test } from 'vitest';
import type { AccountRegister } from '../../central/connectors/account-register.ts';
import type { ReviewRecord } from '../../central/api/decisions.ts';
import {
  carla,
  decisionEnvelope,
  dorte,
  employSupervisors,
  recordsIn,
  reviewsAt,
} from '../helpers/central-decisions.ts';
import { enrolDevice, kindOf, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope, byMandate } from '../helpers/central-envelopes.ts';
import { mandate, person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { eventually } from '../helpers/thread-world.ts';

/** What the register does not take, or would take in place of another, is decided by people and put into force by the register alone. */

const startWorld = prepareCentral();
/** A register that a test sends away, and from which it takes accounts. */
const makeRegister = () => {
  const state = { isAway: false, isUnknown: (_accountNumber: string): boolean => false, asked: 0 };
  const register: AccountRegister = {
    confirm: ({ accountNumber }) => {
      state.asked += 1;
      if (state.isAway) return Promise.reject(new Error('away'));
      return Promise.resolve(
        state.isUnknown(accountNumber)
          ? { outcome: 'unknown-account' }
          : { outcome: 'confirmed', bankName: 'Prøvebanken' },
      );
    },
  };
  return { state, register };
};

type Desk = ReturnType<typeof makeRegister> & {
  readonly world: CentralWorld;
  readonly device: CentralDevice;
  readonly other: CentralDevice;
};

const scope = [{ serviceId: 'payment-account-change', power: 'receive-money' as const }];

const start = async (): Promise<Desk> => {
  const { state, register } = makeRegister();
  const world = await startWorld({
    people: [person('mother'), person('son'), person('anna'), person('carla-as-citizen')],
    mandates: [mandate({ scope }), mandate({ mandateId: 'gone', scope, revokedOn: '2026-01-02' })],
    accountRegister: register,
  });
  await employSupervisors(world);
  return { state, register, world, device: await enrolDevice(world), other: await enrolDevice(world) };
};

const change = (
  device: CentralDevice,
  accountNumber: string,
  special: Parameters<typeof actEnvelope>[2] = {},
) =>
  actEnvelope(device, 'mother', {
    ...special,
    payload: {
      serviceId: 'payment-account-change',
      values: { registrationNumber: '0000', accountNumber },
    },
  });

const pushOne = async (device: CentralDevice, envelope: Parameters<CentralDevice['sign']>[0]) =>
  kindOf((await device.push([device.sign(envelope)]))[0]);

const statesAt = async (device: CentralDevice) => {
  const acts = recordsIn((await device.pullAll()).changes, 'act');
  return Object.fromEntries(acts.map(({ envelopeId, state }) => [envelopeId, state]));
};

/** Once the register has been asked about everything that waits. */
const settled = (device: CentralDevice) =>
  eventually(
    () => statesAt(device),
    (states) => Object.values(states).every((state) => state !== 'received'),
  );

const accountAt = async (device: CentralDevice) =>
  recordsIn((await device.pullAll()).changes, 'person').findLast(({ personId }) => personId === 'mother')
    ?.account?.accountNumber ?? null;

const reviewOf = async (device: CentralDevice, { id }: { readonly id: string }): Promise<ReviewRecord> => {
  const review = (await reviewsAt(device)).find(({ envelopeId }) => envelopeId === id);
  if (review === undefined) throw new Error('it is in review');
  return review;
};

/** Two supervisors, as it is about money. */
const accept = async (device: CentralDevice, review: ReviewRecord, laneSequence: number) => [
  await pushOne(device, decisionEnvelope(device, review, { decision: 'accept-good-faith', laneSequence })),
  await pushOne(
    device,
    decisionEnvelope(device, review, {
      decision: 'confirm',
      laneSequence: laneSequence + 1,
      staffId: dorte.staffId,
    }),
  ),
];

const taken = ['accepted', 'accepted'];

test('an account that the register does not know comes before a person, who can undo it', async () => {
  const { state, device } = await start();
  state.isUnknown = () => true;
  const act = change(device, '1111111111');
  expect(await pushOne(device, act)).toBe('accepted');
  expect(await settled(device)).toEqual({ [act.id]: 'in-review' });
  const review = await reviewOf(device, act);
  expect(review).toMatchObject({
    personId: 'mother',
    reason: 'account/unknown',
    state: 'open',
    staffId: 'staff-1',
    needsFourEyes: true,
    work: { values: { accountNumber: '1111111111' } },
  });
  const contact = decisionEnvelope(device, review, { decision: 'contact-citizen', laneSequence: 2 });
  const undo = decisionEnvelope(device, review, { decision: 'undo', laneSequence: 3 });
  expect([await pushOne(device, contact), await pushOne(device, undo)]).toEqual(taken);
  expect(await settled(device)).toEqual({ [act.id]: 'undone' });
  expect(await accountAt(device)).toBeNull();
});

test('accepted all the same, it is in force only once the register knows it, and nobody is told twice', async () => {
  const { state, device, world } = await start();
  state.isUnknown = () => true;
  const act = change(device, '1111111111', { authority: byMandate() });
  expect(await pushOne(device, act)).toBe('accepted');
  await settled(device);
  expect(await accept(device, await reviewOf(device, act), 2)).toEqual(taken);
  expect(await settled(device)).toEqual({ [act.id]: 'in-review' });
  const again = await reviewOf(device, act);
  expect(again).toMatchObject({ reason: 'account/unknown', state: 'open' });
  expect(again.decisions.map(({ staffId }) => staffId)).toEqual([carla.staffId, dorte.staffId]);
  expect([state.asked, await accountAt(device)]).toEqual([2, null]);
  state.isUnknown = () => false;
  expect(await accept(device, again, 4)).toEqual(taken);
  expect(await settled(device)).toEqual({ [act.id]: 'effective' });
  expect(await accountAt(device)).toBe('1111111111');
  expect((await world.database.query('select 1 from notice')).rowCount).toBe(1);
});

test('one that the register did not know cannot be accepted over another that came into force since', async () => {
  const { state, device, other } = await start();
  state.isUnknown = (accountNumber) => accountNumber === '1111111111';
  const act = change(device, '1111111111');
  await pushOne(device, act);
  await settled(device);
  await pushOne(other, change(other, '2222222222'));
  await settled(device);
  state.isUnknown = () => false;
  expect(await accept(device, await reviewOf(device, act), 2)).toEqual(['accepted', 'conflict']);
  expect(await accountAt(device)).toBe('2222222222');
});

test('of two that were written on the same record while the register was away, the first is in force, and people decide about the second', async () => {
  const { state, device, other, world } = await start();
  state.isAway = true;
  const [first, second] = [change(device, '1111111111'), change(other, '2222222222')];
  expect([await pushOne(device, first), await pushOne(other, second)]).toEqual(taken);
  state.isAway = false;
  world.advance(60_000);
  expect(await settled(device)).toEqual({ [first.id]: 'effective', [second.id]: 'in-review' });
  expect(await accountAt(device)).toBe('1111111111');
  const review = await reviewOf(device, second);
  expect(review).toMatchObject({ reason: 'account/overtaken', state: 'open' });
  expect(await accept(device, review, 2)).toEqual(taken);
  expect(await settled(device)).toEqual({ [first.id]: 'effective', [second.id]: 'effective' });
  expect(await accountAt(device)).toBe('2222222222');
});

test('an older one that supervisors accept while another waits for the register does not take its place unseen', async () => {
  const { state, device, other, world } = await start();
  const old = change(device, '1111111111', {
    authority: byMandate({ mandateId: 'gone', decidedAt: '2026-01-10T09:00:00.000Z' }),
  });
  expect(await pushOne(device, old)).toBe('authority/revoked');
  state.isAway = true;
  const waiting = change(other, '2222222222');
  expect(await pushOne(other, waiting)).toBe('accepted');
  expect(await accept(device, await reviewOf(device, old), 2)).toEqual(taken);
  state.isAway = false;
  world.advance(60_000);
  expect(await settled(device)).toEqual({ [old.id]: 'in-review', [waiting.id]: 'effective' });
  expect(await accountAt(device)).toBe('2222222222');
  expect(await reviewOf(device, old)).toMatchObject({ reason: 'account/overtaken', state: 'open' });
});

test('an account that its register fails at for days comes before a person; accepted, it is asked about as long again', async () => {
  const { state, device, world } = await start();
  state.isAway = true;
  const act = change(device, '1111111111');
  await pushOne(device, act);
  await eventually(
    () => Promise.resolve(state.asked),
    (asked) => asked === 1,
  );
  await world.database.query('update act set attempts = 984');
  world.advance(5000);
  expect(await settled(device)).toEqual({ [act.id]: 'in-review' });
  const review = await reviewOf(device, act);
  expect(review).toMatchObject({ reason: 'account/unanswered', state: 'open', needsFourEyes: true });
  expect(await accept(device, review, 2)).toEqual(taken);
  await eventually(
    () => Promise.resolve(state.asked),
    (asked) => asked === 3,
  );
  expect(await statesAt(device)).toEqual({ [act.id]: 'received' });
  state.isAway = false;
  world.advance(5000);
  expect(await settled(device)).toEqual({ [act.id]: 'effective' });
  expect(await accountAt(device)).toBe('1111111111');
});
