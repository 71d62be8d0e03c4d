import { expect, test } from 'vitest';
import { comparePerson, wordsOf } from '../../../../../main/domain/identity/compare-person.ts';

const shown = (surname: string, givenNames: string, name: string) =>
  comparePerson({ surname, givenNames, birthDate: null }, { name, formerNames: [], birthDate: null });

test.each([
  ['Müller', 'MUELLER'],
  ['Kjær', 'KJAER'],
  ['Ångström', 'AANGSTROEM'],
  ['Østergaard', 'OESTERGÅRD'],
  ['Østergaard', 'Ostergård'],
  ['Åse', 'A\u030Ase'],
])('%s and %s are one spelling', (one, other) => {
  expect(wordsOf(one)).toEqual(wordsOf(other));
});

test.each([
  ['three letters of a surname that was cut short', 'HOL', 'KAREN', 'Karen Holm', 'same'],
  ['a surname of two letters, in full', 'BO', 'KAREN', 'Karen Bo', 'same'],
  ['a surname of two letters that begins another', 'BO', 'KAREN', 'Karen Bohr', 'name-differs'],
  ['a surname in brackets, with a hyphen and a stop', '(HOLM-BO.)', 'KAREN', 'Karen Holm-Bo', 'same'],
])('%s: %s, %s against %s', (_, surname, givenNames, ...known) => {
  const [name, comparison] = known;
  expect(shown(surname, givenNames, name)).toBe(comparison);
});
