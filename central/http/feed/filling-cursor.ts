import type { Epoch } from '../../domain/epoch.ts';
import type { FeedCursor } from '../../domain/feed-cursor.ts';
import type { Queryable } from '../../store/database.ts';
import { feedStart, writeChanges } from '../../store/queries/changes.ts';
import { listOpenReviews } from '../../store/queries/reviews.ts';
import { countSubscribed, findFollowing, type Following } from '../../store/queries/subscriptions.ts';
import { listTrips } from '../../store/queries/trips.ts';

export type Device = { readonly deviceId: string; readonly centreId: string };
export type Reader = Device & Following;

export const readerOf = async (db: Queryable, { deviceId, centreId }: Device): Promise<Reader> => ({
  deviceId,
  centreId,
  ...(await findFollowing(db, deviceId)),
});

/**
 * The reviews that are open at the device's centre, and the centre's trips, come in no citizen's file: they are written into the device's
 * own feed, where it comes to them once it is filled.
 */
const writeOwn = async (db: Queryable, { deviceId, centreId }: Device, now: Date): Promise<void> => {
  const own = { municipality: null, deviceId };
  const open = await listOpenReviews(db, centreId);
  const trips = await listTrips(db, { centreId, now });
  await writeChanges(db, [
    ...open.map(({ reviewId, personId }) => ({
      subjectId: personId,
      entity: 'review' as const,
      recordId: reviewId,
      ...own,
    })),
    ...trips.map(({ tripId }) => ({ subjectId: tripId, entity: 'trip' as const, recordId: tripId, ...own })),
  ]);
};

const fillFrom = async (
  db: Queryable,
  reader: Reader,
  { feed, generation, epoch }: Pick<FeedCursor, 'feed' | 'generation' | 'epoch'>,
): Promise<FeedCursor> => {
  const subjectCount = await countSubscribed(db, reader);
  return { kind: 'filling', feed, generation, epoch, afterSubjectId: '', subjectCount };
};

/** Where a device begins that has nothing yet, or nothing of this epoch. */
export const firstCursor = async (
  db: Queryable,
  reader: Reader,
  { epoch, now }: { readonly epoch: Epoch; readonly now: Date },
): Promise<FeedCursor> => {
  const feed = await feedStart(db);
  await writeOwn(db, reader, now);
  return fillFrom(db, reader, { feed, generation: reader.generation, epoch: epoch.epochId });
};

/**
 * Where a device goes on that wants everybody once more. Its place in the feed, and what it knows of its subscriptions, stay: whoever has
 * gone since goes, and whatever has changed since comes.
 */
export const refillCursor = async (
  db: Queryable,
  reader: Reader,
  { reached, now }: { readonly reached: FeedCursor; readonly now: Date },
): Promise<FeedCursor> => {
  await writeOwn(db, reader, now);
  return fillFrom(db, reader, reached);
};
