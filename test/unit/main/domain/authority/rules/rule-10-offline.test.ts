import { describe, expect, test } from 'vitest';
import { account, gave, move } from '../scenario.ts';
import { mandate, proof } from '../situations.ts';
import { ago, always, answerTo, decide, owes, permits, table, wheneverPermitted } from './rule.ts';

const hours = (count: number, change: Parameters<typeof mandate>[0] = {}) =>
  mandate({ provenance: { source: 'mandate-register', asOf: ago(count * 60), isCached: true }, ...change });
const state = (is: 'none' | 'made-here' | 'invalid' | 'issuer-unknown') => ({
  credential: { state: is, hash: null, listAsOf: null },
});
const offline = (...mandates: readonly ReturnType<typeof mandate>[]) => ({ isOnline: false, mandates });
const money = { service: account, power: account.power } as const;
const toReceive = (count: number, change: Parameters<typeof mandate>[0] = {}) => ({
  ...hours(count, change),
  scope: gave('anders', [['payment-account-change', 'receive-money']]).scope,
});
const noCapture = { service: { ...move, capturesProvisionally: false } };

describe('rule 10: without a network what is known holds as long as the service allows; past that the work is captured and not done', () => {
  table([
    {
      when: 'the list is a week old, and a move allows a week',
      known: offline(hours(168)),
      gives: 'mandate',
    },
    { when: 'the list is a week and an hour old', known: offline(hours(169)), gives: 'mandate, captured' },
    {
      when: 'the same for a service that captures nothing',
      asked: noCapture,
      known: offline(hours(169)),
      gives: ['status-list-too-old'],
    },
    { when: 'the same with a network', known: { isOnline: true, mandates: [hours(169)] }, gives: 'mandate' },
    {
      when: 'no copy but the register’s own word, however old',
      known: offline(
        mandate({ provenance: { source: 'mandate-register', asOf: ago(99_999), isCached: false } }),
      ),
      gives: 'mandate',
    },
    {
      when: 'an old entry without a credential',
      asked: noCapture,
      known: offline(hours(169, state('none'))),
      gives: ['mandate-too-old-offline'],
    },
    {
      when: 'made here, a week ago, and still registered nowhere',
      asked: noCapture,
      known: offline(hours(169, state('made-here'))),
      gives: ['mandate-not-registered-yet'],
    },
    { when: 'made here this morning', known: offline(hours(3, state('made-here'))), gives: 'mandate' },
    {
      when: 'made here this morning, for money',
      asked: money,
      known: offline(toReceive(3, state('made-here'))),
      gives: ['mandate-not-registered-yet'],
    },
    {
      when: 'money, and the list is a day old',
      asked: money,
      known: offline(toReceive(24)),
      gives: 'mandate',
    },
    {
      when: 'money, and the list is a day and an hour old: never captured',
      asked: money,
      known: offline(toReceive(25)),
      gives: ['status-list-too-old'],
    },
    {
      when: 'a credential that does not verify',
      known: offline(hours(1, state('invalid'))),
      gives: ['credential-invalid'],
    },
    {
      when: 'an issuer that is not known here',
      known: offline(hours(1, state('issuer-unknown'))),
      gives: ['credential-issuer-unknown'],
    },
    {
      when: 'the lease ends this second',
      known: { lease: { notAfter: '2026-05-08T12:00:00.000Z' } },
      gives: 'mandate',
    },
    {
      when: 'the lease ended a moment ago',
      known: { lease: { notAfter: '2026-05-08T11:59:59.999Z' } },
      gives: ['lease-expired'],
    },
    { when: 'a fresh one beside an old one', known: offline(hours(169), hours(1)), gives: 'mandate' },
  ]);

  test.each([
    ['is checked again when it rests on a copy', { isOnline: true }, true],
    ['is checked again when there is no network', { isOnline: false }, true],
    [
      'is not checked again when the register itself said so just now',
      {
        isOnline: true,
        mandates: [mandate({ provenance: { source: 'mandate-register', asOf: ago(0), isCached: false } })],
      },
      false,
    ],
  ] as const)('what is done %s', (_, known, isChecked) => {
    expect(owes(decide({ known })).includes('recheck-at-sync')).toBe(isChecked);
  });

  test('what is permitted without a network is permitted with one', () => {
    always(({ request, facts }) => {
      if (!permits({ request, facts: { ...facts, isOnline: false } })) return;

      expect(permits({ request, facts: { ...facts, isOnline: true } })).toBe(true);
    });
  });

  test('past its lease a device permits nothing', () => {
    always(({ request, facts }) =>
      expect(permits({ request, facts: { ...facts, lease: { notAfter: ago(1) } } })).toBe(false),
    );
  });

  test('what is captured says so, is checked again, and is never about money', () => {
    wheneverPermitted((permit, { request }) => {
      const isCaptured = permit.provisional.length > 0;
      expect(owes(permit).includes('captured-provisionally')).toBe(isCaptured);
      if (!isCaptured) return;
      expect(owes(permit)).toContain('recheck-at-sync');
      expect(request.power).not.toBe('receive-money');
      expect(request.service.capturesProvisionally).toBe(true);
    });
  });

  test('a permit is as old as the oldest fact it rests on', () => {
    wheneverPermitted(({ freshness, ground }, { request, facts }) => {
      if (ground !== 'mandate') return;
      const same = answerTo({
        request,
        facts: { ...facts, proofs: facts.proofs.map((each) => ({ ...proof(), ...each })) },
      });
      expect(same.outcome === 'permit' && same.freshness).toEqual(freshness);
      expect(Date.parse(freshness.asOf)).toBeLessThanOrEqual(Date.parse(ago(0)));
    });
  });
});
