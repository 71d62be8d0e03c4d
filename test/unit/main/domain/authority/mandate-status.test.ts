import { expect, test } from 'vitest';
import { mandateStatus } from '../../../../../main/domain/authority/mandate-status.ts';

const period = { validFrom: '2026-01-10', validUntil: '2026-01-20', revokedOn: null };

test.each([
  ['2026-01-09', 'not-yet'],
  ['2026-01-10', 'live'],
  ['2026-01-20', 'live'],
  ['2026-01-21', 'expired'],
] as const)('on %s a mandate from the 10th to the 20th is %s', (today, status) => {
  expect(mandateStatus(period, today)).toBe(status);
});

test('a withdrawal goes before everything else, from its own day on', () => {
  const withdrawn = { ...period, revokedOn: '2026-01-15' };
  expect(['2026-01-14', '2026-01-15', '2026-01-21'].map((day) => mandateStatus(withdrawn, day))).toEqual([
    'live',
    'revoked',
    'revoked',
  ]);
});

test('without an end it holds until it is withdrawn', () => {
  expect(mandateStatus({ ...period, validUntil: null }, '2099-12-31')).toBe('live');
});
