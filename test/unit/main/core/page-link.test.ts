import { expect, test } from 'vitest';
import { linkPage, unidentifiedCall } from '../../../../main/core/page-link.ts';
import { createFakeCore } from '../../../helpers/fake-core.ts';

const caller = { clientId: 'a-window', isTrusted: true };

const link = () => {
  const core = createFakeCore();
  const sent: unknown[] = [];
  return { core, sent, page: linkPage(core, caller, (frame) => sent.push(frame)) };
};

test('An answer carries the number of its call', async () => {
  const { core, sent, page } = link();
  await page.receive({ type: 'call', id: 7, call: 'status/line', input: 'x' });
  expect(sent).toEqual([{ type: 'answer', id: 7, answer: { ok: true, value: 'x' } }]);
  expect(core.heard[0]?.caller).toEqual(caller);
});

test.each([null, 'text', 42, {}, { id: 'seven' }])(
  'What is no call is answered under no number (%j)',
  async (frame) => {
    const { sent, page } = link();
    await page.receive(frame);
    expect(sent).toMatchObject([{ id: unidentifiedCall, answer: { ok: false } }]);
  },
);

test('A page hears events until it closes, and no answers after', async () => {
  const { core, sent, page } = link();
  core.announce({ event: 'status/changed', data: {} });
  const underWay = page.receive({ type: 'call', id: 1, call: 'status/line', input: {} });
  page.close();
  await underWay;
  core.announce({ event: 'outbox/changed', data: {} });
  expect(sent).toEqual([{ type: 'event', event: 'status/changed', data: {} }]);
  expect(core.listenerCount()).toBe(0);
});
