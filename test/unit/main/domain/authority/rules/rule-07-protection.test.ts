import { describe, expect, test } from 'vitest';
import { revealsContact } from '../../../../../../main/domain/authority/reveals-contact.ts';
import { by, claim, is, order, oskar, self } from '../scenario.ts';
import { karen } from '../situations.ts';
import { always, decide, owes, permits, table, wheneverPermitted } from './rule.ts';

const shielded = { ...karen, hasShieldedAddress: true };
const shieldedChild = { ...oskar, hasShieldedAddress: true };
const father = by('anders', 'Anders Holm');
const custody = is('custody-holder', 'anders');

describe('rule 7: separated and protected people are not led to each other’s door', () => {
  table([
    {
      when: 'a court keeps him away from her',
      known: { courtOrders: [order('no-contact', 'anders')] },
      gives: ['protected-from-party'],
    },
    {
      when: 'a court keeps somebody else away',
      known: { courtOrders: [order('no-contact', 'bodil')] },
      gives: 'mandate',
    },
    {
      when: 'the order ended yesterday',
      known: { courtOrders: [order('no-contact', 'anders', { validUntil: '2026-05-07' })] },
      gives: 'mandate',
    },
    {
      when: 'the order is about money, and keeps him away all the same',
      known: { courtOrders: [order('no-contact', 'anders', { matters: 'economic' })] },
      gives: ['protected-from-party'],
    },
    {
      when: 'her address is shielded, and he is her attorney',
      asked: { subject: shielded },
      gives: 'mandate',
    },
    {
      when: 'a shielded child, and the parent who lives elsewhere',
      asked: { subject: shieldedChild, party: father },
      known: { mandates: [], relations: [custody] },
      gives: ['protected-from-party'],
    },
    {
      when: 'a shielded child, and the parent it lives with',
      asked: { subject: shieldedChild, party: father },
      known: { mandates: [], relations: [custody, is('lives-with', 'anders')] },
      gives: 'custody',
    },
    {
      when: 'he lived with the child until yesterday',
      asked: { subject: shieldedChild, party: father },
      known: { mandates: [], relations: [custody, is('lives-with', 'anders', { until: '2026-05-07' })] },
      gives: ['protected-from-party'],
    },
    {
      when: 'a shielded child, the other parent, and a claim that shows no address',
      asked: { subject: shieldedChild, party: father, service: { ...claim, fields: [] } },
      known: { mandates: [], relations: [custody] },
      gives: 'custody',
    },
    {
      when: 'the shielded citizen in person',
      asked: { subject: shielded, party: self, mode: 'assisting' },
      gives: 'self',
    },
  ]);

  test.each([
    ['a second colleague where somebody acts for a shielded citizen', { subject: shielded }, true],
    ['none where the address is not shielded', {}, false],
    ['none for the shielded citizen in person', { subject: shielded, party: self, mode: 'assisting' }, false],
    [
      'none for a service that shows no address',
      { subject: shielded, service: { ...claim, fields: [] } },
      false,
    ],
  ] as const)('it takes %s', (_, asked, isNeeded) => {
    expect(owes(decide({ asked })).includes('four-eyes')).toBe(isNeeded);
  });

  test('whom a court keeps away does nothing here, on whatever ground', () => {
    always(({ request, facts }) => {
      const personId = request.party?.kind === 'representative' ? request.party.personId : null;
      if (personId === null) return;
      const ordered = { ...facts, courtOrders: [...facts.courtOrders, order('no-contact', personId)] };
      expect(permits({ request, facts: ordered })).toBe(false);
    });
  });

  test('nothing that shows a shielded address to somebody else is done by one alone', () => {
    wheneverPermitted((permit, { request }) => {
      if (permit.ground === 'self' || !request.subject.hasShieldedAddress || !revealsContact(request.service))
        return;
      expect(owes(permit)).toContain('four-eyes');
    });
  });
});
