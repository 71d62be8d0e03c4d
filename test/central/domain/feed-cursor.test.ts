import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCursor, writeCursor, type FeedCursor } from '../../../central/domain/feed-cursor.ts';

const position = fc.record({
  transaction: fc.bigInt(0n, 2n ** 62n).map(String),
  sequence: fc.bigInt(0n, 10n ** 17n).map(String),
});

const cursor: fc.Arbitrary<FeedCursor> = fc.oneof(
  fc.record({ kind: fc.constant('following' as const), feed: position }),
  fc.record({
    kind: fc.constant('filling' as const),
    feed: position,
    afterSubjectId: fc.string({ maxLength: 64 }),
  }),
);

test('a cursor that was written reads as it was and fits the wire', () => {
  fc.assert(
    fc.property(cursor, (written) => {
      const text = writeCursor(written);
      expect(text.length).toBeLessThanOrEqual(200);
      expect(readCursor(text)).toEqual(written);
    }),
  );
});

test('any other text is no cursor', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readCursor(text)).toBeNull();
    }),
  );
});
