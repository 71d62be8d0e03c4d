/** A place in the change feed: after this row of this transaction. Both are PostgreSQL's 64-bit numbers as text. */
export type FeedPosition = { readonly transaction: string; readonly sequence: string };

/**
 * How far a device has read. It is first filled with its subjects as they are (`filling`, in the order of their ids), then follows the
 * feed from the position where the filling began; what changed meanwhile comes twice, never not at all.
 */
export type FeedCursor =
  | { readonly kind: 'filling'; readonly feed: FeedPosition; readonly afterSubjectId: string }
  | { readonly kind: 'following'; readonly feed: FeedPosition };

/** Opaque to devices. */
export const writeCursor = (cursor: FeedCursor): string => {
  const position = `${cursor.feed.transaction}.${cursor.feed.sequence}`;
  if (cursor.kind === 'following') return `2.${position}`;
  return `1.${position}.${Buffer.from(cursor.afterSubjectId, 'utf8').toString('base64url')}`;
};

const pattern = /^(?:2\.(\d{1,19})\.(\d{1,18})|1\.(\d{1,19})\.(\d{1,18})\.([\w-]{0,128}))$/;

/** Null if we never wrote it. */
export const readCursor = (text: string): FeedCursor | null => {
  const found = pattern.exec(text);
  if (found === null) return null;
  const [, transaction, sequence, fillTransaction, fillSequence, subject] = found;
  if (transaction !== undefined && sequence !== undefined) {
    return { kind: 'following', feed: { transaction, sequence } };
  }
  if (fillTransaction === undefined || fillSequence === undefined || subject === undefined) return null;
  const afterSubjectId = Buffer.from(subject, 'base64url').toString('utf8');
  if (afterSubjectId.includes('\u0000')) return null;
  return { kind: 'filling', feed: { transaction: fillTransaction, sequence: fillSequence }, afterSubjectId };
};
