import { expect, test } from 'vitest';
import type { MethodOffer } from '../../../../../preload/contract/identity.ts';
import { methodAtHand } from '../../../../../renderer/features/interaction/identity/method-at-hand.ts';

const offer = (method: string, whyNot: MethodOffer['whyNot'] = null): MethodOffer => ({
  method,
  kind: 'document',
  level: 'substantial',
  maxAgeMinutes: null,
  whyNot,
});

test('the form that was open first stays open when a better way becomes possible', () => {
  const methods = [offer('eid'), offer('passport')];
  expect(methodAtHand(methods, { chosen: null, first: 'passport' })?.method).toBe('passport');
});

test('where the first way has become impossible, the best that is possible takes its place', () => {
  const methods = [offer('passport'), offer('eid', 'offline')];
  expect(methodAtHand(methods, { chosen: null, first: 'eid' })?.method).toBe('passport');
});

test('what somebody chose stays, also where it cannot be used now', () => {
  const methods = [offer('passport'), offer('eid', 'offline')];
  expect(methodAtHand(methods, { chosen: 'eid', first: 'passport' })?.method).toBe('eid');
});
