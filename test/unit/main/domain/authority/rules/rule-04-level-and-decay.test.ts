import { describe, expect, test } from 'vitest';
import { reaches } from '../../../../../../main/domain/identity/levels.ts';
import { anyProof } from '../generated.ts';
import { account, claim, self } from '../scenario.ts';
import { proof } from '../situations.ts';
import { ago, alwaysWith, permits, table, wheneverPermitted } from './rule.ts';

const inPerson = { party: self, mode: 'assisting' } as const;
const money = { ...inPerson, service: account, power: account.power } as const;
const byPhone = { ...inPerson, channel: 'phone' } as const;
const proven = (change: Parameters<typeof proof>[0]) => ({ proofs: [proof(change)] });
const callback = (change: Parameters<typeof proof>[0] = {}) =>
  proven({
    method: 'callback-registered-number',
    documentKind: null,
    expiresOn: null,
    level: 'substantial',
    ...change,
  });

describe('rule 4: each service asks for a level in each channel, and a proof ages', () => {
  table([
    {
      when: 'substantial is enough for a move',
      asked: inPerson,
      known: proven({ level: 'substantial' }),
      gives: 'self',
    },
    { when: 'low is not', asked: inPerson, known: proven({ level: 'low' }), gives: ['level-too-low'] },
    { when: 'nothing shown', asked: inPerson, known: { proofs: [] }, gives: ['identity-missing'] },
    {
      when: 'low is enough for a claim by phone',
      asked: { ...byPhone, service: claim },
      known: proven({ level: 'low' }),
      gives: 'self',
    },
    {
      when: 'an account at the counter takes the highest level',
      asked: money,
      known: proven({ level: 'high' }),
      gives: 'self',
    },
    {
      when: 'and substantial is not that',
      asked: money,
      known: proven({ level: 'substantial' }),
      gives: ['level-too-low'],
    },
    {
      when: 'the registered number reaches what the phone asks for',
      asked: { ...money, channel: 'phone' },
      known: callback(),
      gives: 'self',
    },
    {
      when: 'and never what the counter asks for',
      asked: money,
      known: callback(),
      gives: ['level-too-low'],
    },
    {
      when: 'a service that is not offered by post',
      asked: { ...inPerson, channel: 'post' },
      gives: ['channel-not-allowed'],
    },
    {
      when: 'eight hours old, for a move',
      asked: inPerson,
      known: proven({ checkedAt: ago(480) }),
      gives: 'self',
    },
    {
      when: 'eight hours and a minute old',
      asked: inPerson,
      known: proven({ checkedAt: ago(481) }),
      gives: ['identity-too-old'],
    },
    {
      when: 'half an hour old, for an account',
      asked: money,
      known: proven({ checkedAt: ago(30) }),
      gives: 'self',
    },
    {
      when: 'half an hour and a minute old',
      asked: money,
      known: proven({ checkedAt: ago(31) }),
      gives: ['identity-too-old'],
    },
    {
      when: 'a passport on its last day',
      asked: inPerson,
      known: proven({ expiresOn: '2026-05-08' }),
      gives: 'self',
    },
    {
      when: 'a passport of yesterday',
      asked: inPerson,
      known: proven({ expiresOn: '2026-05-07' }),
      gives: ['document-expired'],
    },
    {
      when: 'a passport of yesterday beside a driving licence of today',
      asked: inPerson,
      known: { proofs: [proof({ expiresOn: '2026-05-07' }), proof({ documentKind: 'driving-licence' })] },
      gives: 'self',
    },
  ]);

  test('a permit has reached the level of the service in its channel', () => {
    wheneverPermitted((permit, { request }) => {
      if (permit.ground === 'emergency') return;
      const needed = request.service.levels[request.channel];
      expect(needed !== undefined && reaches(permit.level, needed)).toBe(true);
    });
  });

  test('one proof more never turns a permit into a refusal', () => {
    alwaysWith(anyProof, ({ request, facts }, more) => {
      if (!permits({ request, facts })) return;
      expect(permits({ request, facts: { ...facts, proofs: [more, ...facts.proofs] } })).toBe(true);
    });
  });

  test('a document that has run out changes nothing', () => {
    alwaysWith(anyProof, ({ request, facts }, more) => {
      const expired = { ...more, expiresOn: '2026-05-07' };
      const withIt = permits({ request, facts: { ...facts, proofs: [...facts.proofs, expired] } });
      expect(withIt).toBe(permits({ request, facts }));
    });
  });
});
