const weights = [7, 3, 1] as const;

/** Digits count as themselves, A to Z as 10 to 35, the filler as nothing; anything else does not belong in the zone. */
const valueOf = (character: string): number => {
  if (character === '<') return 0;
  if (character >= '0' && character <= '9') return character.charCodeAt(0) - 48;
  return character >= 'A' && character <= 'Z' ? character.charCodeAt(0) - 55 : Number.NaN;
};

/** ICAO Doc 9303 part 3, 4.9: weights 7, 3, 1 over and over, modulo 10. `NaN` where a character is none of A-Z, 0-9 and `<`. */
export const mrzCheckDigit = (text: string): number =>
  Array.from(text).reduce((sum, character, at) => sum + valueOf(character) * (weights[at % 3] ?? 0), 0) % 10;

/** An empty optional field may carry the filler instead of its 0 (ICAO Doc 9303 part 4, 4.2.2). */
export const fitsCheckDigit = (text: string, digit: string): boolean =>
  digit === '<' ? /^<*$/.test(text) : String(mrzCheckDigit(text)) === digit;
