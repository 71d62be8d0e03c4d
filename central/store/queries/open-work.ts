import { latelyHeldMs, workFollowedMs } from '../../domain/trips.ts';
import type { Queryable } from '../database.ts';
import type { FeedReader } from './changes.ts';
import { lockSubscriptions, noteSubscriptionChange, subscribe } from './subscriptions.ts';

/**
 * Whom a device held lawfully and not long ago: those it follows, whom it followed, and who lived in its centre's area. Anybody else
 * comes to it by a look-up with a purpose, never because it says that it has work on them.
 */
const filterHeldLately = async (
  db: Queryable,
  { deviceId, municipalities }: FeedReader,
  { subjectIds, since }: { readonly subjectIds: readonly string[]; readonly since: Date },
): Promise<readonly string[]> => {
  const found = await db.query<{ subjectId: string }>(
    `select subject_id as "subjectId" from person where subject_id = any($3) and (municipality = any($1)
       or exists (select 1 from subscription s where s.device_id = $2 and s.subject_id = person.subject_id)
       or exists (select 1 from subscription_change c where c.device_id = $2 and c.subject_id = person.subject_id
         and c.changed_at >= $4)
       or (exists (select 1 from change c where c.subject_id = person.subject_id and c.device_id is null
           and c.entity = 'subject-removed' and c.municipality = any($1))
         and exists (select 1 from person_change p where p.subject_id = person.subject_id and p.changed_at >= $4)))
     order by subject_id`,
    [municipalities, deviceId, subjectIds, since],
  );
  return found.rows.map(({ subjectId }) => subjectId);
};

/**
 * Follows these people, and no others, because of work at the device, for another while. Answers whom. Who was followed for that already
 * does not come anew: the device has them, as long as the work is open.
 */
export const followWork = async (
  db: Queryable,
  reader: FeedReader,
  { subjectIds, now }: { readonly subjectIds: readonly string[]; readonly now: Date },
): Promise<{ readonly followed: readonly string[]; readonly until: Date }> => {
  const { deviceId } = reader;
  const until = new Date(now.getTime() + workFollowedMs);
  await lockSubscriptions(db, deviceId);
  const followed = await filterHeldLately(db, reader, {
    subjectIds,
    since: new Date(now.getTime() - latelyHeldMs),
  });
  const ended = await db.query<{ subjectId: string }>(
    `delete from subscription where device_id = $1 and reason = 'work' and not subject_id = any($2)
     returning subject_id as "subjectId"`,
    [deviceId, followed],
  );
  const renewed = await db.query<{ subjectId: string }>(
    `update subscription set until = $3 where device_id = $1 and reason = 'work' and subject_id = any($2)
     returning subject_id as "subjectId"`,
    [deviceId, followed, until],
  );
  const known = new Set(renewed.rows.map(({ subjectId }) => subjectId));
  const begun = followed.filter((subjectId) => !known.has(subjectId));
  await noteSubscriptionChange(
    db,
    { deviceId, subjectIds: ended.rows.map(({ subjectId }) => subjectId) },
    now,
  );
  await subscribe(db, { deviceId, subjectIds: begun, reason: 'work', until }, now);
  return { followed, until };
};
