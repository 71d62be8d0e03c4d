import { describe, expect, test } from 'vitest';
import { by, company, is, order, oskar, role, self } from '../scenario.ts';
import { mandate } from '../situations.ts';
import { always, answerTo, decide, owes, permits, table, wheneverPermitted, type Row } from './rule.ts';

const son = by('anders', 'Anders Holm');
const none = { mandates: [] };
const office = { kind: 'office' } as const;
const rows: readonly (readonly [string, Omit<Row, 'when' | 'gives'>, boolean])[] = [
  ['a son with a mandate', {}, true],
  ['the guardian', { known: { ...none, relations: [is('guardian', 'anders')] } }, true],
  [
    'whoever a court has named',
    { known: { ...none, courtOrders: [order('representation', 'anders')] } },
    true,
  ],
  [
    'a custody holder',
    {
      asked: { subject: oskar, party: son },
      known: { ...none, relations: [is('custody-holder', 'anders')] },
    },
    true,
  ],
  [
    'a director',
    {
      asked: { subject: company, party: son },
      known: { ...none, businessRoles: [role('anders', 'director')] },
    },
    true,
  ],
  [
    'the office',
    {
      asked: { party: office },
      known: { mandates: [mandate({ grantee: { kind: 'office', partyId: null, name: 'Aarhus' } })] },
    },
    true,
  ],
  [
    'somebody in an emergency',
    { known: { ...none, emergency: { reason: 'She has fallen.', secondStaffId: 's-2' } } },
    true,
  ],
  ['the citizen in person', { asked: { party: self, mode: 'assisting' } }, false],
];

describe('rule 13: whoever is represented is told of it, and a mandate ends as easily as it began', () => {
  test.each(rows)('of what %s did the citizen is told: %s %s', (_, situation, isTold) => {
    const answer = decide(situation);
    expect(answer.outcome).toBe('permit');
    expect(owes(answer).includes('notify-represented')).toBe(isTold);
  });

  table([
    {
      when: 'withdrawn this morning, and asked for this afternoon',
      known: { mandates: [mandate({ revokedOn: '2026-05-08' })] },
      gives: ['mandate-revoked'],
    },
    {
      when: 'withdrawn, and another one stands',
      known: { mandates: [mandate({ revokedOn: '2026-05-08' }), mandate({ madeOn: '2026-05-07' })] },
      gives: 'mandate',
    },
  ]);

  test('every act for somebody else is told, and only those are', () => {
    wheneverPermitted((permit) =>
      expect(owes(permit).includes('notify-represented')).toBe(permit.ground !== 'self'),
    );
  });

  test('nobody acts in person for somebody else', () => {
    wheneverPermitted((permit, { request }) => {
      if (permit.ground !== 'self') return;
      expect(request.party?.kind).toBe('subject');
    });
  });

  test('once every mandate is withdrawn none of them permits anything, on the same day', () => {
    always(({ request, facts }) => {
      const mandates = facts.mandates.map((each) => ({ ...each, revokedOn: '2026-05-08' }));
      const answer = answerTo({ request, facts: { ...facts, mandates } });
      expect(answer.outcome === 'permit' && answer.evidence.kind).not.toBe('mandate');
    });
  });

  test('withdrawing one opens nothing', () => {
    always(({ request, facts }) => {
      const [first, ...others] = facts.mandates;
      if (!first) return;
      const withdrawn = { ...facts, mandates: [{ ...first, revokedOn: '2026-05-01' }, ...others] };
      if (!permits({ request, facts: withdrawn })) return;
      expect(permits({ request, facts })).toBe(true);
    });
  });
});
