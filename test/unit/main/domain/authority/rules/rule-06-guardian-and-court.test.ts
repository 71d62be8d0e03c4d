import { describe, expect, test } from 'vitest';
import { account, is, order, self } from '../scenario.ts';
import { always, answerTo, permits, table } from './rule.ts';

const guardian = (personId: string, change: Parameters<typeof is>[2] = {}) =>
  is('guardian', personId, change);
const money = { service: account, power: account.power } as const;

describe('rule 6: a guardian or a court overrides a mandate in the same matters, and two that contradict go to a supervisor', () => {
  table([
    {
      when: 'somebody else is the guardian',
      known: { relations: [guardian('bodil')] },
      gives: ['contradicting-grounds'],
    },
    {
      when: 'the attorney is the guardian too',
      known: { relations: [guardian('anders')] },
      gives: 'guardianship',
    },
    {
      when: 'the other’s guardianship ended yesterday',
      known: { relations: [guardian('bodil', { until: '2026-05-07' })] },
      gives: 'mandate',
    },
    {
      when: 'it ends today',
      known: { relations: [guardian('bodil', { until: '2026-05-08' })] },
      gives: ['contradicting-grounds'],
    },
    {
      when: 'it begins tomorrow',
      known: { relations: [guardian('bodil', { from: '2026-05-09' })] },
      gives: 'mandate',
    },
    {
      when: 'it is for money, and this is a move',
      known: { relations: [guardian('bodil', { matters: 'economic' })] },
      gives: 'mandate',
    },
    {
      when: 'it is for personal matters, and this is a move',
      known: { relations: [guardian('bodil', { matters: 'personal' })] },
      gives: ['contradicting-grounds'],
    },
    {
      when: 'a court has named somebody else',
      known: { courtOrders: [order('representation', 'bodil')] },
      gives: ['contradicting-grounds'],
    },
    {
      when: 'for other matters',
      known: { courtOrders: [order('representation', 'bodil', { matters: 'economic' })] },
      gives: 'mandate',
    },
    {
      when: 'until yesterday',
      known: { courtOrders: [order('representation', 'bodil', { validUntil: '2026-05-07' })] },
      gives: 'mandate',
    },
    {
      when: 'the guardian comes',
      known: { mandates: [], relations: [guardian('anders')] },
      gives: 'guardianship',
    },
    {
      when: 'the guardian comes, and a court has named somebody else',
      known: {
        mandates: [],
        relations: [guardian('anders')],
        courtOrders: [order('representation', 'bodil')],
      },
      gives: ['contradicting-grounds'],
    },
    {
      when: 'the guardian for personal matters asks about money',
      asked: money,
      known: { mandates: [], relations: [guardian('anders', { matters: 'personal' })] },
      gives: ['relation-out-of-scope'],
    },
    {
      when: 'whoever the court has named comes',
      known: { mandates: [], courtOrders: [order('representation', 'anders')] },
      gives: 'court-order',
    },
    {
      when: 'whoever the court has named comes, and there is a guardian',
      known: {
        mandates: [],
        courtOrders: [order('representation', 'anders')],
        relations: [guardian('bodil')],
      },
      gives: ['contradicting-grounds'],
    },
    {
      when: 'the order has run out',
      known: { mandates: [], courtOrders: [order('representation', 'anders', { validUntil: '2026-05-07' })] },
      gives: ['order-ended'],
    },
    {
      when: 'the order is about other matters',
      known: { mandates: [], courtOrders: [order('representation', 'anders', { matters: 'economic' })] },
      gives: ['order-out-of-scope'],
    },
    {
      when: 'the citizen in person, who has a guardian',
      asked: { party: self, mode: 'assisting' },
      known: { relations: [guardian('bodil')] },
      gives: 'self',
    },
  ]);

  test('while somebody else is guardian in everything, no mandate, custody or order permits anything', () => {
    always(({ request, facts }) => {
      const answer = answerTo({
        request,
        facts: { ...facts, relations: [...facts.relations, guardian('somebody-else')] },
      });
      if (answer.outcome !== 'permit') return;

      expect(['self', 'guardianship', 'business-role', 'emergency']).toContain(answer.ground);
    });
  });

  test('an emergency breaks no contradiction', () => {
    always(({ request, facts }) => {
      const both = {
        ...facts,
        relations: [guardian('anders')],
        courtOrders: [order('representation', 'bodil')],
      };
      const urgent = { ...both, emergency: { reason: 'Fire', secondStaffId: 's-2' } };
      const isHis = request.party?.kind === 'representative' && request.party.personId === 'anders';
      expect(isHis && permits({ request, facts: urgent })).toBe(false);
    });
  });
});
