import { describe, expect, test } from 'vitest';
import { account, move } from '../scenario.ts';
import { karen, proof } from '../situations.ts';
import { always, answerTo, decide, owes, table, wheneverPermitted } from './rule.ts';

const claimed = (reason: string, secondStaffId: string | null = null) => ({
  mandates: [],
  emergency: { reason, secondStaffId },
});
const fallen = claimed('She has fallen and cannot speak.');

describe('rule 12: breaking the glass takes a reason first, is never for money, and is looked at by a second person', () => {
  table([
    { when: 'with a reason', known: fallen, gives: 'emergency' },
    {
      when: 'with a reason, and nobody’s identity shown',
      known: { ...fallen, proofs: [] },
      gives: 'emergency',
    },
    {
      when: 'with blanks for a reason',
      known: claimed('   '),
      gives: ['no-ground', 'emergency-reason-missing'],
    },
    { when: 'not claimed', known: { mandates: [] }, gives: ['no-ground'] },
    {
      when: 'claimed although a mandate permits it: the mandate is the ground',
      known: { emergency: fallen.emergency },
      gives: 'mandate',
    },
    {
      when: 'for a service that knows no emergency',
      asked: { service: { ...move, emergency: false } },
      known: fallen,
      gives: ['no-ground', 'emergency-not-for-this'],
    },
    {
      when: 'for money',
      asked: { service: account, power: account.power },
      known: fallen,
      gives: ['no-ground', 'emergency-not-for-this'],
    },
    {
      when: 'for the power to receive money of a service that knows emergencies',
      asked: { power: 'receive-money' },
      known: fallen,
      gives: ['no-ground', 'emergency-not-for-this'],
    },
    {
      when: 'for somebody who has died',
      asked: { subject: { ...karen, civilStatus: 'deceased' } },
      known: fallen,
      gives: ['subject-deceased'],
    },
    {
      when: 'nobody has said who is in contact',
      asked: { party: null },
      known: fallen,
      gives: ['party-unknown'],
    },
    {
      when: 'on one’s own family',
      asked: {
        staff: { staffId: 's-1', role: 'counter', personId: 'karen', relatedPersonIds: [], office: 'Aarhus' },
      },
      known: fallen,
      gives: ['own-file', 'no-ground'],
    },
    {
      when: 'past the lease',
      known: { ...fallen, lease: { notAfter: '2026-05-01T00:00:00Z' } },
      gives: ['lease-expired', 'no-ground'],
    },
  ]);

  test.each([
    ['alone', null, true],
    ['with oneself as the second', 's-1', true],
    ['with a colleague', 's-2', false],
  ] as const)('somebody who breaks it %s needs a second pair of eyes: %s %s', (_, second, isNeeded) => {
    const answer = decide({ known: claimed('She has fallen.', second) });
    expect(owes(answer).includes('four-eyes')).toBe(isNeeded);
    expect(owes(answer)).toContain('emergency-review');
  });

  test('it says how little is known of who came', () => {
    const levels = [[], [proof({ level: 'low' })], [proof()]].map((proofs) => {
      const answer = decide({ known: { ...fallen, proofs } });
      return answer.outcome === 'permit'
        ? [answer.level, owes(answer).includes('ask-again-at-counter')]
        : null;
    });
    expect(levels).toEqual([
      ['none', true],
      ['low', false],
      ['high', false],
    ]);
  });

  test('no act is an emergency that nobody claimed, and each one is reviewed and told', () => {
    wheneverPermitted((permit, { facts }) => {
      if (permit.ground !== 'emergency') return;
      expect(facts.emergency?.reason.trim()).toBeTruthy();
      expect(owes(permit)).toEqual(expect.arrayContaining(['emergency-review', 'notify-represented']));
    });
  });

  test('an emergency is the last ground: it never takes the place of one that holds', () => {
    always(({ request, facts }) => {
      const calm = answerTo({ request, facts: { ...facts, emergency: null } });
      const urgent = answerTo({
        request,
        facts: { ...facts, emergency: { reason: 'Fire', secondStaffId: null } },
      });
      if (calm.outcome !== 'permit') return;
      expect(urgent).toEqual(calm);
    });
  });
});
