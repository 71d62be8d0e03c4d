import type { Change, PullPage } from '../../api/sync.ts';
import { writeCursor, type FeedCursor, type FeedPosition } from '../../domain/feed-cursor.ts';
import { listWholeFiles } from '../../store/announce-changes.ts';
import { inTransaction, type Queryable } from '../../store/database.ts';
import {
  feedStart,
  readFeed,
  writeChanges,
  type FeedReader,
  type FeedRow,
} from '../../store/queries/changes.ts';
import { listOpenReviews } from '../../store/queries/reviews.ts';
import {
  countSubscribed,
  endSubscriptions,
  filterSubscribed,
  listSubscribed,
} from '../../store/queries/subscriptions.ts';
import type { Gateway } from '../gateway.ts';
import { withIssued } from '../mandates/issue-credentials.ts';
import { readChanges, readFiles } from './records-of.ts';

type Page = { readonly changes: readonly Change[]; readonly cursor: FeedCursor; readonly hasMore: boolean };

/** About a file's records: how many people to read for a page of so many changes. */
const recordsPerFile = 6;

const readFilling = async (
  db: Queryable,
  cursor: { readonly feed: FeedPosition; readonly afterSubjectId: string },
  { reader, limit }: { readonly reader: FeedReader; readonly limit: number },
): Promise<Page> => {
  const peopleLimit = Math.max(1, Math.ceil(limit / recordsPerFile));
  const personIds = await listSubscribed(db, reader, {
    afterSubjectId: cursor.afterSubjectId,
    limit: peopleLimit,
  });
  const files = await readFiles(db, personIds);
  const changes: Change[] = [];
  let last: string | null = null;
  for (const personId of personIds) {
    const file = files.get(personId) ?? [];
    // A page ends with a whole file, and holds one even if it is larger than the limit.
    if (last !== null && changes.length + file.length > limit) break;
    changes.push(...file);
    last = personId;
  }
  const isLast = personIds.length < peopleLimit && last === (personIds.at(-1) ?? null);
  const { feed } = cursor;
  return isLast || last === null
    ? { changes, cursor: { kind: 'following', feed }, hasMore: true }
    : { changes, cursor: { kind: 'filling', feed, afterSubjectId: last }, hasMore: true };
};

/** A row about somebody who is no longer subscribed only says so; a removal of somebody who is (again) says nothing. */
const forReader = (rows: readonly FeedRow[], subscribed: ReadonlySet<string>): readonly FeedRow[] =>
  rows.flatMap((row): readonly FeedRow[] => {
    // A centre's reviews are its own work, whoever's municipality the subject lives in by now.
    if (row.entity === 'review') return [row];
    if (subscribed.has(row.subjectId)) return row.entity === 'subject-removed' ? [] : [row];
    return [{ ...row, entity: 'subject-removed', recordId: row.subjectId }];
  });

const readFollowing = async (
  db: Queryable,
  feed: FeedPosition,
  { reader, limit }: { readonly reader: FeedReader; readonly limit: number },
): Promise<Page> => {
  const rows = await readFeed(db, feed, { reader, limit });
  const subscribed = await filterSubscribed(db, reader, [...new Set(rows.map((row) => row.subjectId))]);
  const changes = await readChanges(db, forReader(rows, subscribed));
  const position = rows.at(-1)?.position ?? feed;
  return { changes, cursor: { kind: 'following', feed: position }, hasMore: rows.length === limit };
};

/** Lets go of people whose subscription has run out, and tells the device to forget them. */
const letGo = async (gateway: Gateway, reader: FeedReader): Promise<void> => {
  await inTransaction(gateway.database, async (db) => {
    const ended = await endSubscriptions(db, reader.deviceId, gateway.clock());
    if (ended.length === 0) return;
    const stillMine = await filterSubscribed(db, reader, ended);
    const { deviceId } = reader;
    // A device without a network forgets by itself: whoever has become its centre's comes to it anew.
    await writeChanges(
      db,
      await listWholeFiles(db, new Map([...stillMine].map((id) => [id, { municipality: null, deviceId }]))),
    );
    await writeChanges(
      db,
      ended.map((subjectId) => ({
        subjectId,
        entity: 'subject-removed',
        recordId: subjectId,
        municipality: null,
        deviceId: reader.deviceId,
      })),
    );
  });
};

type NewReader = FeedReader & { readonly centreId: string };

/**
 * Where a device begins that has nothing yet. The reviews that are open at its centre are written into its own feed after that place, so
 * it comes to them once it is filled.
 */
const firstCursor = async (db: Queryable, reader: NewReader): Promise<FeedCursor> => {
  const feed = await feedStart(db);
  const open = await listOpenReviews(db, reader.centreId);
  await writeChanges(
    db,
    open.map(({ reviewId, personId }) => ({
      subjectId: personId,
      entity: 'review',
      recordId: reviewId,
      municipality: null,
      deviceId: reader.deviceId,
    })),
  );
  return { kind: 'filling', feed, afterSubjectId: '' };
};

/** The page after a cursor; null stands for a device that has nothing yet. */
export const readPage = async (
  gateway: Gateway,
  reader: NewReader,
  { cursor, limit }: { readonly cursor: FeedCursor | null; readonly limit: number },
): Promise<PullPage> => {
  const db = gateway.database;
  await letGo(gateway, reader);
  const asOf = gateway.clock().toISOString();
  const from = cursor ?? (await firstCursor(db, reader));
  const page =
    from.kind === 'filling'
      ? await readFilling(db, from, { reader, limit })
      : await readFollowing(db, from.feed, { reader, limit });
  return {
    changes: [...(await withIssued(gateway, page.changes))],
    cursor: writeCursor(page.cursor),
    hasMore: page.hasMore,
    subjectCount: await countSubscribed(db, reader),
    asOf,
  };
};
