import { expect, test } from 'vitest';
import { RemedyCode } from '../../../../../preload/contract/authority.ts';
import type { Remedy } from '../../../../../preload/contract/authority.ts';
import type { Party } from '../../../../../preload/contract/interaction.ts';
import { distinctRemedies, wayOf } from '../../../../../renderer/features/interaction/remedies.ts';

const remedy = (code: RemedyCode): Remedy => ({ code, params: {} });
const anders: Party = {
  kind: 'representative',
  personId: null,
  name: 'Anders',
  claimedRelation: 'child',
  organisation: null,
};

const stepsTo = (step: string) =>
  RemedyCode.options.filter((code) => {
    const way = wayOf(code, null);
    return way.kind === 'step' && way.step === step;
  });

const mandatesAt = (place: string) =>
  RemedyCode.options.filter((code) => {
    const way = wayOf(code, anders);
    return way.kind === 'mandate' && way.place === place;
  });

test('what several missing things have in common is offered once, general information last', () => {
  const missing = [
    { remedies: [remedy('make-mandate'), remedy('general-information')] },
    { remedies: [remedy('show-original-document'), remedy('general-information'), remedy('make-mandate')] },
  ];
  expect(distinctRemedies(missing).map(({ code }) => code)).toEqual([
    'make-mandate',
    'show-original-document',
    'general-information',
  ]);
});

test('changing the mode leads to the one that fits who is here', () => {
  expect(wayOf('change-mode', anders)).toEqual({ kind: 'mode', mode: 'representing' });
  expect(wayOf('change-mode', { kind: 'subject' })).toEqual({ kind: 'mode', mode: 'assisting' });
  expect(wayOf('change-mode', { kind: 'office' })).toEqual({ kind: 'mode', mode: 'representing' });
});

test('what is about who is here or how we know leads to that step; what this desk cannot do is advice', () => {
  expect(stepsTo('contact')).toEqual(['identify-party', 'subject-does-it-self']);
  expect(stepsTo('identity')).toEqual([
    'show-original-document',
    'use-another-document',
    'ring-registered-number',
  ]);
  expect(wayOf('bring-co-attorney', anders).kind).toBe('present');
  expect(wayOf('ask-other-custody-holder', anders).kind).toBe('present');
  expect(wayOf('ask-supervisor', anders).kind).toBe('advice');
});

test('a missing mandate leads to making one, one that exists to showing it', () => {
  expect(mandatesAt('mandate')).toEqual(['make-mandate', 'widen-mandate', 'renew-mandate']);
  expect(mandatesAt('prove')).toEqual(['present-credential', 'look-up-register']);
});

test('an emergency comes after every ground that can be had, general information after that', () => {
  const remedies = [remedy('state-reason'), remedy('general-information'), remedy('make-mandate')];
  expect(distinctRemedies([{ remedies }]).map(({ code }) => code)).toEqual([
    'make-mandate',
    'state-reason',
    'general-information',
  ]);
});
