import type { RandomBytes } from './random.ts';

/**
 * Digits and capitals without those taken for one another when written or read aloud (no 0, 1, I, L, O, S, U). 29 of them, a prime:
 * that is what lets one check character notice any single wrong one and any two swapped neighbours.
 */
const alphabet = '23456789ABCDEFGHJKMNPQRTVWXYZ';
const freeCharacters = 8;

/** A reference for a receipt, such as `K7M-4QX-9PD`: eight random characters (5 x 10^11 of them) and a check character. */
export const makeReference = (random: RandomBytes): string => {
  let characters = '';
  while (characters.length < freeCharacters) characters += characterOf(random(1));
  return `${characters}${checkCharacter(characters)}`.replace(/(...)(...)(...)/, '$1-$2-$3');
};

/** True for what `makeReference` could have made, with or without dashes, in capitals or not. */
export const isReference = (text: string): boolean => {
  const characters = text.toUpperCase().replaceAll('-', '');
  if (!new RegExp(`^[${alphabet}]{${freeCharacters + 1}}$`).test(characters)) return false;
  return characters.at(-1) === checkCharacter(characters.slice(0, freeCharacters));
};

/** Empty for a byte that would favour some characters over others. */
const characterOf = (bytes: Buffer): string => {
  const value = bytes.readUInt8(0);
  const limit = 256 - (256 % alphabet.length);
  return value < limit ? alphabet.charAt(value % alphabet.length) : '';
};

const checkCharacter = (characters: string): string => {
  const sum = Array.from(characters, (character, index) => alphabet.indexOf(character) * (index + 1)).reduce(
    (total, weighted) => total + weighted,
    0,
  );
  return alphabet.charAt(sum % alphabet.length);
};
