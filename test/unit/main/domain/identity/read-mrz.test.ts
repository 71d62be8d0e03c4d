import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsCheckDigit, mrzCheckDigit } from '../../../../../main/domain/identity/mrz-check-digit.ts';
import { countryOfMrz } from '../../../../../main/domain/identity/mrz-country.ts';
import { readBirthDate, readExpiry } from '../../../../../main/domain/identity/mrz-date.ts';
import { readMrz } from '../../../../../main/domain/identity/read-mrz.ts';
import { td1, td2, td3, type ZoneOf } from '../../../../helpers/machine-readable.ts';
import { dkPack } from '../dk-pack.ts';

const today = '2026-05-08';
const read = (text: string) => readMrz(text, { documentKinds: dkPack.documentKinds, today });
const faultsOf = (text: string) => read(text).faults.map(({ code, field }) => `${code} ${field}`);

const karen: ZoneOf = {
  code: 'P',
  country: 'DNK',
  surname: 'SOERENSEN',
  givenNames: 'KAREN MARGRETHE',
  number: '208849321',
  birth: '450312',
  expiry: '310804',
};

/** The specimens of ICAO Doc 9303, parts 4, 5 and 6; their issuer, Utopia, is no country. */
const specimens = {
  TD3: `P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10`,
  TD1: `I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<`,
  TD2: `I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6`,
};

describe('a machine-readable zone', () => {
  test.each([
    ['TD3', specimens.TD3, 'L898902C3', 'passport'],
    ['TD1', specimens.TD1, 'D23145890', 'id-card'],
    ['TD2', specimens.TD2, 'D23145890', 'id-card'],
  ] as const)('of format %s is read as its specification says', (format, text, number, documentKind) => {
    expect(read(text)).toEqual({
      format,
      documentKind,
      number,
      issuingCountry: null,
      expiresOn: '2012-04-15',
      birthDate: '1974-08-12',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      faults: [{ code: 'country-unknown', field: 'country' }],
    });
  });

  test.each([
    ['a passport', td3(karen), 'passport'],
    ['an identity card', td1({ ...karen, code: 'ID' }), 'id-card'],
    ['a card of the older size', td2({ ...karen, code: 'I' }), 'id-card'],
    ['a residence card', td1({ ...karen, code: 'IR' }), 'residence-card'],
  ])('of %s gives all that is on it', (_, text, documentKind) => {
    expect(read(text)).toMatchObject({
      documentKind,
      number: '208849321',
      issuingCountry: 'DK',
      expiresOn: '2031-08-04',
      birthDate: '1945-03-12',
      surname: 'SOERENSEN',
      givenNames: 'KAREN MARGRETHE',
      faults: [],
    });
  });

  test('keeps a number that is longer than its place', () => {
    const text = td1({ ...karen, code: 'I', country: 'D', number: 'AB1234567890' });
    expect(read(text)).toMatchObject({ number: 'AB1234567890', issuingCountry: 'DE', faults: [] });
    expect(faultsOf(text.replace('AB1234567', 'AB1234568'))).toContain('check-digit-wrong number');
  });

  test.each([
    ['on one line', (text: string) => text.replaceAll('\n', '')],
    ['with spaces and in small letters', (text: string) => text.toLowerCase().replaceAll('<<<', '< < <')],
    ['with the line ends of a scanner', (text: string) => `${text.replaceAll('\n', '\r\n')}\r`],
    ['with fillers as a camera sees them', (text: string) => text.replaceAll('<<', '«').replace('<', '‹')],
  ])('is read also %s', (_, change) => {
    for (const text of [td1({ ...karen, code: 'I' }), td2({ ...karen, code: 'I' }), td3(karen)])
      expect(read(change(text))).toEqual(read(text));
  });

  test.each([
    ['nothing', ''],
    ['one line of two', td3(karen).split('\n')[0] ?? ''],
    ['a sign too few', td3(karen).slice(0, -1)],
    ['a sign too many', `${td3(karen)}<`],
    [
      'lines that are broken in the wrong place',
      td3(karen)
        .replace('\n', '')
        .replace(/(.{40})/, '$1\n'),
    ],
    ['signs that no zone has', td3(karen).replace('KAREN', 'KAR-N')],
  ])('that is %s is unreadable, and nothing is guessed', (_, text) => {
    expect(read(text)).toMatchObject({
      format: null,
      documentKind: null,
      number: '',
      issuingCountry: null,
      expiresOn: null,
      birthDate: null,
      surname: '',
      givenNames: '',
      faults: [{ code: 'unreadable', field: 'lines' }],
    });
  });

  const change = (at: number, to: string): string => {
    const text = td3(karen);
    return `${text.slice(0, at)}${to}${text.slice(at + 1)}`;
  };
  const second = 45;
  test.each([
    ['the number', change(second, '9'), ['check-digit-wrong number']],
    ['its digit', change(second + 9, '0'), ['check-digit-wrong number']],
    ['the birth date', change(second + 13, '5'), ['check-digit-wrong birthDate']],
    ['the expiry', change(second + 21, '4'), ['check-digit-wrong expiresOn']],
    ['the personal number', change(second + 28, '1'), ['check-digit-wrong whole']],
    ['the last digit', change(second + 43, '9'), ['check-digit-wrong whole']],
  ])('with %s misread says which field is wrong', (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test.each([
    ['a birth date that does not exist', { birth: '450231' }, 'date-impossible birthDate'],
    ['an expiry that does not exist', { expiry: '311301' }, 'date-impossible expiresOn'],
    ['letters for a birth date', { birth: '4503AB' }, 'date-impossible birthDate'],
    ['an issuer that is no country', { country: 'UNO' }, 'country-unknown country'],
    ['a visa', { code: 'V' }, 'kind-unknown kind'],
  ])('with %s says so', (_, special, fault) => {
    expect(faultsOf(td3({ ...karen, ...special }))).toEqual([fault]);
  });

  test('without a known birth date has none, and that is no fault', () => {
    expect(read(td3({ ...karen, birth: '45<<<<' }))).toMatchObject({ birthDate: null, faults: [] });
  });

  test('of somebody with one name has a surname alone', () => {
    expect(read(td3({ ...karen, givenNames: '' }))).toMatchObject({ surname: 'SOERENSEN', givenNames: '' });
  });

  test('never lets one misread digit or letter of its number, dates or checks pass', () => {
    const digit = fc.constantFrom(...'0123456789'.split(''));
    const places = [
      ...Array(10).keys(),
      ...Array.from({ length: 7 }, (_, at) => at + 13),
      ...Array.from({ length: 7 }, (_, at) => at + 21),
      43,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), digit, (place, seen) => {
        const text = change(second + place, seen);
        expect(faultsOf(text).length > 0).toBe(text !== td3(karen));
      }),
    );
  });
});

describe('a check digit', () => {
  test.each([
    ['520727', 3],
    ['AB2134<<<', 5],
    ['HA672242<658022549601086<<<<<<<<<<<<<<0', 8],
    ['', 0],
  ])('of %s is %i', (text, digit) => {
    expect(mrzCheckDigit(text)).toBe(digit);
  });
  test('of signs that do not belong in a zone is none', () => {
    for (const sign of ['a', '-', ' ', '/', ':', '@', '[']) expect(mrzCheckDigit(sign)).toBeNaN();
  });
  test.each([
    ['<<<', '<', true],
    ['', '<', true],
    ['<1<', '<', false],
    ['520727', '3', true],
    ['520727', '4', false],
    ['<<<', '0', true],
  ])('of %s fits %s: %s', (text, digit, fits) => {
    expect(fitsCheckDigit(text, digit)).toBe(fits);
  });
});

describe('two digits of a year', () => {
  test.each([
    ['260508', '2026-05-08'],
    ['260509', '1926-05-09'],
    ['000229', '2000-02-29'],
  ])('of a birth never lie ahead: %s is %s', (text, day) => {
    expect(readBirthDate(text, today)).toEqual({ kind: 'day', day });
  });
  test.each([
    ['760101', '2076-01-01'],
    ['770101', '1977-01-01'],
    ['200804', '2020-08-04'],
  ])('of an expiry lie within half a century: %s is %s', (text, day) => {
    expect(readExpiry(text, today)).toEqual({ kind: 'day', day });
  });
  test.each([
    ['<<<<<<', 'unknown'],
    ['26<<<<', 'unknown'],
    ['26<<<A', 'impossible'],
    ['26051', 'impossible'],
    ['2605081', 'impossible'],
    ['x260508', 'impossible'],
  ])('that are %s are %s', (text, kind) => {
    expect(readBirthDate(text, today)).toEqual({ kind });
  });
});

test.each([
  ['DNK', 'DK'],
  ['D<<', 'DE'],
  ['GBN', 'GB'],
  ['GBD', 'GB'],
  ['GBO', 'GB'],
  ['GBP', 'GB'],
  ['GBS', 'GB'],
  ['RKS', 'XK'],
  ['ABW', 'AW'],
  ['ZWE', 'ZW'],
  ['XXA', null],
  ['', null],
])('the issuer %s is the country %s', (code, country) => {
  expect(countryOfMrz(code)).toBe(country);
});

test('every country of the pack but Kosovo has a code of its own', () => {
  const codes = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const all = new Set(
    codes.flatMap((a) => codes.flatMap((b) => codes.map((c) => countryOfMrz(`${a}${b}${c}`)))),
  );
  expect(dkPack.countries.filter((country) => !all.has(country))).toEqual([]);
});
