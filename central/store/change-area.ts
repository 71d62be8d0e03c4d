import { latelyHeldMs } from '../domain/trips.ts';
import type { Queryable } from './database.ts';
import { lockSubscriptions, noteSubscriptionChange } from './queries/subscriptions.ts';

export type AreaToBe = {
  readonly centreId: string;
  /** Municipality codes: all of them, not only those that are new. */
  readonly municipalities: readonly string[];
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
};

/** How many people its machines begin to hold, and how many they let go of. */
export type AreaChange = { readonly begun: number; readonly ended: number };

const listResidents = async (
  db: Queryable,
  municipalities: readonly string[],
): Promise<readonly string[]> => {
  const found = await db.query<{ subjectId: string }>(
    'select subject_id as "subjectId" from person where municipality = any($1) order by subject_id',
    [municipalities],
  );
  return found.rows.map(({ subjectId }) => subjectId);
};

/** Whoever has left there lately: a machine that was away since may hold them, and does not hear of that place any more. */
const listLeavers = async (
  db: Queryable,
  municipalities: readonly string[],
  since: Date,
): Promise<readonly string[]> => {
  const found = await db.query<{ subjectId: string }>(
    `select distinct subject_id as "subjectId" from change join person_change using (subject_id)
     where change.device_id is null and entity = 'subject-removed' and municipality = any($1) and changed_at >= $2`,
    [municipalities, since],
  );
  return found.rows.map(({ subjectId }) => subjectId);
};

/** Held until the commit: no machine can be enrolled at the centre meanwhile that would not hear of the change. */
const lockCentre = async (db: Queryable, centreId: string): Promise<readonly string[] | null> => {
  const found = await db.query<{ municipalities: readonly string[] }>(
    'select municipalities from centre where centre_id = $1 for update',
    [centreId],
  );
  return found.rows[0]?.municipalities ?? null;
};

/**
 * Held until the commit: nobody moves meanwhile, and who was moving has arrived. A machine could have read past a move under the area of before,
 * while the residents were listed without it.
 */
const lockMoves = async (db: Queryable): Promise<void> => {
  await db.query('lock table person in share mode');
};

/**
 * The centre serves the residents of these municipalities from now on. With its next pull each of its machines gets whom it did not hold and
 * forgets whom it no longer may, but for those on whom it has open work or whom it takes along on a trip. In a transaction; null where there
 * is no such centre.
 */
export const changeArea = async (db: Queryable, area: AreaToBe): Promise<AreaChange | null> => {
  const { centreId, municipalities, by, reason, at } = area;
  await lockMoves(db);
  const before = await lockCentre(db, centreId);
  if (before === null) return null;
  const begun = await listResidents(
    db,
    municipalities.filter((each) => !before.includes(each)),
  );
  const noMore = before.filter((each) => !municipalities.includes(each));
  const ended = await listResidents(db, noMore);
  const left = await listLeavers(db, noMore, new Date(at.getTime() - latelyHeldMs));
  await db.query('update centre set municipalities = $2 where centre_id = $1', [centreId, municipalities]);
  await db.query(
    `insert into area_change (centre_id, municipalities_before, municipalities_after, by_name, reason, at)
     values ($1, $2, $3, $4, $5, $6)`,
    [centreId, before, municipalities, by, reason, at],
  );
  const devices = await db.query<{ deviceId: string }>(
    'select device_id as "deviceId" from device where centre_id = $1 order by device_id',
    [centreId],
  );
  for (const { deviceId } of devices.rows) {
    await lockSubscriptions(db, deviceId);
    await noteSubscriptionChange(db, { deviceId, subjectIds: [...begun, ...ended, ...left] }, at);
  }
  return { begun: begun.length, ended: ended.length };
};

/** Of these municipality codes those in which nobody lives: most likely mistyped. */
export const listUninhabited = async (
  db: Queryable,
  municipalities: readonly string[],
): Promise<readonly string[]> => {
  const found = await db.query<{ code: string }>(
    `select code from unnest($1::text[]) as asked(code)
     where not exists (select 1 from person where municipality = code)`,
    [municipalities],
  );
  return found.rows.map(({ code }) => code);
};
