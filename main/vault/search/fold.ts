import anyAscii from 'any-ascii';

/**
 * One spelling for all the ways a name is written, the same when it is stored and when it is typed: other scripts and accents become
 * ASCII, and `aa`, `ae`, `oe`, `ue` become their first letter, so that å, aa and a, or ø, oe and o, find one another in every
 * direction. What begins alike still begins alike after folding, so typing can be matched letter by letter.
 */
export const fold = (text: string): string => {
  const plain = isPlain.test(text) ? text : anyAscii(text.normalize('NFC'));
  return plain.toLowerCase().replace(twoLettersForOne, (pair) => pair.charAt(0));
};

const isPlain = /^[ -~]*$/;
const twoLettersForOne = /a[ae]|[ou]e/g;

/**
 * The words a name is found by, without repetition. Joined names (`Anne-Marie`, `O'Brien`) count as their parts and as one word.
 */
export const nameWords = (name: string): readonly string[] => {
  const words = new Set<string>();
  for (const piece of fold(name).split(/[^a-z0-9'-]+/)) {
    const parts = piece.split(/['-]+/).filter((part) => part !== '');
    for (const part of parts) words.add(part);
    if (parts.length > 1) words.add(parts.join(''));
  }
  return [...words];
};

/** Orders people by name and tells namesakes: the folded words in a row. */
export const nameKey = (name: string): string => nameWords(name).join(' ');
