import { describe, expect, test } from 'vitest';
import { mrzCheckDigit } from '../../../../../main/domain/identity/mrz-check-digit.ts';
import { readBirthDate } from '../../../../../main/domain/identity/mrz-date.ts';
import { readMrz } from '../../../../../main/domain/identity/read-mrz.ts';
import { td1, td3, type ZoneOf } from '../../../../helpers/machine-readable.ts';
import { dkPack } from '../dk-pack.ts';

const today = '2026-05-08';
const read = (text: string) => readMrz(text, { documentKinds: dkPack.documentKinds, today });
const karen: ZoneOf = {
  code: 'I',
  country: 'DNK',
  surname: 'SOERENSEN',
  givenNames: 'KAREN',
  number: '208849321',
  birth: '450312',
  expiry: '310804',
};
const card = (number: string, rest: string): string => {
  const [, second = '', third = ''] = td1(karen).split('\n');
  const first = `I<DNK${number}<${rest}`.padEnd(30, '<').slice(0, 30);
  const dates = second.slice(0, 29);
  const whole = mrzCheckDigit(first.slice(5) + dates.slice(0, 7) + dates.slice(8, 15) + dates.slice(18));
  return `${first}\n${dates}${whole}\n${third}`;
};
const numberFault = [{ code: 'check-digit-wrong', field: 'number' }];

describe('a number on a card', () => {
  test('of nine signs without its check digit is wrong, since nothing shows that it was read right', () => {
    expect(read(card('208849321', ''))).toMatchObject({ number: '208849321', faults: numberFault });
  });
  test('that goes on ends at the first filler; what follows is the issuer’s own', () => {
    const digit = mrzCheckDigit('2088493215');
    expect(read(card('208849321', `5${digit}<AB`))).toMatchObject({ number: '2088493215', faults: [] });
    expect(read(card('208849321', `5${(digit + 1) % 10}`))).toMatchObject({ faults: numberFault });
  });
  test('that is not there at all may leave its check digit out too', () => {
    expect(read(card('<<<<<<<<<', ''))).toMatchObject({ number: '', faults: [] });
  });
  test('that is short does not go on', () => {
    expect(read(card('12345<<<<', '67'))).toMatchObject({ number: '12345', faults: numberFault });
  });
});

describe('a passport', () => {
  const zone = td3({ ...karen, code: 'P' });
  /** The personal number and its digit, and a last digit that fits them. */
  const withPersonal = (personal: string): string => {
    const text = `${zone.slice(0, 45 + 28)}${personal}`;
    const second = text.slice(45);
    const whole = mrzCheckDigit(second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43));
    return `${text}${whole}`;
  };
  test('without a personal number may leave its digit out, and must have the right one for any other', () => {
    expect(read(withPersonal('<'.repeat(15))).faults).toEqual([]);
    expect(read(withPersonal(`AB12<<<<<<<<<<${mrzCheckDigit('AB12<<<<<<<<<<')}`)).faults).toEqual([]);
    const wrong = (mrzCheckDigit('AB12<<<<<<<<<<') + 1) % 10;
    expect(read(withPersonal(`AB12<<<<<<<<<<${wrong}`)).faults).toEqual([
      { code: 'check-digit-wrong', field: 'whole' },
    ]);
  });
  test('whose lines are of different lengths is unreadable though together they are long enough', () => {
    const whole = zone.replace('\n', '');
    expect(read(`${whole.slice(0, 44)}\n${whole.slice(44, 60)}\n${whole.slice(60)}`).format).toBeNull();
  });
});

test('the letters of a zone count from ten on in its check digit', () => {
  expect(['A', 'B', 'Z'].map((letter) => mrzCheckDigit(letter))).toEqual([0, 7, 5]);
  expect(mrzCheckDigit('<A')).toBe(0);
  expect(mrzCheckDigit('<B')).toBe(3);
});

test.each(['x26<<<<', '26<<<<x', '26<<<<<'])('the day %s is impossible and not unknown', (text) => {
  expect(readBirthDate(text, today)).toEqual({ kind: 'impossible' });
});
