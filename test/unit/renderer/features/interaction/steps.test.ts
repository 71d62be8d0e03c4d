import { describe, expect, test } from 'vitest';
import type { Interaction } from '../../../../../preload/contract/interaction.ts';
import {
  firstOpenStep,
  newestDraft,
  placeOf,
  stepStates,
} from '../../../../../renderer/features/interaction/steps.ts';
import { act, begun, passport } from './conversation.ts';

const known: Interaction = { ...begun, party: { kind: 'subject' }, proofs: [passport], level: 'high' };
const draft = act('a1', 'draft', '2026-05-04T08:10:00Z');
const done = act('a0', 'completed', '2026-05-04T08:12:00Z');

describe('a conversation that is opened again stands', () => {
  test.each<[string, Interaction, string]>([
    ['at the contact while nobody has said who is here', begun, 'contact'],
    ['at the identity while it is not known', { ...begun, party: { kind: 'subject' } }, 'identity'],
    ['at the services when the identity is known', known, 'authority'],
    [
      'at the services where information needs no identity',
      { ...begun, party: { kind: 'subject' }, mode: 'informing' },
      'authority',
    ],
    ['at the form that was begun', { ...known, acts: [done, draft] }, 'service'],
    ['at its end when it has ended', { ...known, acts: [draft], state: 'completed' }, 'end'],
  ])('%s', (_, interaction, step) => {
    expect(firstOpenStep(interaction)).toBe(step);
    expect(placeOf('no-such-step', interaction)).toBe(step);
  });
});

test('an address that names a step leads there, the receipt included', () => {
  expect(placeOf('review', begun)).toBe('review');
  expect(placeOf('receipt', begun)).toBe('receipt');
});

test('the newest draft is the one to go on with', () => {
  const newer = act('a2', 'draft', '2026-05-04T09:00:00Z');
  expect(newestDraft({ ...known, acts: [newer, draft, done] })).toBe(newer);
  expect(newestDraft({ ...known, acts: [done] })).toBeNull();
});

test('there is nothing to fill in before a service is begun, and nothing left after it is completed', () => {
  expect(stepStates(known)).toMatchObject({ service: 'later', review: 'later' });
  expect(stepStates({ ...known, acts: [draft] })).toMatchObject({ service: 'open', review: 'open' });
  expect(stepStates({ ...known, acts: [done] })).toMatchObject({ service: 'done', review: 'done' });
});
