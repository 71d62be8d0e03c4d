import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** What this machine needs to follow besides its centre: ids of people and of trips, each in their order. */
export type Wanted = { readonly work: readonly string[]; readonly trips: readonly string[] };

/** What central was last told of it, and until when (RFC 3339) it follows work because of that. */
export type Told = Wanted & { readonly until: string };

type ToldRow = { readonly work: string; readonly trips: string; readonly until: string };

/** Before it was ever told anything: nothing is wanted. */
export const findTold = (db: ReadDb): Told | null => {
  const row = statement<ToldRow>(db, 'SELECT work, trips, until FROM told_subscriptions').get();
  if (row === undefined) return null;
  return {
    work: JSON.parse(row.work) as readonly string[],
    trips: JSON.parse(row.trips) as readonly string[],
    until: row.until,
  };
};

export const saveTold = (db: WriteDb, { work, trips, until }: Told): void => {
  statement(
    db,
    `INSERT INTO told_subscriptions (only_row, work, trips, until) VALUES (1, ?, ?, ?)
     ON CONFLICT (only_row) DO UPDATE SET work = excluded.work, trips = excluded.trips, until = excluded.until`,
  ).run(JSON.stringify(work), JSON.stringify(trips), until);
};

/** Central may know nothing of it any more. */
export const forgetTold = (db: WriteDb): void => {
  statement(db, 'DELETE FROM told_subscriptions').run();
};
