import { expect, test } from 'vitest';
import type { PersonRecord } from '../../../central/api/records.ts';
import { hashGuarded, relativesOf } from '../../../central/domain/guarded-people.ts';
import { livesWith, person } from '../../helpers/central-people.ts';

type Relation = PersonRecord['relations'][number]['relation'];

const knows = (personId: string, ...ties: readonly (readonly [string, Relation])[]): PersonRecord =>
  person(personId, {
    relations: ties.map(([other, relation]) => ({ ...livesWith(person(other)), relation })),
  });
const relatives = (...people: readonly PersonRecord[]): readonly string[] =>
  relativesOf('clerk', new Map(people.map((each) => [each.personId, each]))).toSorted();

test.for<[Relation, boolean]>([
  ['spouse', true],
  ['child', true],
  ['custody-child', true],
  ['parent', true],
  ['sibling', true],
  ['guardian', false],
  ['ward', false],
  ['lives-with', false],
])('the family of a %s of the clerk is family: %s', ([relation, isHandedOn]) => {
  const found = relatives(knows('clerk', ['near', relation]), knows('near', ['far', 'child']));
  expect(found).toEqual(isHandedOn ? ['far', 'near'] : ['near']);
});

test('two steps are family, three are not, and nobody is their own relative', () => {
  const found = relatives(
    knows('clerk', ['sister', 'sibling']),
    knows('sister', ['clerk', 'sibling'], ['niece', 'child']),
    knows('niece', ['her-child', 'child']),
  );
  expect(found).toEqual(['niece', 'sister']);
});

test('who lives with the clerk counts, and a clerk whom no register knows has nobody', () => {
  expect(relatives({ ...knows('clerk'), household: [livesWith(person('flatmate'))] })).toEqual(['flatmate']);
  expect(relatives()).toEqual([]);
});

test('a list says nothing by its length or its order', () => {
  const fill = (() => {
    let count = 0;
    return () => `fill-${(count += 1)}`;
  })();
  const lists = [0, 1, 32, 33].map((count) =>
    hashGuarded(
      Array.from({ length: count }, (_, index) => `p${index}`),
      'salt',
      fill,
    ),
  );
  expect(lists.map(({ length }) => length)).toEqual([32, 32, 32, 64]);
  for (const list of lists) expect(list).toEqual(list.toSorted());
  expect(hashGuarded(['a', 'b'], 'salt', () => 'x')).toEqual(hashGuarded(['b', 'a'], 'salt', () => 'x'));
});
