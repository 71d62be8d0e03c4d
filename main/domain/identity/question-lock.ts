import type { QuestionsRule } from '../catalogue/identity-rules.ts';

/** Questions about a person lock after wrong answers in a row, whoever asks them and in whichever contact. */
export type QuestionTries = { readonly wrong: number; readonly lockedUntil: string | null };

/** Until when they are locked, or null. */
export const questionsLockedUntil = ({ lockedUntil }: QuestionTries, now: Date): string | null =>
  lockedUntil !== null && Date.parse(lockedUntil) > now.getTime() ? lockedUntil : null;

/** After wrong answers: one try fewer, and the lock where none is left. A lock that has run out begins a new count. */
export const afterWrongAnswers = (tries: QuestionTries, rule: QuestionsRule, now: Date): QuestionTries => {
  const wrong = tries.lockedUntil === null ? tries.wrong + 1 : 1;
  return wrong < rule.triesBeforeLock
    ? { wrong, lockedUntil: null }
    : { wrong, lockedUntil: new Date(now.getTime() + rule.lockMinutes * 60_000).toISOString() };
};

export const noTries: QuestionTries = { wrong: 0, lockedUntil: null };
