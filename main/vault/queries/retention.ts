import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { removeSubject } from './replica.ts';

/** `keepUntil` is RFC 3339. Of several look-ups the last one says how long. */
export type LookedUp = { readonly personId: string; readonly keepUntil: string };

/** Somebody who was here before nobody looked them up is one of the centre's, and stays. To be called before the person is kept. */
export const keepLookedUp = (db: WriteDb, { personId, keepUntil }: LookedUp): void => {
  statement(
    db,
    `INSERT INTO looked_up (person_id, keep_until)
     SELECT @personId, @keepUntil
     WHERE NOT EXISTS (SELECT 1 FROM person WHERE person_id = @personId)
       OR EXISTS (SELECT 1 FROM looked_up WHERE person_id = @personId)
     ON CONFLICT (person_id) DO UPDATE SET keep_until = max(keep_until, excluded.keep_until)`,
  ).run({ personId, keepUntil });
};

/** Somebody is being served, or what was done for them has not arrived: then nothing about them may go. */
const isAtWork = `EXISTS (SELECT 1 FROM interaction WHERE subject_id = who.person_id AND state = 'open')
  OR EXISTS (SELECT 1 FROM outbox WHERE subject_id = who.person_id AND state <> 'sent')`;

/** Forgets whoever was looked up and is kept no longer. Answers how many those were. */
export const forgetLookedUp = (db: WriteDb, now: string): number => {
  const ended = statement<{ readonly personId: string }>(
    db,
    `SELECT person_id AS personId FROM looked_up AS who WHERE keep_until <= ? AND NOT (${isAtWork})`,
  ).all(now);
  for (const { personId } of ended) removeSubject(db, personId);
  return ended.length;
};

/**
 * Forgets up to so many people of the cache, whoever they are, those at work excepted, and how far the feed was followed: a machine that
 * comes back is filled anew. Answers how many went.
 */
export const forgetSomePeople = (db: WriteDb, atMost: number): number => {
  const people = statement<{ readonly personId: string }>(
    db,
    `SELECT person_id AS personId FROM person AS who WHERE NOT (${isAtWork}) LIMIT ?`,
  ).all(atMost);
  for (const { personId } of people) removeSubject(db, personId);
  if (people.length > 0) statement(db, `UPDATE sync_state SET cursor = '', filling_total = NULL`).run();
  return people.length;
};

export const countLookedUp = (db: ReadDb): number =>
  statement<{ readonly count: number }>(db, 'SELECT count(*) AS count FROM looked_up').get()?.count ?? 0;
