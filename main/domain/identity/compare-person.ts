import anyAscii from 'any-ascii';

/** The party as the registers know them; null and empty where they do not. */
export type RegisteredPerson = {
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly birthDate: string | null;
};

export type SaidPerson = {
  readonly surname: string;
  readonly givenNames: string;
  readonly birthDate: string | null;
};

export type Comparison = 'same' | 'name-differs' | 'birth-date-differs';

/**
 * Whether what a document or an eID says fits the person it is shown for. Another birth date is another person. A name may have been
 * changed by marriage or spelled in another script, so a name that differs is a question and no verdict.
 */
export const comparePerson = (said: SaidPerson, registered: RegisteredPerson): Comparison => {
  const isOtherDay =
    said.birthDate !== null && registered.birthDate !== null && said.birthDate !== registered.birthDate;
  if (isOtherDay) return 'birth-date-differs';
  return [registered.name, ...registered.formerNames].some((name) => fitsName(said, name, registered.name))
    ? 'same'
    : 'name-differs';
};

/**
 * A former name counts for the surname; the given names are those of today's name or of the former one. Zones cut long names short,
 * so the beginning of a word will do from three letters on.
 */
const fitsName = (said: SaidPerson, name: string, today: string): boolean => {
  const surnames = wordsOf(said.surname);
  const given = wordsOf(said.givenNames);
  const known = wordsOf(name);
  const first = given[0];
  if (surnames.length === 0) return given.length > 0 && given.every((word) => hasWord(known, word));
  return (
    surnames.every((word) => hasWord(known, word)) &&
    (first === undefined ? known.length === surnames.length : hasWord([...known, ...wordsOf(today)], first))
  );
};

const shortestBeginning = 3;

const hasWord = (known: readonly string[], word: string): boolean =>
  known.some((each) => each === word || (word.length >= shortestBeginning && each.startsWith(word)));

/** Words in one spelling: ø, oe and o are the same letter in a zone, in a register and on a keyboard. */
export const wordsOf = (text: string): readonly string[] =>
  anyAscii(text.normalize('NFC'))
    .toLowerCase()
    .replaceAll(/a[ae]|[ou]e/g, (pair) => pair.charAt(0))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
