import type { Queryable } from '../database.ts';
import type { FeedReader } from './changes.ts';

export const subscribe = async (
  db: Queryable,
  {
    deviceId,
    subjectIds,
    until,
  }: { readonly deviceId: string; readonly subjectIds: readonly string[]; readonly until: Date },
): Promise<void> => {
  await db.query(
    `insert into subscription (device_id, subject_id, until) select $1, unnest($2::text[]), $3
     on conflict (device_id, subject_id) do update set until = greatest(subscription.until, excluded.until)`,
    [deviceId, subjectIds, until],
  );
};

/** Ends what has run out, and answers whom the device no longer follows. */
export const endSubscriptions = async (
  db: Queryable,
  deviceId: string,
  now: Date,
): Promise<readonly string[]> => {
  const found = await db.query<{ subjectId: string }>(
    `delete from subscription where device_id = $1 and until <= $2 returning subject_id as "subjectId"`,
    [deviceId, now],
  );
  return found.rows.map(({ subjectId }) => subjectId);
};

const isMine = `(municipality = any($1)
  or subject_id in (select subject_id from subscription where device_id = $2))`;

/** Which of these people the device subscribes to. */
export const filterSubscribed = async (
  db: Queryable,
  { municipalities, deviceId }: FeedReader,
  subjectIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const found = await db.query<{ subjectId: string }>(
    `select subject_id as "subjectId" from person where ${isMine} and subject_id = any($3)`,
    [municipalities, deviceId, subjectIds],
  );
  return new Set(found.rows.map(({ subjectId }) => subjectId));
};

/** The next people of the device in the order of their ids. */
export const listSubscribed = async (
  db: Queryable,
  { municipalities, deviceId }: FeedReader,
  page: { readonly afterSubjectId: string; readonly limit: number },
): Promise<readonly string[]> => {
  const found = await db.query<{ subjectId: string }>(
    `select subject_id as "subjectId" from person where ${isMine} and subject_id > $3 order by subject_id limit $4`,
    [municipalities, deviceId, page.afterSubjectId, page.limit],
  );
  return found.rows.map(({ subjectId }) => subjectId);
};

export const countSubscribed = async (
  db: Queryable,
  { municipalities, deviceId }: FeedReader,
): Promise<number> => {
  const found = await db.query<{ count: number }>(
    `select (select count(*) from person where municipality = any($1))::int
       + (select count(*) from subscription join person using (subject_id)
          where device_id = $2 and not coalesce(municipality = any($1), false))::int as count`,
    [municipalities, deviceId],
  );
  return found.rows[0]?.count ?? 0;
};
