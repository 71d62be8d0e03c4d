import type { FeedPosition } from '../../domain/feed-cursor.ts';
import type { Queryable } from '../database.ts';

export type ChangeEntity =
  | 'person'
  | 'mandate'
  | 'event'
  | 'act'
  | 'consent'
  | 'review'
  | 'trip'
  | 'subject-removed';

/** That a record is new or other than before. Who hears of it: a municipality's devices and the subject's followers, or one device. */
export type ChangeToWrite = {
  readonly subjectId: string;
  readonly entity: ChangeEntity;
  readonly recordId: string;
  readonly municipality: string | null;
  readonly deviceId: string | null;
};

export type FeedRow = {
  readonly position: FeedPosition;
  readonly subjectId: string;
  readonly entity: ChangeEntity;
  readonly recordId: string;
  /** Written for this device alone. */
  readonly isOwn: boolean;
};

/** To be called in the transaction that makes the change. */
export const writeChanges = async (db: Queryable, changes: readonly ChangeToWrite[]): Promise<void> => {
  if (changes.length === 0) return;
  await db.query(
    `insert into change (subject_id, entity, record_id, municipality, device_id)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])`,
    [
      changes.map((change) => change.subjectId),
      changes.map((change) => change.entity),
      changes.map((change) => change.recordId),
      changes.map((change) => change.municipality),
      changes.map((change) => change.deviceId),
    ],
  );
};

/** Where to follow from, for a reader who reads everything else now: nothing committed later lies before it. */
export const feedStart = async (db: Queryable): Promise<FeedPosition> => {
  const found = await db.query<{ transaction: string }>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as transaction`,
  );
  return { transaction: found.rows[0]?.transaction ?? '0', sequence: '0' };
};

/** `$1` and `$2` are the position, `$5` the limit. */
const rowsWhere = (condition: string): string =>
  `(select transaction_id, sequence, subject_id, entity, record_id, device_id is not null as is_own from change
    where ${condition} and (transaction_id, sequence) > ($1::text::xid8, $2::bigint)
      and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    order by transaction_id, sequence limit $5)`;

export type FeedReader = { readonly deviceId: string; readonly municipalities: readonly string[] };

/**
 * The next rows after a position. They are in the order of (transaction, sequence), and only of transactions older than every one
 * that still runs: numbers of both kinds are given before the commit, so a younger row can be visible while an older one is not yet,
 * and a reader who had passed over it would never see it. A transaction left open delays the feed; it never makes it skip.
 */
export const readFeed = async (
  db: Queryable,
  after: FeedPosition,
  { reader, limit }: { readonly reader: FeedReader; readonly limit: number },
): Promise<readonly FeedRow[]> => {
  const found = await db.query<{
    transaction: string;
    sequence: string;
    subjectId: string;
    entity: ChangeEntity;
    recordId: string;
    isOwn: boolean;
  }>(
    `select transaction_id::text as transaction, sequence::text as sequence, subject_id as "subjectId", entity,
       record_id as "recordId", is_own as "isOwn"
     from (
       ${rowsWhere('device_id is null and municipality = any($3)')}
       union
       ${rowsWhere('device_id is null and subject_id in (select subject_id from subscription where device_id = $4)')}
       union
       ${rowsWhere('device_id = $4')}
     ) as mine order by mine.transaction_id, mine.sequence limit $5`,
    [after.transaction, after.sequence, reader.municipalities, reader.deviceId, limit],
  );
  return found.rows.map(({ transaction, sequence, ...row }) => ({
    ...row,
    position: { transaction, sequence },
  }));
};
