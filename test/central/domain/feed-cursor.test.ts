import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCursor, writeCursor, type FeedCursor } from '../../../central/domain/feed-cursor.ts';

const position = fc.record({
  transaction: fc.bigInt(0n, 2n ** 62n).map(String),
  sequence: fc.bigInt(0n, 10n ** 17n).map(String),
});

const generation = fc.nat({ max: 999_999_999 }).map(String);
const afterSubjectId = fc.string({ maxLength: 64 });
const epoch = fc.option(fc.nat({ max: 0xff_ff_ff_ff }).map((number) => number.toString(16).padStart(8, '0')));

const cursor: fc.Arbitrary<FeedCursor> = fc.oneof(
  fc.record({ kind: fc.constant('following' as const), feed: position, generation, epoch }),
  fc.record({
    kind: fc.constant('filling' as const),
    feed: position,
    generation,
    epoch,
    afterSubjectId,
    subjectCount: fc.option(fc.nat()),
  }),
  fc.record({
    kind: fc.constant('catching-up' as const),
    feed: position,
    generation,
    epoch,
    target: generation,
    afterSubjectId,
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

test('a cursor from before there were generations and epochs knows none of them', () => {
  expect(readCursor('2.7.12')).toEqual({
    kind: 'following',
    feed: { transaction: '7', sequence: '12' },
    generation: '0',
    epoch: null,
  });
  expect(readCursor('1.7.0.cDE')).toEqual({
    kind: 'filling',
    feed: { transaction: '7', sequence: '0' },
    generation: '0',
    epoch: null,
    afterSubjectId: 'p1',
    subjectCount: null,
  });
});
