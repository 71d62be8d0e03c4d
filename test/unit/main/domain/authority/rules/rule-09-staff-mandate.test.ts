import { describe, expect, test } from 'vitest';
import { InteractionId } from '../../../../../../preload/contract/values.ts';
import { account, move, office } from '../scenario.ts';
import { mandate } from '../situations.ts';
import { always, answerTo, decide, owes, table, wheneverPermitted } from './rule.ts';

const here = { kind: 'office', partyId: null, name: 'Aarhus' } as const;
const given = (change: Parameters<typeof mandate>[0] = {}) => ({
  proofs: [],
  mandates: [mandate({ grantee: here, givenBy: 'signature-on-screen', ...change })],
});
const asked = { party: office } as const;
const thisContact = InteractionId.parse('i-1');
const lowPhone = { service: { ...move, levels: { phone: 'low' } }, channel: 'phone', party: office } as const;

describe('rule 9: the office acts on a mandate given to it, for one contact or a stated time, worth what the way of giving it was', () => {
  table([
    { when: 'given for a stated time', asked, known: given(), gives: 'staff-mandate' },
    {
      when: 'given for this contact alone',
      asked,
      known: given({ validUntil: null, interactionId: thisContact }),
      gives: 'staff-mandate',
    },
    {
      when: 'given for another contact',
      asked,
      known: given({ validUntil: null, interactionId: InteractionId.parse('i-2') }),
      gives: ['mandate-other-interaction'],
    },
    { when: 'given for ever', asked, known: given({ validUntil: null }), gives: ['office-not-empowered'] },
    {
      when: 'given to another office',
      asked,
      known: given({ grantee: { ...here, name: 'Odense' } }),
      gives: ['office-not-empowered'],
    },
    { when: 'given to nobody', asked, known: { proofs: [], mandates: [] }, gives: ['office-not-empowered'] },
    {
      when: 'given to a person of the office’s name',
      asked,
      known: given({ grantee: { kind: 'person', partyId: null, name: 'Aarhus' } }),
      gives: ['office-not-empowered'],
    },
    { when: 'withdrawn', asked, known: given({ revokedOn: '2026-05-08' }), gives: ['mandate-revoked'] },
    {
      when: 'for another service',
      asked: { ...asked, service: account, power: account.power },
      known: given(),
      gives: ['mandate-lacks-power', 'level-too-low'],
    },
    { when: 'by code', asked, known: given({ givenBy: 'code' }), gives: 'staff-mandate' },
    {
      when: 'by words on the phone',
      asked,
      known: given({ givenBy: 'phone-read-back' }),
      gives: 'staff-mandate',
    },
    {
      when: 'by a letter that nobody saw being written, for a move',
      asked,
      known: given({ givenBy: 'request-letter' }),
      gives: ['level-too-low'],
    },
    {
      when: 'by a letter, where little is asked for',
      asked: lowPhone,
      known: given({ givenBy: 'request-letter' }),
      gives: 'staff-mandate',
    },
    {
      when: 'the citizen is there, and the office has a mandate: she acts',
      asked: { party: { kind: 'subject' }, mode: 'assisting' },
      known: { mandates: given().mandates },
      gives: 'self',
    },
    {
      when: 'somebody else comes on the office’s mandate',
      known: { mandates: given().mandates },
      gives: ['no-ground'],
    },
  ]);

  test.each([
    ['what was said on the phone', asked, given({ givenBy: 'phone-read-back' }), true],
    ['what came in a letter', lowPhone, given({ givenBy: 'request-letter' }), true],
    ['nothing that was signed here', asked, given(), false],
    ['nothing that was given by code', asked, given({ givenBy: 'code' }), false],
  ] as const)('at the next visit it is asked again about %s', (_, request, known, isAsked) => {
    expect(owes(decide({ asked: request, known })).includes('ask-again-at-counter')).toBe(isAsked);
  });

  test('the office never acts without a mandate that is made out to it and bounded', () => {
    always(({ request, facts }) => {
      const mandates = facts.mandates.map((each) => ({ ...each, interactionId: null, validUntil: null }));
      const calm = { ...facts, emergency: null, mandates };
      expect(answerTo({ request: { ...request, party: office }, facts: calm }).outcome).toBe('refuse');
    });
  });

  test('what the office did is told to the citizen', () => {
    wheneverPermitted((permit) => {
      if (permit.ground !== 'staff-mandate') return;
      expect(owes(permit)).toContain('notify-represented');
    });
  });
});
