import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countRight, listQuestions } from '../../../../../main/domain/identity/questions.ts';
import {
  afterWrongAnswers,
  noTries,
  questionsLockedUntil,
} from '../../../../../main/domain/identity/question-lock.ts';

const known = {
  movedInOn: '2015-06-01',
  postcode: '8200',
  householdNames: ['Anders Sørensen', 'Mie Sørensen'],
  accountLastFour: '4411',
  nextPaymentOn: '2026-05-29',
  phoneLastFour: '5566',
};
const nothing = {
  movedInOn: null,
  postcode: null,
  householdNames: null,
  accountLastFour: null,
  nextPaymentOn: null,
  phoneLastFour: null,
};

describe('questions only the citizen can answer', () => {
  test('come from what is held, the hardest to find out first', () => {
    expect(listQuestions(known, 6)).toEqual([
      { questionId: 'account-last-four', kind: 'number' },
      { questionId: 'next-payment', kind: 'day' },
      { questionId: 'household-member', kind: 'text' },
      { questionId: 'moved-in', kind: 'day' },
      { questionId: 'phone-last-four', kind: 'number' },
      { questionId: 'postcode', kind: 'number' },
    ]);
    expect(listQuestions(known, 2)).toHaveLength(2);
  });
  test('are not asked about what is not held, or too little of it', () => {
    expect(listQuestions(nothing, 6)).toEqual([]);
    expect(
      listQuestions({ ...nothing, householdNames: [], accountLastFour: '41', postcode: 'AB' }, 6),
    ).toEqual([]);
  });

  test.each([
    ['account-last-four', '4411', 1],
    ['account-last-four', ' 44 11 ', 1],
    ['account-last-four', '4412', 0],
    ['account-last-four', '', 0],
    ['postcode', '8200', 1],
    ['phone-last-four', '55-66', 1],
    ['next-payment', '2026-05-29', 1],
    ['next-payment', '2026-05-26', 1],
    ['next-payment', '2026-06-01', 1],
    ['next-payment', '2026-05-25', 0],
    ['next-payment', '2026-06-02', 0],
    ['next-payment', 'in May', 0],
    ['next-payment', '2026-05-29x', 0],
    ['next-payment', 'x2026-05-29', 0],
    ['moved-in', '2015-06-02', 1],
    ['household-member', 'Anders', 1],
    ['household-member', 'MIE SOERENSEN', 1],
    ['household-member', 'Anders Mie', 0],
    ['household-member', 'Peter', 0],
    ['household-member', '', 0],
    ['mother', 'Anders', 0],
  ])('%s answered with "%s" counts %i', (questionId, answer, right) => {
    expect(countRight([{ questionId, answer }], known, 6)).toBe(right);
  });

  test('count only where they were asked, and once each', () => {
    const answers = [{ questionId: 'postcode', answer: '8200' }];
    expect(countRight(answers, known, 5)).toBe(0);
    expect(countRight([...answers, ...answers], known, 6)).toBe(0);
    expect(countRight([...answers, { questionId: 'account-last-four', answer: '4411' }], known, 6)).toBe(2);
  });

  test('are never answered by chance with nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...listQuestions(known, 6)), ({ questionId }) => {
        expect(countRight([{ questionId, answer: '   ' }], known, 6)).toBe(0);
      }),
    );
  });
});

describe('wrong answers', () => {
  const rule = { asked: 4, neededRight: 3, triesBeforeLock: 3, lockMinutes: 60 };
  const now = new Date('2026-05-08T10:00:00Z');
  test('lock the questions after as many tries as the pack allows, for as long', () => {
    const first = afterWrongAnswers(noTries, rule, now);
    const second = afterWrongAnswers(first, rule, now);
    const third = afterWrongAnswers(second, rule, now);
    expect([first, second, third]).toEqual([
      { wrong: 1, lockedUntil: null },
      { wrong: 2, lockedUntil: null },
      { wrong: 3, lockedUntil: '2026-05-08T11:00:00.000Z' },
    ]);
    expect(questionsLockedUntil(second, now)).toBeNull();
    expect(questionsLockedUntil(third, now)).toBe('2026-05-08T11:00:00.000Z');
    expect(questionsLockedUntil(third, new Date('2026-05-08T10:59:59Z'))).not.toBeNull();
    expect(questionsLockedUntil(third, new Date('2026-05-08T11:00:00Z'))).toBeNull();
    expect(afterWrongAnswers(third, rule, new Date('2026-05-08T12:00:00Z'))).toEqual(first);
  });
});
