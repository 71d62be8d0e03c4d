import { expect, test } from 'vitest';
import { startInteraction } from '../../../../main/usecases/interactions.ts';
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
