import { expect, test } from 'vitest';
import { startingMandate } from '../../../../../renderer/features/mandates/starting-mandate.ts';
import { anders, mandate } from './drawn-up.ts';

const expired = mandate({ mandateId: 'old', status: 'expired', madeOn: '2026-04-01' });
const live = mandate({ mandateId: 'live', madeOn: '2026-01-02' });
const newer = mandate({ mandateId: 'newer', madeOn: '2026-03-02' });
const withdrawn = mandate({ mandateId: 'withdrawn', status: 'revoked' });

test('a new mandate begins with the newest live one to the one in contact', () => {
  expect(startingMandate([expired, live, newer, withdrawn], anders, null)?.mandateId).toBe('newer');
});

test('an expired one is renewed where nothing else holds; a withdrawn one is never built on', () => {
  expect(startingMandate([withdrawn, expired], anders, null)?.mandateId).toBe('old');
  expect(startingMandate([withdrawn], anders, null)).toBeNull();
});

test('the one that was asked for wins, and somebody else’s is never taken', () => {
  expect(startingMandate([live, expired], null, 'old')?.mandateId).toBe('old');
  expect(startingMandate([live], { kind: 'subject' }, null)).toBeNull();
});
