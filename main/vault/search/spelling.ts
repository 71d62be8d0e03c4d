/**
 * Finding a word by a wrong spelling without comparing it to all others (the idea of SymSpell): two words within a distance share
 * a remainder when up to so many letters are left out of each. Only the beginning of a word takes part, which keeps the remainders few.
 */
const significantLetters = 7;

/** Wrong letters allowed in what was typed: short words are too alike for any. */
export const allowedDistance = (typed: string): 0 | 1 | 2 => {
  if (typed.length < 4) return 0;
  return typed.length < 8 ? 1 : 2;
};

/** Remainders under which a word is stored; enough for every typed form that `allowedDistance` may bring to it. */
export const remaindersOfWord = (word: string): readonly string[] => {
  if (word.length < 3) return [];
  return remainders(word, word.length < 6 ? 1 : 2);
};

/** Remainders under which to look for what was typed. */
export const remaindersOfTyped = (typed: string): readonly string[] =>
  remainders(typed, allowedDistance(typed));

const remainders = (word: string, lettersOut: number): readonly string[] => {
  const found = new Set([word.slice(0, significantLetters)]);
  let shortest: readonly string[] = [...found];
  for (let round = 0; round < lettersOut; round += 1) {
    shortest = shortest.flatMap(withoutOneLetter);
    for (const remainder of shortest) found.add(remainder);
  }
  return [...found];
};

const withoutOneLetter = (word: string): readonly string[] =>
  word.length < 3 ? [] : Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));

/**
 * Slips of the finger between what was typed and the word, or a beginning of the word (typing may not be finished): a letter wrong,
 * missing, too many, or two neighbours swapped (Damerau-Levenshtein, optimal string alignment).
 */
export const slips = (typed: string, word: string): number => {
  let twoBack: readonly number[] = [];
  let back: readonly number[] = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= word.length; column += 1) {
      current.push(cheapest({ typed, word, row, column, current, back, twoBack }));
    }
    twoBack = back;
    back = current;
  }
  return Math.min(...back);
};

type Cell = {
  readonly typed: string;
  readonly word: string;
  readonly row: number;
  readonly column: number;
  readonly current: readonly number[];
  readonly back: readonly number[];
  readonly twoBack: readonly number[];
};

const cheapest = ({ typed, word, row, column, current, back, twoBack }: Cell): number => {
  const isSame = typed[row - 1] === word[column - 1];
  const isSwapped = row > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
  return Math.min(
    at(back, column) + 1,
    at(current, column - 1) + 1,
    at(back, column - 1) + (isSame ? 0 : 1),
    isSwapped ? at(twoBack, column - 2) + 1 : Number.POSITIVE_INFINITY,
  );
};

const at = (line: readonly number[], index: number): number => line[index] ?? Number.POSITIVE_INFINITY;
