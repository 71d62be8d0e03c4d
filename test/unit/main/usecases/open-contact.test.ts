import { expect, test } from 'vitest';
import { getInteraction, startInteraction } from '../../../../main/usecases/interactions.ts';
import { openFile, purposeOf } from '../../../../main/usecases/open-file.ts';
import { karen, makeMandateWorld } from '../../../helpers/mandate-world.ts';

/** What is asked of a proof, and what is owed, depends on how contact was made: a call is not a visit that was never ended. */
test('whoever calls while their visit is still open is not served as if they stood at the counter', async () => {
  const { desk, begin } = await makeMandateWorld();
  const interactionId = begin({ channel: 'counter' });
  const start = (channel: 'counter' | 'phone') =>
    startInteraction(desk, { personId: karen, channel, mode: 'assisting' });
  expect(start('counter')).toEqual({ ok: true, value: { interactionId } });
  expect(start('phone')).toMatchObject({ problem: { code: 'interaction/other-channel-open' } });
});

/** A contact of yesterday that nobody ended, and whoever had it signs in again today. */
const nextMorning = async () => {
  const { desk, begin, setNow } = await makeMandateWorld();
  const interactionId = begin({ channel: 'counter' });
  setNow('2026-03-03T08:00:00.000Z');
  const today = { ...desk, sessionId: 'session-2' };
  const purpose = () => {
    const found = getInteraction(today, interactionId);
    return found.ok ? found.value.purpose.purposeId : found.problem.code;
  };
  return { today, interactionId, purpose };
};
const another = { purposeId: 'appeal', legalBasisId: 'gdpr-6-1-e' };

test('a contact that was never ended says today no more for what its citizen’s file is opened', async () => {
  const { today } = await nextMorning();
  expect(purposeOf(today, karen)).toBeNull();
  const wish = { personId: karen, channel: 'counter', mode: 'assisting' } as const;
  expect(startInteraction(today, wish)).toMatchObject({ problem: { code: 'access/purpose-needed' } });
});

test('it goes on for the purpose that is said today, also after the desk was locked in between', async () => {
  const { today, interactionId, purpose } = await nextMorning();
  openFile(today, { personId: karen, purpose: another });
  const wish = { personId: karen, channel: 'counter', mode: 'assisting' } as const;
  expect(startInteraction(today, wish)).toEqual({ ok: true, value: { interactionId } });
  expect(purpose()).toBe('appeal');
  expect(purposeOf({ ...today, sessionId: 'session-3' }, karen)).toEqual(another);
});

test('a contact of today keeps the purpose that it began with', async () => {
  const { desk, begin } = await makeMandateWorld();
  const interactionId = begin({ channel: 'counter' });
  openFile(desk, { personId: karen, purpose: another });
  expect(getInteraction(desk, interactionId)).toMatchObject({
    value: { purpose: { purposeId: 'serve-request' } },
  });
});
