import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { findPeople } from '../../../main/vault/queries/search.ts';
import { fold } from '../../../main/vault/search/fold.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { people } from '../../helpers/vault-people.ts';

const population = [...people(2000)];
const filled = () => {
  const vault = testVault();
  vault.transact((db) => {
    for (const person of population) putPerson(db, person, 'sync');
  });
  return vault;
};

const anybody = fc.integer({ min: 0, max: population.length - 1 }).map((index) => {
  const person = population[index];
  if (person === undefined) throw new Error('the population is as large as the index');
  return person;
});

/** More than anybody shares with others, so that the limit hides nobody. */
const limit = 2000;

test('everybody is found by beginnings of their own names in any order, with accents or without', () => {
  const { read } = filled();
  const lengths = fc.array(fc.integer({ min: 2, max: 12 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(anybody, lengths, fc.boolean(), fc.boolean(), (person, letters, isReversed, isFolded) => {
      const words = `${person.givenNames} ${person.surname}`.split(' ');
      const beginnings = words.map((word, index) => word.slice(0, letters[index]));
      const typed = (isReversed ? beginnings.toReversed() : beginnings).join(' ');
      const { matches } = findPeople(read, { text: isFolded ? fold(typed) : typed, limit });
      expect(matches.filter(({ isExact }) => isExact).map(({ personId }) => personId)).toContain(
        person.personId,
      );
    }),
    { numRuns: 150 },
  );
});

test('everybody is found by national number, phone number and birth date', () => {
  const { read } = filled();
  fc.assert(
    fc.property(anybody, (person) => {
      const dayFirst = person.birthDate?.split('-').toReversed().join('.') ?? '';
      for (const text of [person.nationalNumber ?? '', person.contacts[0]?.value ?? '', dayFirst]) {
        const found = findPeople(read, { text, limit }).matches.map(({ personId }) => personId);
        expect(found).toContain(person.personId);
      }
    }),
    { numRuns: 60 },
  );
});

test('whatever is typed gets an answer, the same one each time, never longer than asked for', () => {
  const { read } = filled();
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })),
      fc.integer({ min: 1, max: 50 }),
      (text, most) => {
        const answer = findPeople(read, { text, limit: most });
        expect(answer.matches.length).toBeLessThanOrEqual(most);
        expect(findPeople(read, { text, limit: most })).toEqual(answer);
      },
    ),
    { numRuns: 200 },
  );
});
