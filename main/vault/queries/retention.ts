import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { isAtWork } from './at-work.ts';
import { findFloorToForgetBy, forgetFloor } from './epochs.ts';
import { longAgo } from './held.ts';
import { removeSubject } from './replica.ts';

/** `keepUntil` is RFC 3339. Of several look-ups the last one says how long. */
export type LookedUp = { readonly personId: string; readonly keepUntil: string };

/** Somebody who was here before nobody looked them up is one of the centre's, and stays. To be called before the person is kept. */
export const keepLookedUp = (db: WriteDb, { personId, keepUntil }: LookedUp): void => {
  statement(
    db,
    `INSERT INTO held_person (person_id, keep_until)
     SELECT @personId, @keepUntil
     WHERE NOT EXISTS (SELECT 1 FROM person WHERE person_id = @personId)
       OR EXISTS (SELECT 1 FROM held_person WHERE person_id = @personId)
     ON CONFLICT (person_id) DO UPDATE SET keep_until = max(keep_until, excluded.keep_until)`,
  ).run({ personId, keepUntil });
};

/** Forgets up to so many people who were held for a time that is over. Answers how many those were. */
export const forgetEnded = (db: WriteDb, now: string, atMost: number): number => {
  const ended = statement<{ readonly personId: string }>(
    db,
    `SELECT person_id AS personId FROM held_person AS who WHERE keep_until <= ? AND NOT ${isAtWork} LIMIT ?`,
  ).all(now, atMost);
  for (const { personId } of ended) removeSubject(db, personId);
  return ended.length;
};

/** Forgets up to so many people whom central did not bring again after it was put back from a copy. Answers how many went. */
export const forgetNotBrought = (db: WriteDb, atMost: number): number => {
  const floor = findFloorToForgetBy(db);
  if (floor === null) return 0;
  const gone = statement<{ readonly personId: string }>(
    db,
    `SELECT person_id AS personId FROM person AS who
     WHERE version < ? AND origin = 'sync' AND NOT ${isAtWork} LIMIT ?`,
  ).all(floor, atMost);
  for (const { personId } of gone) removeSubject(db, personId);
  if (gone.length === 0) forgetFloor(db);
  return gone.length;
};

/**
 * Lets go of everybody, whoever they are, of what waits for a supervisor, and of how far the feed was followed: a machine that comes back is
 * filled anew, and whom central brings to it stays. The others go portion by portion (`forgetEnded`), also after the machine was switched off in
 * between; those at work when that is done.
 */
export const letGoOfAll = (db: WriteDb): void => {
  // No copies of people, and yet about them: both come again with the filling.
  statement(db, 'DELETE FROM review').run();
  statement(db, 'DELETE FROM unread_change').run();
  const { changes } = statement(
    db,
    `INSERT INTO held_person (person_id, keep_until) SELECT person_id, @longAgo FROM person WHERE true
     ON CONFLICT (person_id) DO UPDATE SET keep_until = @longAgo WHERE keep_until <> @longAgo`,
  ).run({ longAgo });
  if (changes === 0) return;
  statement(db, 'DELETE FROM trip_person').run();
  statement(db, `UPDATE sync_state SET cursor = '', filling_total = NULL`).run();
};

export const countHeld = (db: ReadDb): number =>
  statement<{ readonly count: number }>(db, 'SELECT count(*) AS count FROM held_person').get()?.count ?? 0;
