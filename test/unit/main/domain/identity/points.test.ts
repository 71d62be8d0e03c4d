import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countPoints } from '../../../../../main/domain/identity/points.ts';
import { PointsRule } from '../../../../../main/domain/catalogue/identity-rules.ts';

const today = '2026-05-08';
const rule = PointsRule.parse({
  needed: 100,
  categories: [
    {
      categoryId: 'primary',
      atLeast: 1,
      atMost: 1,
      documents: [
        { documentKind: 'passport', points: 70, hasExpiry: true, graceDays: 730 },
        { documentKind: 'birth-certificate', points: 60, hasExpiry: false },
      ],
    },
    {
      categoryId: 'with-picture',
      atLeast: 0,
      atMost: null,
      documents: [
        { documentKind: 'driving-licence', points: 40, hasExpiry: true },
        { documentKind: 'id-card', points: 40, hasExpiry: true },
        { documentKind: 'student-card', points: 30, hasExpiry: true },
      ],
    },
    {
      categoryId: 'supporting',
      atLeast: 0,
      atMost: 2,
      documents: [
        { documentKind: 'health-card', points: 25, hasExpiry: false },
        { documentKind: 'lease', points: 25, hasExpiry: false },
        { documentKind: 'bill', points: 20, hasExpiry: false },
      ],
    },
  ],
});

const shown = (documentKind: string, expiresOn: string | null = '2030-01-01', number = '1234') => ({
  documentKind,
  number,
  issuingCountry: 'DK',
  expiresOn,
});
const count = (...documents: readonly ReturnType<typeof shown>[]) => countPoints(documents, rule, today);
const linesOf = (...documents: readonly ReturnType<typeof shown>[]) =>
  count(...documents).documents.map(({ points, note }) => [points, note]);

describe('several documents together', () => {
  test('are enough with the points and the category that must be among them', () => {
    expect(count(shown('passport'), shown('driving-licence'))).toMatchObject({
      points: 110,
      needed: 100,
      isEnough: true,
      missingCategories: [],
    });
    expect(count(shown('driving-licence'), shown('id-card'), shown('health-card'))).toMatchObject({
      points: 105,
      isEnough: false,
      missingCategories: ['primary'],
    });
  });

  test('reach exactly what is needed', () => {
    expect(count(shown('birth-certificate'), shown('driving-licence'))).toMatchObject({
      points: 100,
      isEnough: true,
    });
  });

  test('say which one more would be enough, and which only helps', () => {
    const { points, isEnough, next } = count(shown('passport'));
    expect([points, isEnough]).toEqual([70, false]);
    expect(next).toEqual([
      { documentKind: 'driving-licence', points: 40, isEnough: true },
      { documentKind: 'id-card', points: 40, isEnough: true },
      { documentKind: 'student-card', points: 30, isEnough: true },
      { documentKind: 'health-card', points: 25, isEnough: false },
      { documentKind: 'lease', points: 25, isEnough: false },
      { documentKind: 'bill', points: 20, isEnough: false },
    ]);
  });

  test('begin with nothing, and with what gives most', () => {
    expect(count()).toMatchObject({
      points: 0,
      isEnough: false,
      documents: [],
      missingCategories: ['primary'],
    });
    expect(count().next[0]).toEqual({ documentKind: 'passport', points: 70, isEnough: false });
  });

  test('a better document of a full category still brings it on, by the difference', () => {
    expect(count(shown('birth-certificate')).next).toContainEqual({
      documentKind: 'passport',
      points: 10,
      isEnough: false,
    });
    expect(count(shown('passport')).next.map(({ documentKind }) => documentKind)).not.toContain(
      'birth-certificate',
    );
  });
});

describe('a document counts', () => {
  test.each([
    [
      'once of its kind',
      [shown('id-card'), shown('id-card', '2031-01-01', '99')],
      [
        [40, null],
        [0, 'same-again'],
      ],
    ],
    ['not at all where the table does not have it', [shown('library-card')], [[0, 'unknown']]],
    ['on its last day', [shown('id-card', today)], [[40, null]]],
    ['no longer after it', [shown('id-card', '2026-05-07')], [[0, 'expired']]],
    ['on the last day of its grace', [shown('passport', '2024-05-08')], [[70, null]]],
    ['no longer after its grace', [shown('passport', '2024-05-07')], [[0, 'expired']]],
    ['without a date where it has none', [shown('health-card', null)], [[25, null]]],
    ['whatever is written for a date it does not have', [shown('health-card', '2000-01-01')], [[25, null]]],
    ['not without its date', [shown('id-card', null)], [[0, 'incomplete']]],
    ['not without its number', [shown('id-card', '2030-01-01', '  ')], [[0, 'incomplete']]],
    [
      'as the better one where its category is full',
      [shown('birth-certificate'), shown('passport')],
      [
        [0, 'category-full'],
        [70, null],
      ],
    ],
    [
      'as the first of equals where its category is full',
      [shown('bill'), shown('health-card'), shown('lease')],
      [
        [0, 'category-full'],
        [25, null],
        [25, null],
      ],
    ],
    [
      'where a better one of its category does not',
      [shown('passport', '2020-01-01'), shown('birth-certificate')],
      [
        [0, 'expired'],
        [60, null],
      ],
    ],
  ])('%s', (_, documents, lines) => {
    expect(linesOf(...documents)).toEqual(lines);
  });

  test('never more for showing it twice, and never less for showing another', () => {
    const kinds = rule.categories.flatMap(({ documents }) =>
      documents.map(({ documentKind }) => documentKind),
    );
    const any = fc.array(
      fc.constantFrom(...kinds, 'other').map((kind) => shown(kind)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(any, fc.constantFrom(...kinds), (documents, kind) => {
        const before = count(...documents).points;
        const after = count(...documents, shown(kind)).points;
        expect(after).toBeGreaterThanOrEqual(before);
        expect(count(...documents, ...documents).points).toBe(before);
        const announced = count(...documents).next.find((each) => each.documentKind === kind)?.points ?? 0;
        expect(after - before).toBe(announced);
      }),
    );
  });

  test('whatever order they are laid down in', () => {
    const any = fc.shuffledSubarray([
      'passport',
      'birth-certificate',
      'id-card',
      'health-card',
      'lease',
      'bill',
    ]);
    fc.assert(
      fc.property(any, (kinds) => {
        const sorted = count(...kinds.toSorted().map((kind) => shown(kind)));
        const standing = count(...kinds.map((kind) => shown(kind)));
        expect([standing.points, standing.isEnough]).toEqual([sorted.points, sorted.isEnough]);
      }),
    );
  });
});
