/** Where each field stands, by ICAO Doc 9303 parts 4 (TD3), 5 (TD1) and 6 (TD2). Places count from 0; `to` is not included. */

type Place = { readonly line: number; readonly from: number; readonly to: number };

export type MrzLayout = {
  readonly format: 'TD1' | 'TD2' | 'TD3';
  readonly lines: number;
  readonly length: number;
  readonly number: Place;
  /** Where a number of more than nine characters goes on, with its check digit at its end. */
  readonly numberRest: Place | null;
  readonly birthDate: Place;
  readonly expiresOn: Place;
  readonly names: Place;
  /** Optional data with a check digit of its own. */
  readonly personal: Place | null;
  /** What the last check digit is over, in this order; the digit itself stands last in its line. */
  readonly whole: readonly Place[];
};

const place = (line: number, from: number, to: number): Place => ({ line, from, to });

export const mrzLayouts: readonly MrzLayout[] = [
  {
    format: 'TD1',
    lines: 3,
    length: 30,
    number: place(0, 5, 14),
    numberRest: place(0, 15, 30),
    birthDate: place(1, 0, 6),
    expiresOn: place(1, 8, 14),
    names: place(2, 0, 30),
    personal: null,
    whole: [place(0, 5, 30), place(1, 0, 7), place(1, 8, 15), place(1, 18, 29)],
  },
  {
    format: 'TD2',
    lines: 2,
    length: 36,
    number: place(1, 0, 9),
    numberRest: place(1, 28, 35),
    birthDate: place(1, 13, 19),
    expiresOn: place(1, 21, 27),
    names: place(0, 5, 36),
    personal: null,
    whole: [place(1, 0, 10), place(1, 13, 20), place(1, 21, 35)],
  },
  {
    format: 'TD3',
    lines: 2,
    length: 44,
    number: place(1, 0, 9),
    numberRest: null,
    birthDate: place(1, 13, 19),
    expiresOn: place(1, 21, 27),
    names: place(0, 5, 44),
    personal: place(1, 28, 42),
    whole: [place(1, 0, 10), place(1, 13, 20), place(1, 21, 43)],
  },
];

/** The text of a place; empty where there is no such line. */
export const textAt = (lines: readonly string[], { line, from, to }: Place): string =>
  lines[line]?.slice(from, to) ?? '';

/** The check digit that follows a place. */
export const digitAfter = (lines: readonly string[], { line, to }: Place): string =>
  lines[line]?.charAt(to) ?? '';
