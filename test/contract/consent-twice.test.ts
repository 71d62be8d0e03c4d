import { onTestFinished, expect, test } from 'vitest';
import { prepareCentral } from '../helpers/central-world.ts';
import {
  karen,
  makeThreadWorld,
  showsPassport,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';

const makeWorld = prepareCentral();

test('a consent that is given twice, by a double click or after an answer that was lost, is one consent', async () => {
  const world = await makeThreadWorld(makeWorld);
  const desk = await startEnrolledDesk(world);
  onTestFinished(() => desk.close());
  const interactionId = await startAbout(desk, karen);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(desk, interactionId);
  const { receivers } = await desk.get('consent/list', { personId: karen });
  const receiver = receivers.find(({ basis }) => basis.kind === 'consent');
  if (receiver === undefined) throw new Error('the pack has one');
  const given = {
    personId: karen,
    receiverId: receiver.receiverId,
    validUntil: null,
    way: 'said-at-desk' as const,
  };
  const first = await desk.get('consent/give', given);
  await desk.get('consent/give', given);
  await desk.get('consent/withdraw', {
    consentId: first.consentId,
    reason: 'She does not want it any more.',
  });
  const { consents } = await desk.get('consent/list', { personId: karen });
  expect(
    consents.filter(({ receiverId, status }) => receiverId === receiver.receiverId && status === 'live'),
  ).toEqual([]);
});
