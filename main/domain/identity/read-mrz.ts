import type { MrzFault, MrzReading } from '../../../preload/contract/identity.ts';
import type { DocumentRule } from '../catalogue/identity-rules.ts';
import { fitsCheckDigit } from './mrz-check-digit.ts';
import { countryOfMrz } from './mrz-country.ts';
import { readBirthDate, readExpiry, type MrzDay } from './mrz-date.ts';
import { digitAfter, textAt, type MrzLayout } from './mrz-layout.ts';
import { splitMrz } from './mrz-lines.ts';

type Lines = readonly string[];

const nothingRead: MrzReading = {
  format: null,
  documentKind: null,
  number: '',
  issuingCountry: null,
  expiresOn: null,
  birthDate: null,
  surname: '',
  givenNames: '',
  faults: [{ code: 'unreadable', field: 'lines' }],
};

/**
 * Reads a machine-readable zone of format TD1, TD2 or TD3 (ICAO Doc 9303), with every check digit. What is wrong is listed; what could
 * be read is given all the same, so that it can be compared with the document. `today` is `YYYY-MM-DD`.
 */
export const readMrz = (
  text: string,
  { documentKinds, today }: { readonly documentKinds: readonly DocumentRule[]; readonly today: string },
): MrzReading => {
  const split = splitMrz(text);
  if (!split) return nothingRead;
  const { layout, lines } = split;
  const number = readNumber(lines, layout);
  const birth = readBirthDate(textAt(lines, layout.birthDate), today);
  const expiry = readExpiry(textAt(lines, layout.expiresOn), today);
  const documentKind = kindOf(lines[0] ?? '', documentKinds);
  const issuingCountry = countryOfMrz((lines[0] ?? '').slice(2, 5));
  const parts = [
    ...unless(number.isRight, 'check-digit-wrong', 'number'),
    ...dayFaults(birth, fits(lines, layout.birthDate), 'birthDate'),
    ...dayFaults(expiry, fits(lines, layout.expiresOn), 'expiresOn'),
  ];
  // A field that is wrong makes the last digit wrong too: saying so twice would send nobody to the right place.
  const isRestRight = (!layout.personal || fits(lines, layout.personal)) && isWholeRight(lines, layout);
  return {
    format: layout.format,
    documentKind,
    number: number.value,
    issuingCountry,
    expiresOn: dayOf(expiry),
    birthDate: dayOf(birth),
    ...namesOf(textAt(lines, layout.names)),
    faults: [
      ...(parts.length > 0 ? parts : unless(isRestRight, 'check-digit-wrong', 'whole')),
      ...unless(documentKind !== null, 'kind-unknown', 'kind'),
      ...unless(issuingCountry !== null, 'country-unknown', 'country'),
    ],
  };
};

const unless = (isRight: boolean, code: MrzFault['code'], field: MrzFault['field']): readonly MrzFault[] =>
  isRight ? [] : [{ code, field }];

const dayOf = (read: MrzDay): string | null => (read.kind === 'day' ? read.day : null);

const dayFaults = (read: MrzDay, isRight: boolean, field: 'birthDate' | 'expiresOn'): readonly MrzFault[] =>
  isRight
    ? unless(read.kind !== 'impossible', 'date-impossible', field)
    : [{ code: 'check-digit-wrong', field }];

const fits = (lines: Lines, place: MrzLayout['number']): boolean =>
  fitsCheckDigit(textAt(lines, place), digitAfter(lines, place));

const isWholeRight = (lines: Lines, layout: MrzLayout): boolean => {
  const text = layout.whole.map((place) => textAt(lines, place)).join('');
  return fitsCheckDigit(text, lines[1]?.slice(-1) ?? '');
};

/** A long number goes on in the optional data, its check digit last (ICAO Doc 9303 part 5, 4.2.2, note j). */
const readNumber = (
  lines: Lines,
  layout: MrzLayout,
): { readonly value: string; readonly isRight: boolean } => {
  const start = textAt(lines, layout.number);
  const isLong =
    layout.numberRest !== null && digitAfter(lines, layout.number) === '<' && !start.endsWith('<');
  if (!isLong || layout.numberRest === null) {
    return { value: start.replaceAll('<', ''), isRight: fits(lines, layout.number) };
  }
  const rest = textAt(lines, layout.numberRest).split('<')[0] ?? '';
  const value = start + rest.slice(0, -1);
  return { value, isRight: rest !== '' && fitsCheckDigit(value, rest.slice(-1)) };
};

/** The longest code of the pack that the document's code begins with: `IR` before `I`. */
const kindOf = (firstLine: string, documentKinds: readonly DocumentRule[]): string | null => {
  const codes = documentKinds.flatMap(({ documentKind, mrzCodes }) =>
    mrzCodes.map((code) => ({ documentKind, code })),
  );
  return (
    codes
      .filter(({ code }) => firstLine.startsWith(code))
      .toSorted((left, right) => right.code.length - left.code.length)[0]?.documentKind ?? null
  );
};

const words = (part: string): string => part.replaceAll('<', ' ').trim();

const namesOf = (text: string): { readonly surname: string; readonly givenNames: string } => {
  const [surname = '', ...given] = text.split('<<');
  return { surname: words(surname), givenNames: words(given.join(' ')) };
};
