import { expect, test } from 'vitest';
import type { OutboxItem } from '../../../../../preload/contract/outbox.ts';
import { EnvelopeId, InteractionId, PersonId } from '../../../../../preload/contract/values.ts';
import { filterOutbox } from '../../../../../renderer/features/outbox/outbox-filter.ts';

const item = (name: string, state: OutboxItem['state']): OutboxItem => ({
  envelopeId: EnvelopeId.parse(name),
  kind: 'act-completed',
  serviceId: null,
  interactionId: InteractionId.parse('i'),
  subject: { personId: PersonId.parse('p'), name: 'Ole' },
  reference: null,
  staffName: 'Maria',
  state,
  capturedAt: '2026-05-02T10:00:00Z',
  sentAt: null,
  effectiveAt: null,
  attempts: 0,
  nextTryAt: null,
  reason: null,
  isResolved: false,
  clockNote: null,
});
const items = [item('a', 'captured'), item('b', 'effective'), item('c', 'parked'), item('d', 'sent')];
const names = (filter: 'all' | 'waiting' | 'parked' | 'effective') =>
  filterOutbox(items, filter).map((found) => found.envelopeId);

test('what needs a person stands first, the rest keeps its order', () => {
  expect(names('all')).toEqual(['c', 'a', 'b', 'd']);
});

test('what is not in force yet is on its way, whether sent or not', () => {
  expect(names('waiting')).toEqual(['a', 'd']);
});

test('every item is in exactly one part', () => {
  const parts = [...names('waiting'), ...names('parked'), ...names('effective')];
  expect(parts.toSorted()).toEqual(['a', 'b', 'c', 'd']);
});
