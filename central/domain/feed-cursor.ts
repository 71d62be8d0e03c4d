/** A place in the change feed: after this row of this transaction. Both are PostgreSQL's 64-bit numbers as text. */
export type FeedPosition = { readonly transaction: string; readonly sequence: string };

/**
 * How far a device has read. It is first filled with its subjects as they are (`filling`, in the order of their ids), then follows the
 * feed from the position where the filling began; what changed meanwhile comes twice, never not at all.
 *
 * `generation` is the state of the device's subscriptions that it knows. Where central has a later one (`target`), whoever's
 * following has changed between the two comes as they are now (`catching-up`: the whole file, or that they go), while the position in the
 * feed stands still: of a change that the device was passed over with, the snapshot knows, and what comes later is ahead in the feed.
 */
export type FeedCursor =
  | (Follower & {
      readonly kind: 'filling';
      readonly afterSubjectId: string;
      /** People of the device when the filling began: counted once, not for every page. Null in a cursor of an earlier version. */
      readonly subjectCount: number | null;
    })
  | (Follower & { readonly kind: 'catching-up'; readonly target: string; readonly afterSubjectId: string })
  | (Follower & { readonly kind: 'following' });

type Follower = {
  readonly feed: FeedPosition;
  readonly generation: string;
  /** The stretch of central's history that the position is of; null in a cursor from before that was noted. */
  readonly epoch: string | null;
};

const toText = (subjectId: string): string => Buffer.from(subjectId, 'utf8').toString('base64url');

/** Opaque to devices. */
export const writeCursor = (cursor: FeedCursor): string => {
  const epoch = cursor.epoch === null ? '' : `${cursor.epoch}-`;
  const base = `${cursor.feed.transaction}.${cursor.feed.sequence}.${cursor.generation}`;
  if (cursor.kind === 'following') return `${epoch}4.${base}`;
  if (cursor.kind === 'filling') {
    const filling = `${epoch}3.${base}.${toText(cursor.afterSubjectId)}`;
    return cursor.subjectCount === null ? filling : `${filling}.${cursor.subjectCount}`;
  }
  return `${epoch}5.${base}.${cursor.target}.${toText(cursor.afterSubjectId)}`;
};

const epoch = String.raw`(?:(?<epoch>[0-9a-f]{8})-)?`;

const transaction = String.raw`(?<transaction>\d{1,19})`;
const sequence = String.raw`(?<sequence>\d{1,18})`;
const generation = String.raw`(?<generation>\d{1,12})`;
const subject = String.raw`(?<subject>[\w-]{0,128})`;

/** The first two are from before subscriptions had generations. */
const patterns: readonly RegExp[] = [
  String.raw`2\.${transaction}\.${sequence}`,
  String.raw`1\.${transaction}\.${sequence}\.${subject}`,
  String.raw`4\.${transaction}\.${sequence}\.${generation}`,
  String.raw`3\.${transaction}\.${sequence}\.${generation}\.${subject}(?:\.(?<count>\d{1,12}))?`,
  String.raw`5\.${transaction}\.${sequence}\.${generation}\.(?<target>\d{1,12})\.${subject}`,
].map((pattern) => new RegExp(`^${epoch}${pattern}$`));

const groupsOf = (text: string): Readonly<Record<string, string | undefined>> | null =>
  patterns.map((pattern) => pattern.exec(text)?.groups ?? null).find((groups) => groups !== null) ?? null;

/** Null if we never wrote it. */
export const readCursor = (text: string): FeedCursor | null => {
  const found = groupsOf(text);
  if (found?.['transaction'] === undefined || found['sequence'] === undefined) return null;
  const follower = {
    feed: { transaction: found['transaction'], sequence: found['sequence'] },
    generation: found['generation'] ?? '0',
    epoch: found['epoch'] ?? null,
  };
  const { subject: encoded, target, count } = found;
  if (encoded === undefined) return { ...follower, kind: 'following' };
  const afterSubjectId = Buffer.from(encoded, 'base64url').toString('utf8');
  if (afterSubjectId.includes('\u0000')) return null;
  return target === undefined
    ? {
        ...follower,
        kind: 'filling',
        afterSubjectId,
        subjectCount: count === undefined ? null : Number(count),
      }
    : { ...follower, kind: 'catching-up', target, afterSubjectId };
};
