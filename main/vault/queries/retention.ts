import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { isAtWork } from './at-work.ts';
import { findFloorToForgetBy, forgetFloor } from './epochs.ts';
import { letGo } from './held.ts';
import { removeSubject } from './replica.ts';
import { findCursor } from './sync-state.ts';

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
 * Forgets up to so many people of the cache, whoever they are, those at work excepted, and how far the feed was followed: a machine that
 * comes back is filled anew. Who is left then stays because of work alone: if they have moved away meanwhile, nothing that central sends says
 * so. Answers how many went.
 */
export const forgetSomePeople = (db: WriteDb, atMost: number): number => {
  const people = statement<{ readonly personId: string }>(
    db,
    `SELECT person_id AS personId FROM person AS who WHERE NOT ${isAtWork} LIMIT ?`,
  ).all(atMost);
  for (const { personId } of people) removeSubject(db, personId);
  if (people.length > 0) statement(db, `UPDATE sync_state SET cursor = '', filling_total = NULL`).run();
  if (people.length < atMost && findCursor(db) === '') letGoOfTheRest(db);
  return people.length;
};

const letGoOfTheRest = (db: WriteDb): void => {
  const rest = statement<{ readonly personId: string }>(db, 'SELECT person_id AS personId FROM person').all();
  for (const { personId } of rest) letGo(db, personId);
};

export const countHeld = (db: ReadDb): number =>
  statement<{ readonly count: number }>(db, 'SELECT count(*) AS count FROM held_person').get()?.count ?? 0;
