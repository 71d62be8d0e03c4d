import type { ReadBackAnswer } from '../../../preload/contract/mandate-making.ts';

/**
 * Only an unmistakable yes to every question of the script gives a mandate; one left out, one asked twice with two answers, and every
 * other word is a refusal (domain.md, Authority rule 9).
 */
export const isAssent = (
  questionIds: readonly string[],
  answers: readonly (typeof ReadBackAnswer)['_output'][],
): boolean =>
  answers.every(({ answer }) => answer === 'yes') &&
  questionIds.every((questionId) => answers.some((each) => each.questionId === questionId));
