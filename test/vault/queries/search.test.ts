import { describe, expect, test } from 'vitest';
import type { PersonRecord } from '../../../central/api/records.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { removeSubject } from '../../../main/vault/queries/replica.ts';
import { findPeople } from '../../../main/vault/queries/search.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { asOf, personId, personRecord } from '../../helpers/vault-people.ts';

const phone = (value: string): Partial<PersonRecord> => ({
  contacts: [{ kind: 'phone', value, isVerified: true, asOf }],
});

const address = {
  street: 'Skovvej',
  houseNumber: '1',
  floorAndDoor: '',
  postcode: '8000',
  town: 'Aarhus C',
  municipality: '0751',
  country: 'DK',
  careOf: '',
  movedInOn: null,
};

const town: readonly Partial<PersonRecord>[] = [
  {
    givenNames: 'Karen Margrethe',
    surname: 'Hansen',
    nationalNumber: '0205441234',
    ...phone('+4512345678'),
    address,
  },
  { givenNames: 'Søren', surname: 'Kærgaard', birthDate: '1961-11-30', formerNames: ['Søren Lynggård'] },
  { givenNames: 'Åse', surname: 'Østergård', birthDate: '1950-01-15' },
  { givenNames: 'Anne-Marie', surname: "O'Brien", birthDate: '1980-03-03', ...phone('+46701234567') },
  { givenNames: 'Suhartono', surname: '', birthDate: '1975-07-07' },
  { givenNames: 'Юлия', surname: 'Коваленко', birthDate: '1990-09-09' },
  { givenNames: 'José', surname: 'Núñez García', birthDate: '1985-05-05', ...phone('+34 600 12 34 56') },
  { givenNames: 'Frederikke', surname: 'Christiansen', birthDate: '1999-12-31' },
  { givenNames: 'Vera', surname: 'Hidden', birthDate: '1970-01-01', hasShieldedAddress: true, address },
  { givenNames: 'Bo', surname: 'Twin', birthDate: '2001-01-01', civilStatus: 'deceased' },
  { givenNames: 'Bo', surname: 'Twin', birthDate: '2001-01-01', nationalNumber: '0101014321' },
  { givenNames: 'Mohammed', surname: 'Al-Sayed', birthDate: null, civilStatus: 'emigrated' },
];

const filled = () => {
  const vault = testVault();
  vault.transact((db) =>
    town.forEach((facts, index) => putPerson(db, personRecord(index + 1, facts), 'sync')),
  );
  return vault;
};

const find = (text: string, limit = 20) => findPeople(filled().read, { text, limit });
const namesFor = (text: string): readonly string[] => find(text).matches.map(({ name }) => name);

describe('searching by name finds', () => {
  test.each([
    ['karen', 'Karen Margrethe Hansen'],
    ['hansen karen', 'Karen Margrethe Hansen'],
    ['MARG HANS', 'Karen Margrethe Hansen'],
    ['ka', 'Karen Margrethe Hansen'],
    ['soren kaergaard', 'Søren Kærgaard'],
    ['Soeren Kaergård', 'Søren Kærgaard'],
    ['aase ostergaard', 'Åse Østergård'],
    ['ase oester', 'Åse Østergård'],
    ['anne marie', "Anne-Marie O'Brien"],
    ['annemarie obrien', "Anne-Marie O'Brien"],
    ['brien', "Anne-Marie O'Brien"],
    ['suhar', 'Suhartono'],
    ['yuliya kovalenko', 'Юлия Коваленко'],
    ['Юлия', 'Юлия Коваленко'],
    ['jose nunez', 'José Núñez García'],
    ['garcia', 'José Núñez García'],
    ['sayed', 'Mohammed Al-Sayed'],
    ['s k', 'Søren Kærgaard'],
  ])('for %s: %s', (text, name) => {
    const { matches } = find(text);
    expect(matches.find((match) => match.name === name)).toMatchObject({ isExact: true, matchedOn: 'name' });
  });

  test.each([
    ['karne hansen', 'Karen Margrethe Hansen'],
    ['karen hnasen', 'Karen Margrethe Hansen'],
    ['kristiansen', 'Frederikke Christiansen'],
    ['frederike', 'Frederikke Christiansen'],
    ['fredirike cristiansen', 'Frederikke Christiansen'],
    ['mohamed', 'Mohammed Al-Sayed'],
    ['osergard', 'Åse Østergård'],
  ])('for %s, misspelt: %s, and says that it guessed', (text, name) => {
    expect(find(text).matches.find((match) => match.name === name)).toMatchObject({ isExact: false });
  });

  test('whom the former name fits, and says so', () => {
    expect(find('lynggaard').matches).toMatchObject([{ name: 'Søren Kærgaard', matchedOn: 'former-name' }]);
  });

  test('those of that birth year or day only', () => {
    expect(namesFor('bo 2001')).toEqual(['Bo Twin', 'Bo Twin']);
    expect(namesFor('bo 1999')).toEqual([]);
    expect(namesFor('frederikke 31.12.1999')).toEqual(['Frederikke Christiansen']);
    expect(namesFor('frederikke 311299')).toEqual(['Frederikke Christiansen']);
    expect(namesFor('frederikke 30.12.1999')).toEqual([]);
  });

  test('nobody for what is no name, however it is quoted', () => {
    for (const text of ['', '  ', '*', '"', 'OR', 'NEAR(a b)', "'; DROP TABLE person; --", '-karen*']) {
      expect(namesFor(text).filter((name) => !name.startsWith('Karen'))).toEqual([]);
    }
  });
});

describe('searching by number finds', () => {
  test.each(['0205441234', '020544-1234', '020544 1234', '0205441', '020544-12'])(
    'the national number %s',
    (text) => {
      expect(find(text).matches).toMatchObject([{ personId: personId(1), matchedOn: 'national-number' }]);
    },
  );

  test.each(['12345678', '12 34 56 78', '+4512345678', '0045 12 34 56 78', '4512345678'])(
    'the phone number %s',
    (text) => {
      expect(find(text).matches).toMatchObject([{ personId: personId(1), matchedOn: 'phone' }]);
    },
  );

  test.each(['+46 70 123 45 67', '070-123 45 67', '(070) 1234567'])('the foreign phone number %s', (text) => {
    expect(find(text).matches).toMatchObject([{ personId: personId(4), matchedOn: 'phone' }]);
  });

  test('nobody where only the end of a longer phone number fits', () => {
    expect(find('+4712345678').matches).toEqual([]);
  });

  test('the birth date, everybody of that day by name', () => {
    expect(find('02.05.1944').matches).toMatchObject([{ personId: personId(1), matchedOn: 'birth-date' }]);
    expect(find('010101').matches).toHaveLength(2);
  });
});

describe('an answer', () => {
  test('never shows a shielded town', () => {
    expect(find('karen').matches[0]).toMatchObject({ town: 'Aarhus C', markers: [] });
    expect(find('hidden').matches[0]).toMatchObject({ town: null, markers: ['no-number', 'shielded'] });
  });

  test('marks who is dead, gone, without a number, or has a namesake of the same day', () => {
    expect(find('bo twin').matches.map(({ markers }) => markers)).toEqual([
      ['no-number', 'deceased', 'same-name-and-birth-date'],
      ['same-name-and-birth-date'],
    ]);
    expect(find('al-sayed').matches[0]?.markers).toEqual(['no-number', 'emigrated']);
  });

  test('puts whole words before beginnings', () => {
    const vault = testVault();
    vault.transact((db) => {
      putPerson(db, personRecord(1, { givenNames: 'Anne', surname: 'Aa' }), 'sync');
      putPerson(db, personRecord(2, { givenNames: 'An', surname: 'Zz' }), 'sync');
    });
    expect(findPeople(vault.read, { text: 'an', limit: 20 }).matches.map(({ name }) => name)).toEqual([
      'An Zz',
      'Anne Aa',
    ]);
  });

  test('stops at the limit and says that there is more', () => {
    const vault = testVault();
    vault.transact((db) => {
      for (let number = 1; number <= 12; number += 1) putPerson(db, personRecord(number), 'sync');
    });
    const ask = (limit: number) => findPeople(vault.read, { text: 'karen', limit });
    expect([ask(11), ask(12)].map(({ matches, hasMore }) => [matches.length, hasMore])).toEqual([
      [11, true],
      [12, false],
    ]);
  });
});

test('a person who left, or has another name now, is not found by what was', () => {
  const vault = filled();
  vault.transact((db) => {
    removeSubject(db, personId(5));
    putPerson(db, personRecord(8, { version: 2, givenNames: 'Rikke', surname: 'Ny' }), 'sync');
  });
  const names = (text: string) => findPeople(vault.read, { text, limit: 20 }).matches.map(({ name }) => name);
  expect(names('suhartono')).toEqual([]);
  expect(names('frederikke')).toEqual([]);
  expect(names('rikke ny')).toEqual(['Rikke Ny']);
});
