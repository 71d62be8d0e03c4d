import type { QuestionsRule } from '../../domain/catalogue/identity-rules.ts';
import { byPresentClock, type QuestionTries } from '../../domain/identity/question-lock.ts';
import { findQuestionTries, saveQuestionTries } from '../../vault/queries/question-tries.ts';
import type { Desk } from '../desk.ts';

/** Wrong answers about a person; a lock by a clock that has been put right is written down as it holds now, so that it ends. */
export const readQuestionTries = (
  { vault, clock }: Pick<Desk, 'vault' | 'clock'>,
  personId: string,
  rule: QuestionsRule,
): QuestionTries => {
  const kept = findQuestionTries(vault.read, personId);
  const tries = byPresentClock(kept, rule, clock.now());
  if (tries !== kept) vault.transact((db) => saveQuestionTries(db, personId, tries));
  return tries;
};
