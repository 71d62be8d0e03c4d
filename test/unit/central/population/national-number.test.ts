import { assert, constantFrom, integer, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber } from '../../../../central/population/calendar.ts';
import {
  hasCheckDigit,
  nationalNumberOf,
  readNationalNumber,
  type Sex,
} from '../../../../central/population/national-number.ts';
import { isBusinessNumber, organisations } from '../../../../central/population/organisations.ts';
import { country } from './country.ts';

const anyBirthDay = integer({ min: dayNumber('1858-01-01'), max: dayNumber('2057-12-31') });
const anySex = constantFrom<Sex>('female', 'male');

test('a number says the birth date and the sex it was made for, whatever the century', () => {
  assert(
    property(anyBirthDay, anySex, nat(1999), (bornOn, sex, ordinal) => {
      expect(readNationalNumber(nationalNumberOf(bornOn, sex, ordinal))).toEqual({ bornOn, sex });
    }),
  );
});

test('a birth date has two thousand different numbers for each sex, and then no more', () => {
  const bornOn = dayNumber('1931-05-17');
  const numbers = Array.from({ length: 2000 }, (_, ordinal) => nationalNumberOf(bornOn, 'female', ordinal));
  expect(new Set(numbers).size).toBe(2000);
  expect(() => nationalNumberOf(bornOn, 'female', 2000)).toThrow('no national number is left');
});

test('three of four numbers keep the check digit rule, one does not', () => {
  const bornOn = dayNumber('1965-01-01');
  const kept = Array.from({ length: 40 }, (_, ordinal) =>
    hasCheckDigit(nationalNumberOf(bornOn, 'male', ordinal)),
  );
  expect(kept.filter(Boolean)).toHaveLength(30);
});

test('the check digit is that of the published examples', () => {
  expect(hasCheckDigit('0707614285')).toBe(true);
  expect(hasCheckDigit('2110625629')).toBe(true);
  expect(hasCheckDigit('2110625628')).toBe(false);
});

test('a number that could be a real person has not the form of ours', () => {
  expect(readNationalNumber('2110625629')).toBeNull();
  expect(readNationalNumber('9202012345')).toBeNull();
  expect(readNationalNumber('611345678')).toBeNull();
});

test('everybody in the country has a number from the range that is given to nobody, and no two the same', () => {
  const numbers = country.flatMap(({ person }) => (person.nationalNumber === null ? [] : [person]));
  for (const { nationalNumber, birthDate, personId } of numbers) {
    expect(Number(nationalNumber?.slice(0, 2))).toBeGreaterThan(60);
    expect(readNationalNumber(nationalNumber ?? '')?.bornOn).toBe(dayNumber(birthDate ?? ''));
    expect(personId).not.toContain(nationalNumber);
  }
  expect(new Set(numbers.map(({ nationalNumber }) => nationalNumber)).size).toBe(numbers.length);
  expect(numbers.filter(({ nationalNumber }) => !hasCheckDigit(nationalNumber ?? '')).length).toBeGreaterThan(
    100,
  );
});

test('organisations have business numbers that are well formed and not given out', () => {
  for (const { businessNumber } of organisations) expect(isBusinessNumber(businessNumber)).toBe(true);
  expect(isBusinessNumber('99000016')).toBe(false);
  expect(isBusinessNumber('13585628')).toBe(false);
});
