import type { Change, PullPage } from '../../api/sync.ts';
import { isOfEpoch, type Epoch } from '../../domain/epoch.ts';
import type { FeedCursor } from '../../domain/feed-cursor.ts';
import { inTransaction, type Queryable } from '../../store/database.ts';
import { readFeed, type FeedRow } from '../../store/queries/changes.ts';
import {
  countSubscribed,
  endSubscriptions,
  filterSubscribed,
  hasEnded,
  listHeld,
} from '../../store/queries/subscriptions.ts';
import type { Gateway } from '../gateway.ts';
import { withIssued } from '../mandates/issue-credentials.ts';
import { firstCursor, readerOf, type Device, type Reader } from './filling-cursor.ts';
import { presentEpoch } from './present-epoch.ts';
import { sealCursor, type AskedCursor } from './sealed-cursor.ts';
import { readSnapshot, type Page, type PageReader } from './read-snapshot.ts';
import { readChanges } from './records-of.ts';
import { readTrips } from './trips-to-send.ts';

/** A row about somebody who is no longer subscribed only says so; a removal of somebody who is (again) says nothing. */
const forReader = (rows: readonly FeedRow[], subscribed: ReadonlySet<string>): readonly FeedRow[] =>
  rows.flatMap((row): readonly FeedRow[] => {
    // A centre's reviews are its own work, whoever's municipality the subject lives in by now.
    if (row.entity === 'review') return [row];
    // And so is what became of the work that this very device has done.
    if (row.entity === 'act' && row.isOwn) return [row];
    if (row.entity === 'trip') return [];
    if (subscribed.has(row.subjectId)) return row.entity === 'subject-removed' ? [] : [row];
    return [{ ...row, entity: 'subject-removed', recordId: row.subjectId }];
  });

const readFollowing = async (
  db: Queryable,
  cursor: Extract<FeedCursor, { readonly kind: 'following' }>,
  { reader, limit }: PageReader,
): Promise<Page> => {
  const rows = await readFeed(db, cursor.feed, { reader, limit });
  const subscribed = await filterSubscribed(db, reader, [...new Set(rows.map((row) => row.subjectId))]);
  const trips = await readTrips(db, rows, reader.deviceId);
  const changes = await readChanges(db, forReader(rows, subscribed));
  const feed = rows.at(-1)?.position ?? cursor.feed;
  return {
    changes: [...trips, ...changes],
    cursor: { ...cursor, feed },
    hasMore: rows.length === limit,
  };
};

/** Lets go of people whose subscription has run out; the page that follows says so. */
const letGo = async ({ database, clock }: Gateway, deviceId: string, known: string): Promise<void> => {
  const now = clock();
  if (!(await hasEnded(database, deviceId, now))) return;
  await inTransaction(database, (db) => endSubscriptions(db, { deviceId, known }, now));
};

/** Of whom besides its centre's a device holds because of what: said with the person. */
const withHeld = async (
  db: Queryable,
  reader: PageReader['reader'],
  changes: readonly Change[],
): Promise<readonly Change[]> => {
  const people = changes.filter((change) => change.entity === 'person');
  const held = await listHeld(
    db,
    reader,
    people.map(({ subjectId }) => subjectId),
  );
  if (held.size === 0) return changes;
  return changes.map((change) => {
    const why = change.entity === 'person' ? held.get(change.subjectId) : undefined;
    return change.entity === 'person' && why !== undefined ? { ...change, held: why } : change;
  });
};

/** Before a device follows on, it catches up with what has become of its subscriptions. */
const caughtUpFirst = (cursor: FeedCursor, generation: string): FeedCursor =>
  cursor.kind === 'following' && BigInt(generation) > BigInt(cursor.generation)
    ? { ...cursor, kind: 'catching-up', target: generation, afterSubjectId: '' }
    : cursor;

/** Of use while there is more to come alone, to say how much: a look that finds nothing new must not count a whole municipality. */
const countFor = async (db: Queryable, cursor: FeedCursor, reader: Reader): Promise<number> =>
  (cursor.kind === 'filling' ? cursor.subjectCount : null) ?? (await countSubscribed(db, reader));

/** What a device does not know yet of the epoch that it is answered in. */
const epochToTell = (cursor: FeedCursor | null, { epochId, versionFloor }: Epoch): Pick<PullPage, 'epoch'> =>
  cursor?.epoch === epochId ? {} : { epoch: { id: epochId, versionFloor } };

/** The page after a cursor; null stands for a device that has nothing yet, and so does the cursor of another epoch. */
export const readPage = async (
  gateway: Gateway,
  device: Device,
  { asked, limit }: { readonly asked: AskedCursor | null; readonly limit: number },
): Promise<PullPage> => {
  const db = gateway.database;
  const now = gateway.clock();
  const epoch = await presentEpoch(gateway, asked, device.deviceId);
  const known = asked !== null && isOfEpoch(asked.cursor, epoch);
  const cursor = known ? { ...asked.cursor, epoch: epoch.epochId } : null;
  await letGo(gateway, device.deviceId, cursor?.generation ?? '0');
  const reader = await readerOf(db, device);
  const from = cursor ?? (await firstCursor(db, reader, { epoch, now }));
  const next = caughtUpFirst(from, reader.generation);
  const page =
    next.kind === 'following'
      ? await readFollowing(db, next, { reader, limit })
      : await readSnapshot(db, next, { reader, limit });
  return {
    changes: [...(await withIssued(gateway, await withHeld(db, reader, page.changes)))],
    ...epochToTell(asked?.cursor ?? null, epoch),
    cursor: sealCursor(page.cursor, { deviceId: device.deviceId, key: gateway.keys.signing }),
    hasMore: page.hasMore,
    subjectCount: page.hasMore ? await countFor(db, next, reader) : 0,
    asOf: now.toISOString(),
  };
};
