import type { Held } from '../../api/trips.ts';
import { latelyHeldMs } from '../../domain/trips.ts';
import type { Queryable } from '../database.ts';
import type { FeedReader } from './changes.ts';

/** What a device follows somebody for, besides their living in its centre's area. A trip's citizens: see `align-trips.ts`. */
export type Subscription = {
  readonly deviceId: string;
  readonly subjectIds: readonly string[];
  readonly reason: 'look-up' | 'work';
  readonly until: Date;
};

/**
 * First in every transaction that changes what a device follows. The next generation is not given before this one can be seen, and
 * nobody holds what another waits for.
 */
export const lockSubscriptions = async (db: Queryable, deviceId: string): Promise<void> => {
  await db.query('select 1 from device where device_id = $1 for no key update', [deviceId]);
};

/**
 * Tells the device's next pull that the following of these people began, ended or is other than before: it gets whole files of those it
 * follows, and is told to forget the others. In the transaction of the change, after it, under its lock.
 */
export const noteSubscriptionChange = async (
  db: Queryable,
  { deviceId, subjectIds }: Pick<Subscription, 'deviceId' | 'subjectIds'>,
  now: Date,
): Promise<void> => {
  if (subjectIds.length === 0) return;
  await db.query(
    `with next as (
       update device set subscription_generation = subscription_generation + 1 where device_id = $1
       returning subscription_generation as generation)
     insert into subscription_change select $1, subject_id, generation, $3 from next, unnest($2::text[]) as s(subject_id)
     on conflict (device_id, subject_id) do update set generation = excluded.generation, changed_at = excluded.changed_at`,
    [deviceId, [...new Set(subjectIds)], now],
  );
};

/** Of several times the same reason the longest counts. Under the lock of the device. */
export const subscribe = async (db: Queryable, asked: Subscription, now: Date): Promise<void> => {
  const { deviceId, subjectIds, reason, until } = asked;
  if (subjectIds.length === 0) return;
  await db.query(
    `insert into subscription (device_id, subject_id, reason, trip_id, until) select $1, unnest($2::text[]), $3, '', $4
     on conflict (device_id, subject_id, reason, trip_id) do update set until = greatest(subscription.until, excluded.until)`,
    [deviceId, [...new Set(subjectIds)], reason, until],
  );
  await noteSubscriptionChange(db, asked, now);
};

export const hasEnded = async (db: Queryable, deviceId: string, now: Date): Promise<boolean> => {
  const found = await db.query('select 1 from subscription where device_id = $1 and until <= $2 limit 1', [
    deviceId,
    now,
  ]);
  return found.rowCount === 1;
};

/** Ends what has run out, has the device told of it, and forgets what it was told (up to the generation that it knows) long ago. */
export const endSubscriptions = async (
  db: Queryable,
  { deviceId, known }: { readonly deviceId: string; readonly known: string },
  now: Date,
): Promise<void> => {
  await lockSubscriptions(db, deviceId);
  await db.query(
    `delete from subscription_change as old where device_id = $1 and changed_at < $2 and generation <= $3
       and not exists (select 1 from subscription s where s.device_id = $1 and s.subject_id = old.subject_id)`,
    [deviceId, new Date(now.getTime() - latelyHeldMs), known],
  );
  const found = await db.query<{ subjectId: string }>(
    `delete from subscription where device_id = $1 and until <= $2 returning subject_id as "subjectId"`,
    [deviceId, now],
  );
  await noteSubscriptionChange(
    db,
    { deviceId, subjectIds: found.rows.map(({ subjectId }) => subjectId) },
    now,
  );
};

export type Following = { readonly generation: string; readonly municipalities: readonly string[] };

/**
 * The state of the device's subscriptions that everything committed until now has led to, with the area of its centre at that very moment:
 * with an area of before, it would miss whom a later generation is about, and never be told again.
 */
export const findFollowing = async (db: Queryable, deviceId: string): Promise<Following> => {
  const found = await db.query<Following>(
    `select subscription_generation::text as generation, municipalities from device join centre using (centre_id)
     where device_id = $1`,
    [deviceId],
  );
  return found.rows[0] ?? { generation: '0', municipalities: [] };
};

/** The next people, in the order of their ids, whose following changed after one generation and up to another. */
export const listChangedSubscriptions = async (
  db: Queryable,
  deviceId: string,
  {
    after,
    through,
    afterSubjectId,
    limit,
  }: {
    readonly after: string;
    readonly through: string;
    readonly afterSubjectId: string;
    readonly limit: number;
  },
): Promise<readonly string[]> => {
  const found = await db.query<{ subjectId: string }>(
    `select subject_id as "subjectId" from subscription_change
     where device_id = $1 and generation > $2 and generation <= $3 and subject_id > $4 order by subject_id limit $5`,
    [deviceId, after, through, afterSubjectId, limit],
  );
  return found.rows.map(({ subjectId }) => subjectId);
};

/** Why the device holds these people, of those whom it follows or lately followed besides its centre's. */
export const listHeld = async (
  db: Queryable,
  { municipalities, deviceId }: FeedReader,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, Held>> => {
  if (subjectIds.length === 0) return new Map();
  const found = await db.query<{ subjectId: string; until: Date | null; tripIds: readonly string[] }>(
    `select changed.subject_id as "subjectId",
       case when coalesce(person.municipality = any($1), false) then null else max(subscription.until) end as until,
       coalesce(array_agg(subscription.trip_id order by subscription.trip_id)
         filter (where subscription.reason = 'trip'), '{}') as "tripIds"
     from subscription_change as changed join person using (subject_id)
     left join subscription using (device_id, subject_id)
     where device_id = $2 and subject_id = any($3) group by changed.subject_id, person.municipality`,
    [municipalities, deviceId, subjectIds],
  );
  return new Map(
    found.rows.map(({ subjectId, until, tripIds }) => [
      subjectId,
      { until: until?.toISOString() ?? null, tripIds: [...tripIds] },
    ]),
  );
};

const isMine = `(municipality = any($1)
  or subject_id in (select subject_id from subscription where device_id = $2))`;

/** Which of these people the device subscribes to. */
export const filterSubscribed = async (
  db: Queryable,
  { municipalities, deviceId }: FeedReader,
  subjectIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (subjectIds.length === 0) return new Set();
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
       + (select count(distinct subject_id) from subscription join person using (subject_id)
          where device_id = $2 and not coalesce(municipality = any($1), false))::int as count`,
    [municipalities, deviceId],
  );
  return found.rows[0]?.count ?? 0;
};
