import { describe, expect, test } from 'vitest';
import { account, gave, is, self } from '../scenario.ts';
import { proof } from '../situations.ts';
import { answerTo, decide, owes, table, wheneverPermitted, always } from './rule.ts';

const money = { service: account, power: account.power } as const;
const inPerson = { ...money, party: self, mode: 'assisting' } as const;
const mayReceive = { mandates: [gave('anders', [['payment-account-change', 'receive-money']])] };
const mayAct = {
  mandates: [
    gave('anders', [
      ['payment-account-change', 'act'],
      ['payment-account-change', 'see'],
    ]),
  ],
};
const recent = (level: 'substantial' | 'high') => ({ proofs: [proof({ level })] });

describe('rule 11: money takes the highest level, a mandate with that very power, and a call back where it was done by phone', () => {
  table([
    { when: 'the citizen with a passport', asked: inPerson, gives: 'self' },
    {
      when: 'the citizen with something less',
      asked: inPerson,
      known: recent('substantial'),
      gives: ['level-too-low'],
    },
    {
      when: 'the citizen by phone',
      asked: { ...inPerson, channel: 'phone' },
      known: recent('substantial'),
      gives: 'self',
    },
    {
      when: 'the citizen by video, which the register does not offer',
      asked: { ...inPerson, channel: 'video' },
      gives: ['channel-not-allowed'],
    },
    {
      when: 'an attorney with the power to receive money',
      asked: money,
      known: mayReceive,
      gives: 'mandate',
    },
    { when: 'an attorney who may see and act', asked: money, known: mayAct, gives: ['mandate-lacks-power'] },
    {
      when: 'an attorney who may receive money, and shows something less than a passport',
      asked: money,
      known: { ...mayReceive, ...recent('substantial') },
      gives: ['level-too-low'],
    },
    {
      when: 'a guardian for money',
      asked: money,
      known: { mandates: [], relations: [is('guardian', 'anders', { matters: 'economic' })] },
      gives: 'guardianship',
    },
    {
      when: 'a guardian for everything else',
      asked: money,
      known: { mandates: [], relations: [is('guardian', 'anders', { matters: 'personal' })] },
      gives: ['relation-out-of-scope'],
    },
    {
      when: 'an emergency',
      asked: money,
      known: { mandates: [], emergency: { reason: 'She has fallen.', secondStaffId: 's-2' } },
      gives: ['no-ground', 'emergency-not-for-this'],
    },
  ]);

  test.each([
    ['by phone', 'phone', true],
    ['when we called', 'callback', true],
    ['at the counter', 'counter', false],
    ['in the mobile unit', 'mobile-unit', false],
  ] as const)('a new account %s: the registered number is rung back: %s %s', (_, channel, isRung) => {
    expect(owes(decide({ asked: { ...inPerson, channel } })).includes('ring-back')).toBe(isRung);
  });

  test('whoever is permitted to receive money by mandate was given that power, and nothing of it is captured', () => {
    wheneverPermitted((permit, { request, facts }) => {
      if (request.power !== 'receive-money') return;
      expect(permit.provisional).toEqual([]);
      expect(permit.ground).not.toBe('emergency');
      const { evidence } = permit;
      if (evidence.kind !== 'mandate') return;
      const named = facts.mandates.filter(({ mandateId }) => mandateId === evidence.mandateId);
      expect(named.some((each) => each.scope.some(({ power }) => power === 'receive-money'))).toBe(true);
    });
  });

  test('every account that changes by phone is rung back', () => {
    always(({ request, facts }) => {
      const answer = answerTo({ request: { ...request, ...money, channel: 'phone' }, facts });
      if (answer.outcome !== 'permit') return;
      expect(owes(answer)).toContain('ring-back');
    });
  });
});
