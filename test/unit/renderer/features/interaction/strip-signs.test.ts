import { expect, test } from 'vitest';
import { stripSigns } from '../../../../../renderer/features/interaction/strip-signs.ts';
import { begun, passport, refusal, selfPermit } from './conversation.ts';

test('at the start only who it is about, what for and the mode are settled', () => {
  expect(stripSigns(begun, null)).toEqual({
    who: 'settled',
    party: 'open',
    identity: 'open',
    ground: 'open',
    purpose: 'settled',
    mode: 'settled',
  });
});

test('a proof that falls short is not shown as settled, whatever level an older proof gives', () => {
  const expired = { ...passport, level: 'none' as const, shortfall: 'document-expired' as const };
  expect(stripSigns({ ...begun, proofs: [expired] }, null).identity).toBe('attention');
  expect(stripSigns({ ...begun, proofs: [expired, passport], level: 'high' }, null).identity).toBe(
    'attention',
  );
  expect(stripSigns({ ...begun, proofs: [passport], level: 'high' }, null).identity).toBe('settled');
});

test('the ground says what the authority says of the service in view', () => {
  expect(stripSigns(begun, refusal).ground).toBe('stopped');
  expect(stripSigns(begun, selfPermit).ground).toBe('settled');
  const provisional = refusal.outcome === 'refuse' ? refusal.missing : [];
  expect(stripSigns(begun, { ...selfPermit, provisional }).ground).toBe('attention');
});

test('information needs neither identity nor ground', () => {
  const signs = stripSigns({ ...begun, mode: 'informing' }, refusal);
  expect([signs.identity, signs.ground]).toEqual(['settled', 'settled']);
});
