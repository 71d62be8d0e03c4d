import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { afterWrongAnswers, noTries, questionsLockedUntil } from '../../domain/identity/question-lock.ts';
import { countRight, listQuestions } from '../../domain/identity/questions.ts';
import { saveQuestionTries } from '../../vault/queries/question-tries.ts';
import type { Desk } from '../desk.ts';
import { keepProof, noteRefusal } from './keep-proof.ts';
import { knownForQuestions } from './question-facts.ts';
import { readQuestionTries } from './read-question-tries.ts';
import { findUsable } from './usable-method.ts';

/** The questions to ask; the answers stay here. */
export const askQuestions = (desk: Desk, { interactionId }: Input<'identity/questions'>) => {
  const found = findQuestions(desk, interactionId);
  if (!found.ok) return found;
  const { facts, rule } = found.value;
  return ok({ questions: listQuestions(knownForQuestions(facts), rule.asked), needed: rule.neededRight });
};

/** Only whether enough was right is kept. Wrong answers in a row lock the questions about this person, in every contact. */
export const answerQuestions = (desk: Desk, input: Input<'identity/answer-questions'>) => {
  const found = findQuestions(desk, input.interactionId);
  if (!found.ok) return found;
  const { facts, rule, method, best, interaction } = found.value;
  const right = countRight(input.answers, knownForQuestions(facts), rule.asked);
  if (right >= rule.neededRight) {
    return ok(
      keepProof(
        desk,
        { interaction },
        {
          method,
          level: best,
          shortfall: null,
          beside: (db) => saveQuestionTries(db, facts.personId, noTries),
        },
      ),
    );
  }
  const tries = afterWrongAnswers(readQuestionTries(desk, facts.personId, rule), rule, desk.clock.now());
  desk.vault.transact((db) => saveQuestionTries(db, facts.personId, tries));
  noteRefusal(desk, { interaction }, { method: method.method, reason: 'answers-wrong' });
  return tries.lockedUntil === null
    ? fail({ code: 'identity/answers-wrong' as const, attemptsLeft: rule.triesBeforeLock - tries.wrong })
    : fail({ code: 'identity/questions-locked' as const, until: tries.lockedUntil });
};

const findQuestions = (desk: Desk, interactionId: string) => {
  const usable = findUsable(desk, interactionId, 'questions');
  if (!usable.ok) return usable;
  const rule = desk.pack.identityQuestions;
  const { facts } = usable.value;
  if (!rule || !facts) return fail({ code: 'identity/method-unknown' as const });
  const until = questionsLockedUntil(readQuestionTries(desk, facts.personId, rule), desk.clock.now());
  return until === null
    ? ok({ ...usable.value, rule, facts })
    : fail({ code: 'identity/questions-locked' as const, until });
};
