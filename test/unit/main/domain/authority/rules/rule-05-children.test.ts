import { describe, expect, test } from 'vitest';
import { account, by, claim, is, oskar, order, self, viola } from '../scenario.ts';
import { anders } from '../situations.ts';
import { always, answerTo, decide, owes, permits, table } from './rule.ts';

const parent = by('anders', 'Anders Holm');
const custody = (personId: string, change: Parameters<typeof is>[2] = {}) =>
  is('custody-holder', personId, change);
const alone = { mandates: [], relations: [custody('anders')] };
const shared = { mandates: [], relations: [custody('anders'), custody('mette')] };
const forOskar = { subject: oskar, party: parent } as const;
const inPerson = { party: self, mode: 'assisting' } as const;

describe('rule 5: custody holders decide for a child, both are told where both must be, and no age alone refuses', () => {
  table([
    { when: 'the one who holds custody', asked: forOskar, known: alone, gives: 'custody' },
    { when: 'one of two who hold it', asked: forOskar, known: shared, gives: 'custody' },
    {
      when: 'one of two, for the child’s account, which both decide',
      asked: { ...forOskar, service: account, power: account.power },
      known: shared,
      gives: ['needs-both-custody-holders'],
    },
    {
      when: 'both are here for it',
      asked: { ...forOskar, service: account, power: account.power },
      known: { ...shared, alsoPresent: ['mette'] },
      gives: 'custody',
    },
    {
      when: 'the other one lost custody in court',
      asked: { ...forOskar, service: account, power: account.power },
      known: { ...shared, courtOrders: [order('custody-removed', 'mette')] },
      gives: 'custody',
    },
    {
      when: 'this one lost it in court',
      asked: forOskar,
      known: { ...shared, courtOrders: [order('custody-removed', 'anders')] },
      gives: ['order-excludes-party', 'relation-ended'],
    },
    {
      when: 'custody that ended yesterday',
      asked: forOskar,
      known: { mandates: [], relations: [custody('anders', { until: '2026-05-07' })] },
      gives: ['relation-ended'],
    },
    {
      when: 'custody that ends today',
      asked: forOskar,
      known: { mandates: [], relations: [custody('anders', { until: '2026-05-08' })] },
      gives: 'custody',
    },
    {
      when: 'the child is eighteen today',
      asked: { party: parent, subject: { ...oskar, birthDate: '2008-05-08' } },
      known: alone,
      gives: ['relation-ended'],
    },
    {
      when: 'the child is eighteen tomorrow',
      asked: { party: parent, subject: { ...oskar, birthDate: '2008-05-09' } },
      known: alone,
      gives: 'custody',
    },
    {
      when: 'a parent without custody',
      asked: forOskar,
      known: { mandates: [], relations: [is('parent', 'anders')] },
      gives: ['carer-is-no-representative'],
    },
    {
      when: 'whoever lives with the child and cares for it',
      asked: forOskar,
      known: { mandates: [], relations: [is('lives-with', 'anders')] },
      gives: ['carer-is-no-representative'],
    },
    {
      when: 'somebody whom no register knows, and who says to be the parent',
      asked: { subject: oskar, party: { ...anders, personId: 'ole', claimedRelation: 'parent' } },
      known: { mandates: [], relations: [] },
      gives: ['carer-is-no-representative'],
    },
    { when: 'the child of fifteen itself', asked: { ...inPerson, subject: viola }, gives: 'self' },
    { when: 'the child of six itself', asked: { ...inPerson, subject: oskar }, gives: 'self' },
  ]);

  test.each([
    ['both custody holders of a move', forOskar, shared, true],
    ['nobody else where one holds custody alone', forOskar, alone, false],
    ['nobody else of a claim that one may make', { ...forOskar, service: claim }, shared, false],
    [
      'the custody holders of a move that a child of fourteen makes itself',
      { ...inPerson, subject: { ...viola, birthDate: '2011-05-09' } },
      shared,
      true,
    ],
    [
      'nobody of a move that a child of fifteen makes itself',
      { ...inPerson, subject: { ...viola, birthDate: '2011-05-08' } },
      shared,
      false,
    ],
  ] as const)('a letter tells %s', (_, asked, known, isWritten) => {
    expect(owes(decide({ asked, known })).includes('letter-to-both-custody-holders')).toBe(isWritten);
  });

  test('whoever is there in person is answered the same at every age', () => {
    always((each) => {
      const born = (birthDate: string | null) => ({
        ...each,
        request: { ...each.request, party: self, subject: { ...each.request.subject, birthDate } },
      });
      const outcomes = ['1940-01-01', '2011-05-09', '2022-01-01', null].map((day) => permits(born(day)));
      expect(new Set(outcomes).size).toBe(1);
    });
  });

  test('custody is a ground for children alone', () => {
    always((each) => {
      const adult = { ...each.request, subject: { ...each.request.subject, birthDate: '2008-05-08' } };
      const answer = answerTo({ ...each, request: adult });
      expect(answer.outcome === 'permit' && answer.ground).not.toBe('custody');
    });
  });
});
