import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** Whether this staff member has already been written down as reading the review in this session. */
export const isReviewOpened = (
  db: ReadDb,
  of: {
    readonly subjectId: string;
    readonly reviewId: string;
    readonly staffId: string;
    readonly sessionId: string;
  },
): boolean =>
  statement(
    db,
    // The list of actions is that of the index, word for word: only so it is used.
    `SELECT 1 FROM audit WHERE subject_id = @subjectId AND action IN ('person/opened', 'address/revealed', 'review/opened')
       AND action = 'review/opened' AND staff_id = @staffId AND details ->> '$.reviewId' = @reviewId
       AND details ->> '$.sessionId' = @sessionId LIMIT 1`,
  ).get(of) !== undefined;
