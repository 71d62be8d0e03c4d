import type { Held } from '../../../central/api/trips.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { isAtWork, peopleAtWork } from './at-work.ts';
import { removeSubject } from './replica.ts';

/** Already over: who is held until then goes as soon as nothing about them is open here. */
export const longAgo = '1970-01-01T00:00:00.000Z';

/** Why central has this machine hold a person: in the place of what it said before. */
export const setHeld = (db: WriteDb, personId: string, { until, tripIds }: Held): void => {
  if (until === null) statement(db, 'DELETE FROM held_person WHERE person_id = ?').run(personId);
  else
    statement(
      db,
      `INSERT INTO held_person (person_id, keep_until) VALUES (?, ?)
       ON CONFLICT (person_id) DO UPDATE SET keep_until = excluded.keep_until`,
    ).run(personId, until);
  statement(db, 'DELETE FROM trip_person WHERE person_id = ?').run(personId);
  const insert = statement(db, 'INSERT OR IGNORE INTO trip_person (trip_id, person_id) VALUES (?, ?)');
  for (const tripId of tripIds) insert.run(tripId, personId);
};

const isOpen = (db: ReadDb, personId: string): boolean =>
  statement<{ readonly open: number }>(
    db,
    `SELECT ${isAtWork} AS open FROM (SELECT ? AS person_id) AS who`,
  ).get(personId)?.open === 1;

/**
 * Central follows this person for us no longer. Whoever is being served, or whose work has not arrived, stays until that is done, and
 * central is told of it.
 */
export const letGo = (db: WriteDb, personId: string): void => {
  if (isOpen(db, personId)) setHeld(db, personId, { until: longAgo, tripIds: [] });
  else removeSubject(db, personId);
};

/**
 * Central brings this person and says nothing of why: they live in the centre's area. Who was to go, and has moved back before that could
 * be, stays. Who is held for a look-up or a trip comes with that said, and nothing is changed of it here.
 */
export const keepResident = (db: WriteDb, personId: string): void => {
  statement(db, 'DELETE FROM held_person WHERE person_id = ? AND keep_until = ?').run(personId, longAgo);
};

/** People held for a time only about whom something is open here: central has to be told, or it lets go of them. */
export const listHeldAtWork = (db: ReadDb, atMost: number): readonly string[] =>
  statement<{ readonly personId: string }>(
    db,
    `SELECT person_id AS personId FROM held_person JOIN (${peopleAtWork}) USING (person_id) ORDER BY person_id LIMIT ?`,
  )
    .all(atMost)
    .map(({ personId }) => personId);
