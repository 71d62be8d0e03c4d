import type { Change } from '../../api/sync.ts';
import type { FeedCursor } from '../../domain/feed-cursor.ts';
import type { Queryable } from '../../store/database.ts';
import type { FeedReader } from '../../store/queries/changes.ts';
import {
  filterSubscribed,
  listChangedSubscriptions,
  listSubscribed,
} from '../../store/queries/subscriptions.ts';
import { readFiles } from './records-of.ts';

export type Page = {
  readonly changes: readonly Change[];
  readonly cursor: FeedCursor;
  readonly hasMore: boolean;
};
export type PageReader = { readonly reader: FeedReader; readonly limit: number };

type SnapshotCursor = Exclude<FeedCursor, { readonly kind: 'following' }>;

/** About a file's records: how many people to read for a page of so many changes. */
const recordsPerFile = 6;

/** All of the device's people, or those whose following has changed since the generation it knows. */
const listNext = (
  db: Queryable,
  cursor: SnapshotCursor,
  { reader, limit }: PageReader,
): Promise<readonly string[]> => {
  const { afterSubjectId } = cursor;
  if (cursor.kind === 'filling') return listSubscribed(db, reader, { afterSubjectId, limit });
  const { generation: after, target: through } = cursor;
  return listChangedSubscriptions(db, reader.deviceId, { after, through, afterSubjectId, limit });
};

const gone = (personId: string): readonly Change[] => [
  { entity: 'subject-removed', sequence: 0, subjectId: personId, record: { personId } },
];

const followingFrom = (cursor: SnapshotCursor): FeedCursor => ({
  kind: 'following',
  epoch: cursor.epoch,
  feed: cursor.feed,
  generation: cursor.kind === 'filling' ? cursor.generation : cursor.target,
});

/**
 * A page of people as they are, in the order of their ids: the whole file of whoever is followed, and of whoever is not that they go. The
 * place in the feed does not move: what changes while this is read comes once more from there.
 */
export const readSnapshot = async (
  db: Queryable,
  cursor: SnapshotCursor,
  { reader, limit }: PageReader,
): Promise<Page> => {
  const peopleLimit = Math.max(1, Math.ceil(limit / recordsPerFile));
  const personIds = await listNext(db, cursor, { reader, limit: peopleLimit });
  const followed =
    cursor.kind === 'filling' ? new Set(personIds) : await filterSubscribed(db, reader, personIds);
  const files = await readFiles(
    db,
    personIds.filter((personId) => followed.has(personId)),
  );
  const changes: Change[] = [];
  let last: string | null = null;
  for (const personId of personIds) {
    const file = followed.has(personId) ? (files.get(personId) ?? []) : gone(personId);
    // A page ends with a whole file, and holds one even if it is larger than the limit.
    if (last !== null && changes.length + file.length > limit) break;
    changes.push(...file);
    last = personId;
  }
  const isLast = personIds.length < peopleLimit && last === (personIds.at(-1) ?? null);
  return {
    changes,
    cursor: isLast || last === null ? followingFrom(cursor) : { ...cursor, afterSubjectId: last },
    hasMore: true,
  };
};
