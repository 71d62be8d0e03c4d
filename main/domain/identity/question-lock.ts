import type { QuestionsRule } from '../catalogue/identity-rules.ts';

/** Questions about a person lock after wrong answers in a row, whoever asks them and in whichever contact. */
export type QuestionTries = { readonly wrong: number; readonly lockedUntil: string | null };

/** Until when they are locked, or null. */
export const questionsLockedUntil = ({ lockedUntil }: QuestionTries, now: Date): string | null =>
  lockedUntil !== null && Date.parse(lockedUntil) > now.getTime() ? lockedUntil : null;

const lockEnd = ({ lockMinutes }: QuestionsRule, now: Date): string =>
  new Date(now.getTime() + lockMinutes * 60_000).toISOString();

/** A lock that ends later than it can was written by a clock that was ahead and has been put right: it begins now. */
export const byPresentClock = (tries: QuestionTries, rule: QuestionsRule, now: Date): QuestionTries => {
  const latest = lockEnd(rule, now);
  const isTooLong = tries.lockedUntil !== null && Date.parse(tries.lockedUntil) > Date.parse(latest);
  return isTooLong ? { ...tries, lockedUntil: latest } : tries;
};

/** After wrong answers: one try fewer, and the lock where none is left. A lock that has run out begins a new count. */
export const afterWrongAnswers = (tries: QuestionTries, rule: QuestionsRule, now: Date): QuestionTries => {
  const wrong = tries.lockedUntil === null ? tries.wrong + 1 : 1;
  return wrong < rule.triesBeforeLock
    ? { wrong, lockedUntil: null }
    : { wrong, lockedUntil: lockEnd(rule, now) };
};

export const noTries: QuestionTries = { wrong: 0, lockedUntil: null };
