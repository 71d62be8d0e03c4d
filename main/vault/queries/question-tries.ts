import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** Wrong answers in a row to questions about a person. */
export type QuestionTries = { readonly wrong: number; readonly lockedUntil: string | null };

export const findQuestionTries = (db: ReadDb, personId: string): QuestionTries =>
  statement<QuestionTries>(
    db,
    'SELECT wrong, locked_until AS lockedUntil FROM question_tries WHERE person_id = ?',
  ).get(personId) ?? { wrong: 0, lockedUntil: null };

export const saveQuestionTries = (db: WriteDb, personId: string, tries: QuestionTries): void => {
  if (tries.wrong === 0) {
    statement(db, 'DELETE FROM question_tries WHERE person_id = ?').run(personId);
    return;
  }
  statement(
    db,
    `INSERT INTO question_tries (person_id, wrong, locked_until) VALUES (@personId, @wrong, @lockedUntil)
     ON CONFLICT (person_id) DO UPDATE SET wrong = excluded.wrong, locked_until = excluded.locked_until`,
  ).run({ personId, ...tries });
};
