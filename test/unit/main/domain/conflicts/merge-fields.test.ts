import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import {
  isSame,
  mergeFields,
  type MergeField,
  type Side,
} from '../../../../../main/domain/conflicts/merge-fields.ts';
import { dkPack } from '../dk-pack.ts';
import { serviceOf } from '../../../../../main/domain/catalogue/pack.ts';

const field = (fieldId: string, special: Partial<MergeField> = {}): MergeField => ({
  fieldId,
  rule: 'ask',
  unit: null,
  ...special,
});

describe('three sides of a field', () => {
  const name = [field('name')];
  test.each([
    ['only here', { base: 'a', mine: 'b', theirs: 'a' }, 'mine', 'b'],
    ['only at central', { base: 'a', mine: 'a', theirs: 'c' }, 'theirs', 'c'],
    ['on both sides alike', { base: 'a', mine: 'b', theirs: 'b' }, 'same', 'b'],
    ['on both sides otherwise', { base: 'a', mine: 'b', theirs: 'c' }, 'ask', 'b'],
    ['emptied at central alone', { base: 'a', mine: 'a', theirs: '' }, 'theirs', ''],
    ['emptied here alone', { base: 'a', mine: '', theirs: 'a' }, 'mine', ''],
  ])('changed %s', (_, { base, mine, theirs }, took, value) => {
    const merge = mergeFields(name, { base: { name: base }, mine: { name: mine }, theirs: { name: theirs } });
    expect(merge.units).toEqual([{ fieldIds: ['name'], took }]);
    expect(merge.values).toEqual({ name: value });
    expect(merge.isWhole).toBe(took !== 'ask');
  });

  test.each(['mine', 'theirs'] as const)('the catalogue may say that %s stands', (rule) => {
    const sides = { base: { name: 'a' }, mine: { name: 'b' }, theirs: { name: 'c' } };
    expect(mergeFields([field('name', { rule })], sides)).toMatchObject({
      isWhole: true,
      values: { name: rule === 'mine' ? 'b' : 'c' },
    });
  });

  test('a set keeps what either side added and drops what either took out', () => {
    const sides = {
      base: { people: ['ida', 'ole'] },
      mine: { people: ['ida', 'bo'] },
      theirs: { people: ['ole', 'ida', 'eva'] },
    };
    expect(mergeFields([field('people', { rule: 'union' })], sides).values).toEqual({
      people: ['bo', 'eva', 'ida'],
    });
  });

  test('a set that central does not hold is the form’s own', () => {
    const sides = { base: {}, mine: { people: ['ida'] }, theirs: {} };
    expect(mergeFields([field('people', { rule: 'union' })], sides)).toMatchObject({
      isWhole: true,
      values: { people: ['ida'] },
    });
  });

  test('without a base, what differs is asked', () => {
    const sides = { base: {}, mine: { name: 'b' }, theirs: { name: 'c' } };
    expect(mergeFields(name, sides).isWhole).toBe(false);
  });
});

describe('an address', () => {
  const service = serviceOf(dkPack, 'change-of-address');
  const fields = (service?.fields ?? []).map(({ fieldId, merge, mergeUnit }) => ({
    fieldId,
    rule: merge,
    unit: mergeUnit,
  }));
  const home = {
    street: 'Lærkevej',
    houseNumber: '14',
    floorAndDoor: '',
    postcode: '8200',
    town: 'Aarhus N',
    careOf: '',
  };

  test('is one thing: a street of one move never stands in the town of another', () => {
    const mine = { ...home, street: 'Vestergade' };
    const theirs = { ...home, postcode: '5000', town: 'Odense C' };
    const { units } = mergeFields(fields, { base: home, mine, theirs });
    expect(units.find(({ fieldIds }) => fieldIds.includes('street'))).toEqual({
      fieldIds: ['street', 'houseNumber', 'floorAndDoor', 'postcode', 'town', 'careOf'],
      took: 'ask',
    });
  });

  test('moved to the same place by both needs no choice', () => {
    const moved = { ...home, street: 'Vestergade' };
    expect(mergeFields(fields, { base: home, mine: moved, theirs: { ...moved } }).isWhole).toBe(true);
  });
});

describe('for every form', () => {
  const value = fc.oneof(
    fc.constantFrom('', 'a', 'b', 'c'),
    fc.boolean(),
    fc.constant(null),
    fc.uniqueArray(fc.constantFrom('ida', 'ole', 'bo')),
  );
  const ids = ['f0', 'f1', 'f2', 'f3', 'f4'];
  const side: fc.Arbitrary<Side> = fc
    .tuple(...ids.map(() => value))
    .map((values) => Object.fromEntries(ids.map((id, at) => [id, values[at] ?? null])));
  const form = fc
    .tuple(
      ...ids.map(() =>
        fc.record({
          rule: fc.constantFrom('ask' as const, 'mine' as const, 'theirs' as const, 'union' as const),
          unit: fc.constantFrom(null, null, 'u', 'v'),
        }),
      ),
    )
    .map((rules) => ids.map((fieldId, at) => field(fieldId, rules[at])));
  const single = form.map((fields) => fields.map((each) => ({ ...each, unit: null })));
  const alike = (left: Side, right: Side): void => {
    expect(ids.filter((id) => !isSame(left[id], right[id]))).toEqual([]);
  };

  test('what central left alone merges to what was written here, and nobody is asked', () => {
    fc.assert(
      fc.property(form, side, side, (fields, base, mine) => {
        const merge = mergeFields(fields, { base, mine, theirs: base });
        alike(merge.values, mine);
        expect(merge.isWhole).toBe(true);
      }),
    );
  });

  test('what nobody here touched merges to what central has', () => {
    fc.assert(
      fc.property(form, side, side, (fields, base, theirs) => {
        const merge = mergeFields(fields, { base, mine: base, theirs });
        alike(merge.values, theirs);
        expect(merge.isWhole).toBe(true);
      }),
    );
  });

  test('changes of different fields both stand, whichever side is called ours', () => {
    fc.assert(
      fc.property(single, side, side, side, (fields, base, left, right) => {
        const isLeft = ids.map((_, at) => fields[at]?.rule === 'ask' || at % 2 === 0);
        const mine: Side = Object.fromEntries(
          ids.map((id, at) => [id, (isLeft[at] ? left : base)[id] ?? null]),
        );
        const theirs: Side = Object.fromEntries(
          ids.map((id, at) => [id, (isLeft[at] ? base : right)[id] ?? null]),
        );
        const one = mergeFields(fields, { base, mine, theirs });
        const other = mergeFields(fields, { base, mine: theirs, theirs: mine });
        expect([one.isWhole, other.isWhole]).toEqual([true, true]);
        alike(one.values, other.values);
        ids.forEach((id, at) => expect(isSame(one.values[id], (isLeft[at] ? left : right)[id])).toBe(true));
      }),
    );
  });

  test('no value is made up but by joining sets, no field is lost, and a unit is never torn', () => {
    fc.assert(
      fc.property(form, side, side, side, (fields, base, mine, theirs) => {
        const merge = mergeFields(fields, { base, mine, theirs });
        expect(merge.units.flatMap(({ fieldIds }) => fieldIds).toSorted()).toEqual(ids);
        for (const { fieldIds, took } of merge.units) {
          const from = took === 'theirs' ? theirs : mine;
          if (took === 'union') continue;
          for (const id of fieldIds) expect(merge.values[id]).toEqual(from[id]);
        }
      }),
    );
  });

  test('what only one side changed is never lost, whatever the rules say', () => {
    fc.assert(
      fc.property(single, side, side, side, (fields, base, mine, theirs) => {
        const { values, units } = mergeFields(fields, { base, mine, theirs });
        const lost = units.flatMap(({ fieldIds: [id = ''], took }) => {
          const isLost =
            (isSame(base[id], theirs[id]) && !isSame(values[id], mine[id])) ||
            (isSame(base[id], mine[id]) && !isSame(values[id], theirs[id]));
          return took !== 'ask' && isLost ? [id] : [];
        });
        expect(lost).toEqual([]);
      }),
    );
  });
});
