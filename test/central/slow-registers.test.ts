import { expect, onTestFinished, test, vi } from 'vitest';
import { recordsIn } from '../helpers/central-decisions.ts';
import { enrolDevice, kindOf } from '../helpers/central-device.ts';
import { actEnvelope, byMandate } from '../helpers/central-envelopes.ts';
import { mandate, person } from '../helpers/central-people.ts';
import { prepareCentral, type WorldOptions } from '../helpers/central-world.ts';
import { eventually } from '../helpers/thread-world.ts';

/** Whoever is slow to answer outside keeps no desk waiting: not for what happens elsewhere, nor for work about the same citizen. */

const startWorld = prepareCentral();
const scope = [
  { serviceId: 'payment-account-change', power: 'receive-money' as const },
  { serviceId: 'change-of-address', power: 'act' as const },
];
const account = {
  serviceId: 'payment-account-change',
  values: { registrationNumber: '0000', accountNumber: '1111111111' },
};
const told = { receivers: [{ receiverId: 'tax', basis: 'law' as const, consentId: null }] };

/** Does not answer before the end of the test. */
const startSilent = () => {
  const state = { asked: 0 };
  const silence = Promise.withResolvers<never>();
  return {
    state,
    end: () => silence.reject(new Error('the test is over')),
    ask: (): Promise<never> => {
      state.asked += 1;
      return silence.promise;
    },
  };
};

type Silent = ReturnType<typeof startSilent>['ask'];
const silentRegister = (ask: Silent): WorldOptions => ({ accountRegister: { confirm: ask } });
const silentReceivers = (ask: Silent): WorldOptions => ({ receivers: { tell: ask } });
const silentPost = (ask: Silent): WorldOptions => ({ post: { deliver: ask } });

test.for([
  ['the account register', silentRegister, { payload: account }],
  ['a receiver', silentReceivers, { payload: told }],
  ['the mailbox', silentPost, { authority: byMandate() }],
] as const)('while %s has not answered, desks hear what happens and send what they did', async (row) => {
  const [, silent, special] = row;
  const { state, end, ask } = startSilent();
  const world = await startWorld({
    people: [person('mother'), person('son'), person('anna')],
    mandates: [mandate({ scope })],
    ...silent(ask),
  });
  // Before central ends: it waits for what it has begun.
  onTestFinished(end);
  const [device, other] = [await enrolDevice(world), await enrolDevice(world)];
  const { cursor } = await other.pullAll();
  await device.push([device.sign(actEnvelope(device, 'mother', special))]);
  await eventually(
    () => Promise.resolve(state.asked),
    (asked) => asked > 0,
  );
  const [elsewhere, later] = [actEnvelope(other, 'anna'), actEnvelope(other, 'mother', { payload: account })];
  const outcomes = await other.push([other.sign(elsewhere), other.sign(later)]);
  expect(outcomes.map(kindOf)).toEqual(['accepted', 'accepted']);
  const heard = async () => recordsIn((await other.pullAll(cursor)).changes, 'act');
  await eventually(heard, (acts) => acts.some(({ envelopeId }) => envelopeId === later.id));
  expect(state.asked).toBe(1);
});

const confirmed = { outcome: 'confirmed', bankName: 'Prøvebanken' } as const;

test('while the mailbox has not answered, accounts come into force and receivers are told', async () => {
  const { state, end, ask } = startSilent();
  const heard: string[] = [];
  const world = await startWorld({
    people: [person('mother'), person('son'), person('anna')],
    mandates: [mandate({ scope })],
    ...silentPost(ask),
    accountRegister: { confirm: () => Promise.resolve(confirmed) },
    receivers: {
      tell: async ({ receiverId }) => {
        heard.push(receiverId);
        return { outcome: 'told' };
      },
    },
  });
  onTestFinished(end);
  const device = await enrolDevice(world);
  await device.push([device.sign(actEnvelope(device, 'mother', { authority: byMandate() }))]);
  await eventually(
    () => Promise.resolve(state.asked),
    (asked) => asked > 0,
  );
  const change = actEnvelope(device, 'anna', { payload: account });
  await device.push([
    device.sign(change),
    device.sign(actEnvelope(device, 'anna', { laneSequence: 2, payload: told })),
  ]);
  const acts = async () => recordsIn((await device.pullAll()).changes, 'act');
  await eventually(acts, (known) =>
    known.some(({ envelopeId, state: at }) => envelopeId === change.id && at === 'effective'),
  );
  await vi.waitFor(() => expect(heard).toEqual(['tax']), { timeout: 60_000 });
});
