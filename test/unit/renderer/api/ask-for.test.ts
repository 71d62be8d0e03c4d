import { expect, test } from 'vitest';
import type { CallFrame, CoreFrame } from '../../../../preload/contract/wire.ts';
import { createAnswerCache, markStale } from '../../../../renderer/api/answer-cache.ts';
import { askFor } from '../../../../renderer/api/ask-for.ts';
import { createCoreClient } from '../../../../renderer/api/core-client.ts';
import type { WireListener } from '../../../../renderer/api/wire.ts';

const answered = (id: number): CoreFrame => ({
  type: 'answer',
  id,
  answer: { ok: true, value: { tasks: [] } },
});

/** A page whose core answers every call at once. */
const openPage = () => {
  const sent: CallFrame[] = [];
  const listener: { current: WireListener | null } = { current: null };
  const core = createCoreClient((given) => {
    listener.current = given;
    return {
      send: (frame) => {
        sent.push(frame);
        queueMicrotask(() => given.onFrame(answered(frame.id)));
      },
      close: () => undefined,
    };
  });
  listener.current?.onState('open');
  return { core, sent };
};

test('what the page asks again after an event is asked by itself, and what a screen asks first is not', async () => {
  const { core, sent } = openPage();
  const cache = createAnswerCache();
  const query = askFor(core, 'task/list', {});
  await cache.fetchQuery(query);
  markStale(cache, { event: 'person/changed', data: { personId: null } });
  await cache.fetchQuery(query);
  expect(sent.map(({ isByItself = false }) => isByItself)).toEqual([false, true]);
});
