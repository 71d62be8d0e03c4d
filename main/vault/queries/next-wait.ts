import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** The first piece of work that central, or something amiss with its answer, makes wait; null where none does. */
export const findNextWait = (db: ReadDb): { readonly until: string; readonly reason: string | null } | null =>
  statement<{ readonly until: string; readonly reason: string | null }>(
    db,
    `SELECT next_attempt_at AS until, reason FROM outbox
     WHERE state IN ('waiting', 'sending') AND next_attempt_at IS NOT NULL ORDER BY next_attempt_at LIMIT 1`,
  ).get() ?? null;
