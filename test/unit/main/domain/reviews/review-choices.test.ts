import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReviewState } from '../../../../../preload/contract/review.ts';
import { reviewChoices, type ReviewSituation } from '../../../../../main/domain/reviews/review-choices.ts';

const situation = (special: Partial<ReviewSituation> = {}): ReviewSituation => ({
  state: 'open',
  isOwnWork: false,
  isOwnDecision: false,
  isOnItsWay: false,
  ...special,
});

describe('what a supervisor may decide', () => {
  test.each([
    [situation(), ['accept-good-faith', 'undo', 'contact-citizen'], null],
    [situation({ state: 'citizen-contacted' }), ['accept-good-faith', 'undo', 'contact-citizen'], null],
    [situation({ isOwnDecision: true }), ['accept-good-faith', 'undo', 'contact-citizen'], null],
    [situation({ state: 'waiting-for-second' }), ['confirm', 'reject'], null],
    [situation({ state: 'waiting-for-second', isOwnDecision: true }), [], 'own-decision'],
    [situation({ state: 'accepted' }), [], 'decided'],
    [situation({ state: 'undone', isOwnWork: true }), [], 'decided'],
    [situation({ isOwnWork: true }), [], 'own-work'],
    [situation({ isOnItsWay: true }), [], 'on-its-way'],
  ] as const)('%j gives %j (%s)', (given, choices, notNow) => {
    expect(reviewChoices(given)).toEqual({ choices, notNow });
  });

  test('there is a reason exactly where there is nothing to choose', () => {
    const any = fc.record({
      state: fc.constantFrom(...ReviewState.options),
      isOwnWork: fc.boolean(),
      isOwnDecision: fc.boolean(),
      isOnItsWay: fc.boolean(),
    });
    fc.assert(
      fc.property(any, (given) => {
        const { choices, notNow } = reviewChoices(given);
        expect(notNow === null).toBe(choices.length > 0);
        const isBarred = given.isOwnWork || given.isOnItsWay;
        expect(isBarred && choices.length > 0).toBe(false);
      }),
    );
  });
});
