import { describe, expect, test } from 'vitest';
import { PointsRule } from '../../../../../main/domain/catalogue/identity-rules.ts';
import { countPoints } from '../../../../../main/domain/identity/points.ts';

const rule = PointsRule.parse({
  needed: 60,
  categories: [
    {
      categoryId: 'supporting',
      atLeast: 0,
      atMost: 1,
      documents: [
        { documentKind: 'bill', points: 20, hasExpiry: false },
        { documentKind: 'lease', points: 20, hasExpiry: false },
        { documentKind: 'tax-letter', points: 30, hasExpiry: false },
      ],
    },
    {
      categoryId: 'primary',
      atLeast: 1,
      atMost: null,
      documents: [
        { documentKind: 'id-card', points: 40, hasExpiry: true },
        { documentKind: 'passport', points: 70, hasExpiry: true },
      ],
    },
  ],
});
const count = (...kinds: readonly (readonly [string, string?])[]) =>
  countPoints(
    kinds.map(([documentKind, expiresOn = '2030-01-01']) => ({
      documentKind,
      number: '1',
      issuingCountry: 'DK',
      expiresOn,
    })),
    rule,
    '2026-05-08',
  );

describe('what to bring next', () => {
  test('begins with what gives most, whatever the table begins with', () => {
    expect(count().next).toEqual([
      { documentKind: 'passport', points: 70, isEnough: true },
      { documentKind: 'id-card', points: 40, isEnough: false },
      { documentKind: 'tax-letter', points: 30, isEnough: false },
      { documentKind: 'bill', points: 20, isEnough: false },
      { documentKind: 'lease', points: 20, isEnough: false },
    ]);
  });
  test('leaves out what a full category has no room for, and counts a better one by the difference', () => {
    expect(count(['bill'], ['passport']).next).toEqual([
      { documentKind: 'id-card', points: 40, isEnough: true },
      { documentKind: 'tax-letter', points: 10, isEnough: true },
    ]);
  });
  test('is not enough by points alone while a category is missing', () => {
    const strict = { ...rule, needed: 20 };
    const { next } = countPoints([], strict, '2026-05-08');
    expect(next.find(({ documentKind }) => documentKind === 'bill')).toMatchObject({ isEnough: false });
    expect(next.find(({ documentKind }) => documentKind === 'id-card')).toMatchObject({ isEnough: true });
  });
});

test('of two equal documents in a category for one, the first laid down counts', () => {
  expect(count(['lease'], ['bill']).documents.map(({ note }) => note)).toEqual([null, 'category-full']);
});

test('a document that ran out does not fill its category', () => {
  expect(count(['id-card', '2026-05-07']).missingCategories).toEqual(['primary']);
  expect(count(['id-card', '2026-05-08']).missingCategories).toEqual([]);
});
