import { mrzCheckDigit } from '../../main/domain/identity/mrz-check-digit.ts';

/** Makes machine-readable zones of people who do not exist. */
export type ZoneOf = {
  readonly code: string;
  readonly country: string;
  readonly surname: string;
  readonly givenNames: string;
  readonly number: string;
  /** `YYMMDD`. */
  readonly birth: string;
  readonly expiry: string;
};

const fill = (text: string, length: number): string => text.padEnd(length, '<').slice(0, length);
const checked = (text: string): string => `${text}${mrzCheckDigit(text)}`;
const names = ({ surname, givenNames }: ZoneOf): string =>
  `${surname.replaceAll(' ', '<')}<<${givenNames.replaceAll(' ', '<')}`;

/** A passport: two lines of 44. */
export const td3 = (of: ZoneOf): string => {
  const number = checked(fill(of.number, 9));
  const birth = checked(of.birth);
  const rest = `${checked(of.expiry)}${checked(fill('', 14))}`;
  const first = fill(`${fill(of.code, 2)}${fill(of.country, 3)}${names(of)}`, 44);
  const whole = mrzCheckDigit(number + birth + rest);
  return `${first}\n${number}${fill(of.country, 3)}${birth}X${rest}${whole}`;
};

/** A card: three lines of 30. */
export const td1 = (of: ZoneOf): string => {
  const long = of.number.length > 9;
  const number = long
    ? `${of.number.slice(0, 9)}<${of.number.slice(9)}${mrzCheckDigit(of.number)}<`
    : checked(fill(of.number, 9));
  const first = fill(`${fill(of.code, 2)}${fill(of.country, 3)}${number}`, 30);
  const [birth, expiry] = [checked(of.birth), checked(of.expiry)];
  const optional = fill('', 11);
  const whole = mrzCheckDigit(first.slice(5) + birth + expiry + optional);
  return `${first}\n${birth}X${expiry}${fill(of.country, 3)}${optional}${whole}\n${fill(names(of), 30)}`;
};

/** A card of the older size: two lines of 36. */
export const td2 = (of: ZoneOf): string => {
  const number = checked(fill(of.number, 9));
  const [birth, expiry] = [checked(of.birth), checked(of.expiry)];
  const optional = fill('', 7);
  const first = fill(`${fill(of.code, 2)}${fill(of.country, 3)}${names(of)}`, 36);
  const whole = mrzCheckDigit(number + birth + expiry + optional);
  return `${first}\n${number}${fill(of.country, 3)}${birth}X${expiry}${optional}${whole}`;
};
