import { expect, test } from 'vitest';
import type { CoreEvent } from '../../../../preload/contract/events.ts';
import { calls } from '../../../../preload/contract/calls.ts';
import { InteractionId } from '../../../../preload/contract/values.ts';
import { isStaleAfter } from '../../../../renderer/api/stale-after.ts';

const staleAfter = (event: CoreEvent): readonly string[] =>
  Object.entries(calls)
    .filter(([name, call]) => call.kind === 'query' && isStaleAfter(event, name))
    .map(([name]) => name);

test('a change of the status line asks again only for what depends on the network, or on the lease', () => {
  expect(staleAfter({ event: 'status/changed', data: {} })).toEqual([
    'session/current',
    'status/line',
    'person/reveal-offer',
    'identity/offer',
    'authority/decide',
    'service/list',
    'mandate/offer',
    'trip/get',
  ]);
});

test('a change of the outbox is seen in the outbox, the status, the tabs and the file', () => {
  expect(staleAfter({ event: 'outbox/changed', data: {} })).toEqual(
    expect.arrayContaining(['outbox/list', 'status/line', 'interaction/list-open', 'person/file']),
  );
});

test('a change of an interaction reaches what is decided and offered in it', () => {
  const interactionId = InteractionId.parse('i1');
  expect(staleAfter({ event: 'interaction/changed', data: { interactionId } })).toEqual(
    expect.arrayContaining(['interaction/get', 'authority/decide', 'service/list', 'act/form', 'act/review']),
  );
});

test('whoever is here now is identified by what is offered to them, and not to whom was here before', () => {
  const interactionId = InteractionId.parse('i1');
  const identity = ['identity/offer', 'identity/read-mrz', 'identity/assess-points', 'identity/questions'];
  for (const event of [
    { event: 'interaction/changed', data: { interactionId } },
    { event: 'person/changed', data: { personId: null } },
  ] as const) {
    expect(staleAfter(event)).toEqual(expect.arrayContaining(identity));
  }
});

test('a change of a person does not ask who is signed in', () => {
  const stale = staleAfter({ event: 'person/changed', data: { personId: null } });
  expect(stale).toContain('person/file');
  expect(stale).not.toContain('session/current');
});
