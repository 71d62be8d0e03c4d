import { onTestFinished, expect, test } from 'vitest';
import { ServiceId } from '../../preload/contract/values.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import {
  anders,
  andersShowsHisPassport,
  changeOfAddress,
  karen,
  makeThreadWorld,
  move,
  showsPassport,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { arrived, registered } from '../helpers/parked-desk.ts';

const makeWorld = prepareCentral();
const accountChange = ServiceId.parse('payment-account-change');

const start = async () => {
  const world = await makeThreadWorld(makeWorld);
  const desk = await startEnrolledDesk(world);
  onTestFinished(() => desk.close());
  return { world, desk, interactionId: await startAbout(desk, karen) };
};

test.each([changeOfAddress, accountChange])(
  'what the representative showed proves nothing of the citizen who is said to be in contact after him: %s',
  async (serviceId) => {
    const { desk, interactionId } = await start();
    await andersShowsHisPassport(desk, interactionId);
    await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
    expect(await desk.get('authority/decide', { interactionId, serviceId })).toMatchObject({
      outcome: 'refuse',
    });
  },
);

test('nor does what the citizen showed prove who acts for her', async () => {
  const { desk, interactionId } = await start();
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(desk, interactionId);
  const party = {
    kind: 'representative',
    personId: anders,
    name: 'x',
    claimedRelation: 'child',
    organisation: null,
  } as const;
  await desk.get('interaction/set-party', { interactionId, party });
  expect(await desk.get('authority/decide', { interactionId, serviceId: changeOfAddress })).toMatchObject({
    outcome: 'refuse',
  });
});

test('nobody consents for another by saying afterwards that the citizen is there herself', async () => {
  const { desk, interactionId } = await start();
  await andersShowsHisPassport(desk, interactionId);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  const given = { personId: karen, receiverId: 'library', validUntil: null, way: 'said-at-desk' as const };
  expect(await desk.ask('consent/give', given)).toMatchObject({
    ok: false,
    problem: { code: 'consent/identity-needed' },
  });
});

test('nothing takes effect at central in the name of a citizen of whom nobody has seen a proof', async () => {
  const { world, desk, interactionId } = await start();
  const before = await registered(world);
  await andersShowsHisPassport(desk, interactionId);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await move(desk, interactionId, '77').catch(() => undefined);
  await arrived(desk).catch(() => undefined);
  expect(await registered(world)).toBe(before);
});
