import { describe, expect, test } from 'vitest';
import type { CallFrame, CoreFrame } from '../../../../preload/contract/wire.ts';
import { createCoreClient } from '../../../../renderer/api/core-client.ts';
import type { WireListener } from '../../../../renderer/api/wire.ts';

const openLine = (patienceMs?: number) => {
  const sent: CallFrame[] = [];
  let listener: WireListener | undefined;
  const client = createCoreClient((given) => {
    listener = given;
    return { send: (frame) => sent.push(frame), close: () => undefined };
  }, patienceMs);
  return {
    client,
    sent,
    open: () => listener?.onState('open'),
    cut: () => listener?.onState('waiting'),
    hear: (frame: CoreFrame) => listener?.onFrame(frame),
  };
};
const answered = (id: number, value: unknown): CoreFrame => ({
  type: 'answer',
  id,
  answer: { ok: true, value },
});
const lost = { ok: false, problem: { code: 'connection/lost' } };

describe('a query', () => {
  test('asked before the line is open is sent once it is', async () => {
    const line = openLine();
    const answer = line.client.call('outbox/list', {});
    expect(line.sent).toEqual([]);
    line.open();
    expect(line.sent).toEqual([{ type: 'call', id: 1, call: 'outbox/list', input: {} }]);
    line.hear(answered(1, { items: [] }));
    expect(await answer).toEqual({ ok: true, value: { items: [] } });
  });

  test('whose line was cut is asked again on the next one, and answered once', async () => {
    const line = openLine();
    line.open();
    const answer = line.client.call('outbox/list', {});
    line.cut();
    line.open();
    expect(line.sent.map(({ id }) => id)).toEqual([1, 1]);
    line.hear(answered(1, { items: [] }));
    line.hear(answered(1, 'a second answer'));
    expect(await answer).toEqual({ ok: true, value: { items: [] } });
  });

  test('says when nobody asked for it but the page itself', () => {
    const line = openLine();
    line.open();
    void line.client.call('outbox/list', {}, true);
    expect(line.sent).toEqual([{ type: 'call', id: 1, call: 'outbox/list', input: {}, isByItself: true }]);
  });

  test('that was answered is not asked again', async () => {
    const line = openLine();
    line.open();
    const answer = line.client.call('outbox/list', {});
    line.hear(answered(1, { items: [] }));
    await answer;
    line.cut();
    line.open();
    expect(line.sent).toHaveLength(1);
  });
});

describe('a command', () => {
  test('whose line was cut answers that nobody knows, and is never sent again', async () => {
    const line = openLine();
    line.open();
    const answer = line.client.call('outbox/send-now', {});
    line.cut();
    line.open();
    expect(await answer).toEqual(lost);
    expect(line.sent).toHaveLength(1);
  });

  test('given while there is no line is sent when there is', async () => {
    const line = openLine();
    const answer = line.client.call('outbox/send-now', {});
    line.open();
    line.hear(answered(1, {}));
    expect(await answer).toEqual({ ok: true, value: {} });
  });

  test('that found no line in time is given up, and not sent later', async () => {
    const line = openLine(1);
    expect(await line.client.call('outbox/send-now', {})).toEqual(lost);
    line.open();
    expect(line.sent).toEqual([]);
  });
});

describe('an event', () => {
  test('of the contract reaches its listeners until they leave', () => {
    const line = openLine();
    const heard: unknown[] = [];
    const leave = line.client.onEvent((event) => heard.push(event));
    const frame: CoreFrame = { type: 'event', event: 'session/ended', data: { reason: 'idle' } };
    line.hear(frame);
    leave();
    line.hear(frame);
    expect(heard).toEqual([{ event: 'session/ended', data: { reason: 'idle' } }]);
  });

  test('that the contract does not know is nobody’s news', () => {
    const line = openLine();
    const heard: unknown[] = [];
    line.client.onEvent((event) => heard.push(event));
    line.hear({ type: 'event', event: 'toString', data: {} });
    line.hear({ type: 'event', event: 'session/ended', data: { reason: 'because' } });
    expect(heard).toEqual([]);
  });
});
