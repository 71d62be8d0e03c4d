import { describe, expect, test } from 'vitest';
import { comparePerson } from '../../../../../main/domain/identity/compare-person.ts';
import { isEidOfParty } from '../../../../../main/domain/identity/eid-person.ts';

const karen = {
  name: 'Karen Margrethe Sørensen',
  formerNames: ['Karen Margrethe Østergård'],
  birthDate: '1945-03-12',
};
const said = { surname: 'SOERENSEN', givenNames: 'KAREN MARGRETHE', birthDate: '1945-03-12' };

describe('what a document says fits the register', () => {
  test.each([
    ['the same name in the letters of a zone', {}, 'same'],
    ['the same name in its own letters', { surname: 'Sørensen', givenNames: 'Karen' }, 'same'],
    ['the first given name alone', { givenNames: 'KAREN' }, 'same'],
    ['a given name that was cut short', { givenNames: 'KAREN MARGRE' }, 'same'],
    ['a surname that was cut short', { surname: 'SOEREN' }, 'same'],
    ['a former surname', { surname: 'OESTERGAARD' }, 'same'],
    ['no birth date', { birthDate: null }, 'same'],
    ['another surname', { surname: 'HANSEN' }, 'name-differs'],
    ['one more surname', { surname: 'HANSEN SOERENSEN' }, 'name-differs'],
    ['another first name', { givenNames: 'ANNA KAREN' }, 'name-differs'],
    ['two letters of a surname', { surname: 'SO' }, 'name-differs'],
    ['a surname alone', { givenNames: '' }, 'name-differs'],
    ['no name at all', { surname: '', givenNames: '' }, 'name-differs'],
    ['the surname among the given names', { surname: '', givenNames: 'KAREN SOERENSEN' }, 'same'],
    ['a stranger among them', { surname: '', givenNames: 'KAREN HANSEN' }, 'name-differs'],
    ['another birth date', { birthDate: '1945-12-03' }, 'birth-date-differs'],
    ['another birth date and name', { birthDate: '1945-12-03', surname: 'HANSEN' }, 'birth-date-differs'],
  ])('%s: %j is %s', (_, change, comparison) => {
    expect(comparePerson({ ...said, ...change }, karen)).toBe(comparison);
  });

  test('a birth date the register does not have contradicts nothing', () => {
    expect(comparePerson(said, { ...karen, birthDate: null })).toBe('same');
  });
  test('somebody with one name has it as their surname', () => {
    const sukarno = { name: 'Sukarno', formerNames: [], birthDate: null };
    expect(comparePerson({ surname: 'SUKARNO', givenNames: '', birthDate: null }, sukarno)).toBe('same');
  });
  test('today’s given name with a former surname is the same person, also where the given name was changed too', () => {
    const changed = { name: 'Kaya Holm', formerNames: ['Karl Lund'], birthDate: null };
    const shown = { surname: 'LUND', givenNames: 'KAYA', birthDate: null };
    expect(comparePerson(shown, changed)).toBe('same');
    expect(comparePerson({ ...shown, surname: 'HOLM', givenNames: 'KARL' }, changed)).toBe('name-differs');
  });
});

describe('an eID is the party’s', () => {
  const claims = {
    nationalNumber: '1203451234',
    familyName: 'Sørensen',
    givenName: 'Karen',
    birthDate: '1945-03-12',
  };
  const party = { ...karen, nationalNumber: '1203451234' };
  test.each([
    ['with the same number', {}, {}, true],
    ['with the same number, whatever the name', { familyName: 'Hansen', birthDate: null }, {}, true],
    ['with another number, whatever the name', { nationalNumber: '0101010101' }, {}, false],
    ['without a number, by name and birth date', { nationalNumber: null }, {}, true],
    ['where the register has no number, by name and birth date', {}, { nationalNumber: null }, true],
    ['without a number and with another name', { nationalNumber: null, familyName: 'Hansen' }, {}, false],
    ['without a number and another birth date', { nationalNumber: null, birthDate: '1946-03-12' }, {}, false],
    ['without number and birth date', { nationalNumber: null, birthDate: null }, {}, false],
    [
      'where nobody knows a birth date',
      { nationalNumber: null, birthDate: null },
      { birthDate: null },
      false,
    ],
  ])('%s', (_, claimed, known, is) => {
    expect(isEidOfParty({ ...claims, ...claimed }, { ...party, ...known })).toBe(is);
  });
});
