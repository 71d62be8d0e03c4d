import { dayNumber } from '../calendar.ts';
import { type Draw } from '../draw.ts';
import { type Individual, type Kin } from '../kin.ts';
import { nationalNumberOf } from '../national-number.ts';
import { addressIn, alone, individualOf, portrait, type Portrait } from './portrait.ts';

export const twoSurnames = portrait(20, {
  givenNames: 'María José',
  surname: 'García Hernández',
  sex: 'female',
  birthDate: '1987-02-08',
});
export const oneName = portrait(21, {
  givenNames: 'Suharto',
  surname: '',
  sex: 'male',
  birthDate: '1979-09-30',
});
export const danishLetters = portrait(22, {
  givenNames: 'Søren Ågård',
  surname: 'Kjær',
  sex: 'male',
  birthDate: '1962-12-03',
});
export const diaeresis = portrait(23, {
  givenNames: 'Zoë',
  surname: 'Brandt',
  sex: 'female',
  birthDate: '2001-04-17',
});
export const polishLetters = portrait(24, {
  givenNames: 'Łukasz',
  surname: 'Wójcik',
  sex: 'male',
  birthDate: '1990-07-25',
});
/** Written surname first, as at home: the parts are in the fields where the passport has them. */
export const vietnameseLetters = portrait(25, {
  givenNames: 'Nguyễn Thị',
  surname: 'Hạnh',
  sex: 'female',
  birthDate: '1983-01-11',
});
/** From Arabic script; two offices wrote it two ways. */
export const transliterated = portrait(26, {
  givenNames: 'Mohammed Abd al-Rahman',
  surname: 'al-Khatib',
  sex: 'male',
  birthDate: '1971-05-05',
});
export const longName = portrait(27, {
  givenNames: 'Anna Frederikke Charlotte Amalie Wilhelmine Josephine Dorothea Elisabeth Margrethe',
  surname: 'Skovgaard-Mølgaard-Vestergaard-Christoffersen-Brandenhoff',
  sex: 'female',
  birthDate: '1955-10-29',
});
/** Same name, same birth date, two people. */
export const sameNameFirst = portrait(28, {
  givenNames: 'Mette',
  surname: 'Jensen',
  sex: 'female',
  birthDate: '1985-06-14',
});
export const sameNameSecond: Portrait = {
  ...portrait(29, sameNameFirst),
  nationalNumber: nationalNumberOf(dayNumber(sameNameFirst.birthDate), 'female', 1),
};

type Lived = {
  readonly sitter: Portrait;
  readonly home: readonly [street: string, houseNumber: string, floorAndDoor: string, postcode: string];
  readonly changes: Partial<Individual['facts']>;
};

const people: readonly Lived[] = [
  { sitter: twoSurnames, home: ['Bredgade', '31', '1. th', '7400'], changes: { language: 'es' } },
  { sitter: oneName, home: ['Havnevej', '5', '', '7620'], changes: { language: 'id' } },
  { sitter: danishLetters, home: ['Åvej', '3', '', '8600'], changes: {} },
  { sitter: diaeresis, home: ['Nørregade', '44', '3. tv', '8000'], changes: {} },
  { sitter: polishLetters, home: ['Industrivej', '12', '', '8900'], changes: { language: 'pl' } },
  { sitter: vietnameseLetters, home: ['Skolegade', '9', '2. th', '8800'], changes: { language: 'vi' } },
  {
    sitter: transliterated,
    home: ['Parkvej', '77', '4. tv', '8210'],
    changes: { language: 'ar', formerNames: ['Muhammad Abdulrahman Alkhateeb'] },
  },
  { sitter: longName, home: ['Præstegårdsvej', '1', '', '8300'], changes: { letters: 'print' } },
  { sitter: sameNameFirst, home: ['Birkevej', '20', '', '7800'], changes: {} },
  { sitter: sameNameSecond, home: ['Kirkegade', '6', 'st. th', '7500'], changes: {} },
];

export const uncommonNames = (draw: Draw): readonly Kin[] =>
  people.map(({ sitter, home: [street, houseNumber, floorAndDoor, postcode], changes }) =>
    alone(
      individualOf(draw, sitter, changes),
      addressIn({ street, houseNumber, floorAndDoor, postcode, movedInOn: '2016-11-01' }),
    ),
  );
