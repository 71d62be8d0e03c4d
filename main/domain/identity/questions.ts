import type { KnowledgeQuestion } from '../../../preload/contract/identity.ts';
import { addDays } from '../calendar.ts';
import { wordsOf } from './compare-person.ts';

/** Facts that the desk holds and that a stranger would not know; null where it holds none. */
export type KnownForQuestions = {
  readonly movedInOn: string | null;
  readonly postcode: string | null;
  readonly householdNames: readonly string[] | null;
  readonly accountLastFour: string | null;
  readonly nextPaymentOn: string | null;
  readonly phoneLastFour: string | null;
};

type Question = KnowledgeQuestion & { readonly isRight: (answer: string) => boolean };

export type KnowledgeAnswer = { readonly questionId: string; readonly answer: string };

const digits = (text: string): string => text.replaceAll(/\D/g, '');

/** Payments and moves are remembered to within some days. */
const daysOff = 3;

const isNear = (answer: string, day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(answer) && answer >= addDays(day, -daysOff) && answer <= addDays(day, daysOff);

const withDigits = (questionId: string, value: string | null): readonly Question[] =>
  value === null || digits(value).length < 4
    ? []
    : [{ questionId, kind: 'number', isRight: (answer) => digits(answer) === digits(value) }];

const withDay = (questionId: string, day: string | null): readonly Question[] =>
  day === null ? [] : [{ questionId, kind: 'day', isRight: (answer) => isNear(answer, day) }];

const withNames = (names: readonly string[] | null): readonly Question[] =>
  names === null || names.length === 0
    ? []
    : [
        {
          questionId: 'household-member',
          kind: 'text',
          isRight: (answer) => {
            const said = wordsOf(answer);
            return (
              said.length > 0 && names.some((name) => said.every((word) => wordsOf(name).includes(word)))
            );
          },
        },
      ];

/** Those that can be asked from what is held, the hardest to find out first. */
const questionsFrom = (known: KnownForQuestions): readonly Question[] => [
  ...withDigits('account-last-four', known.accountLastFour),
  ...withDay('next-payment', known.nextPaymentOn),
  ...withNames(known.householdNames),
  ...withDay('moved-in', known.movedInOn),
  ...withDigits('phone-last-four', known.phoneLastFour),
  ...withDigits('postcode', known.postcode),
];

export const listQuestions = (known: KnownForQuestions, asked: number): readonly KnowledgeQuestion[] =>
  questionsFrom(known)
    .slice(0, asked)
    .map(({ questionId, kind }) => ({ questionId, kind }));

/** How many of those asked were answered right; each counts once, and none that was not asked. */
export const countRight = (
  answers: readonly KnowledgeAnswer[],
  known: KnownForQuestions,
  asked: number,
): number =>
  questionsFrom(known)
    .slice(0, asked)
    .filter(({ questionId, isRight }) => {
      const given = answers.filter((each) => each.questionId === questionId);
      return given.length === 1 && given.every(({ answer }) => isRight(answer.trim()));
    }).length;
