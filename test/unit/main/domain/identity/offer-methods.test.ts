import { describe, expect, test } from 'vitest';
import { acrValues, levelOfAcr } from '../../../../../main/domain/identity/eid-level.ts';
import { offerMethods, type IdentityMeans } from '../../../../../main/domain/identity/offer-methods.ts';
import { Channel } from '../../../../../preload/contract/values.ts';
import { dkPack } from '../dk-pack.ts';

const all: IdentityMeans = {
  isOnline: true,
  hasColleague: true,
  hasRegisteredNumber: true,
  canReceiveCode: true,
  questions: 4,
  questionsNeeded: 3,
  areQuestionsLocked: false,
};
const offered = (channel: Channel, means: Partial<IdentityMeans> = {}) =>
  offerMethods(dkPack.identityMethods, channel, { ...all, ...means });
const obstacles = (channel: Channel, means: Partial<IdentityMeans>) =>
  Object.fromEntries(
    offered(channel, means).flatMap(({ kind, whyNot }) => (whyNot === null ? [] : [[kind, whyNot]])),
  );

describe('the ways to show who somebody is', () => {
  test('are those of the channel alone, the best first', () => {
    for (const channel of Channel.options) {
      const methods = offered(channel);
      const levels = ['high', 'substantial', 'low', 'none'];
      const places = methods.map(({ level }) => levels.indexOf(level));
      expect(places).toEqual(places.toSorted((left, right) => left - right));
      const known = dkPack.identityMethods.filter(({ levels: given }) => given[channel] !== undefined);
      expect(methods.map(({ method }) => method).toSorted()).toEqual(
        known.map(({ method }) => method).toSorted(),
      );
    }
    expect(offered('counter')[0]).toEqual({
      method: 'original-document',
      kind: 'document',
      level: 'high',
      maxAgeMinutes: null,
      whyNot: null,
    });
    expect(offered('phone').map(({ kind }) => kind)).not.toContain('document');
    expect(offered('post')).toEqual([]);
  });

  test.each([
    ['without a network', { isOnline: false }, { eid: 'offline', code: 'offline' }],
    [
      'without a registered number',
      { hasRegisteredNumber: false, canReceiveCode: false },
      { callback: 'no-registered-number', code: 'no-registered-number' },
    ],
    ['with a mailbox alone', { hasRegisteredNumber: false }, { callback: 'no-registered-number' }],
    ['with too little to ask', { questions: 2 }, { questions: 'no-questions' }],
    ['with just enough to ask', { questions: 3 }, {}],
    ['after wrong answers', { areQuestionsLocked: true, questions: 0 }, { questions: 'locked' }],
    ['with everything', {}, {}],
  ])('%s say what stands in the way', (_, means, whyNot) => {
    expect(obstacles('phone', means)).toEqual(whyNot);
  });

  test('need somebody else for the second signature', () => {
    expect(obstacles('counter', { hasColleague: false })).toEqual({ vouching: 'nobody-else-here' });
  });

  test('come after those that work where they do not', () => {
    const methods = offered('counter', { isOnline: false });
    const first = methods.findIndex(({ whyNot }) => whyNot !== null);
    expect(methods.slice(first).every(({ whyNot }) => whyNot !== null)).toBe(true);
    expect(methods.at(-1)?.kind).toBe('code');
  });
});

describe('what an eID says of its level', () => {
  test.each([
    ['national', acrValues.national.high, 'high', 'high'],
    ['national', acrValues.national.substantial, 'high', 'substantial'],
    ['national', acrValues.national.low, 'high', 'low'],
    ['national', acrValues.national.high, 'substantial', 'substantial'],
    ['eidas', acrValues.eidas.high, 'high', 'high'],
    ['eidas', acrValues.eidas.substantial, 'high', 'substantial'],
    ['eidas', acrValues.eidas.low, 'high', 'low'],
    ['eidas', acrValues.national.high, 'high', 'none'],
    ['national', acrValues.eidas.high, 'high', 'none'],
    ['national', undefined, 'high', 'none'],
    ['national', 'high', 'high', 'none'],
  ] as const)('%s %s with at best %s is %s', (provider, acr, best, level) => {
    expect(levelOfAcr(acr, { provider, best: acr === undefined ? 'high' : best })).toBe(level);
  });
  test('is written as the schemes write it', () => {
    expect(acrValues).toEqual({
      national: {
        high: 'https://data.gov.dk/concept/core/nsis/loa/High',
        substantial: 'https://data.gov.dk/concept/core/nsis/loa/Substantial',
        low: 'https://data.gov.dk/concept/core/nsis/loa/Low',
      },
      eidas: {
        high: 'http://eidas.europa.eu/LoA/high',
        substantial: 'http://eidas.europa.eu/LoA/substantial',
        low: 'http://eidas.europa.eu/LoA/low',
      },
    });
  });
});
