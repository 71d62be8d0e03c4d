/** One press of a key, without what the browser adds to it. */
export type KeyPress = {
  readonly key: string;
  readonly hasCommand: boolean;
  readonly hasAlt: boolean;
};

/** How long the first letter of a pair (`g h`) waits for the second. */
export const pairPatienceMs = 1200;

const nameOf = ({ key, hasCommand, hasAlt }: KeyPress): string => {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return [hasCommand ? 'Ctrl' : '', hasAlt ? 'Alt' : '', name].filter((part) => part !== '').join('+');
};

const isLetter = (name: string): boolean => name.length === 1;

/**
 * Which of the known shortcuts a press means, given the press before it. Shortcuts are written `Ctrl+K`, `Alt+Enter`, `?`, `w` or,
 * as a pair, `g h`. `rest` is what the next press has to be read together with.
 */
export const matchKeys = (
  known: readonly string[],
  before: string | null,
  press: KeyPress,
): { readonly keys: string | null; readonly rest: string | null } => {
  const name = nameOf(press);
  const isKnown = (keys: string): string | null =>
    known.find((candidate) => candidate.toLowerCase() === keys.toLowerCase()) ?? null;
  const pair = before === null ? null : isKnown(`${before} ${name}`);
  if (pair !== null) return { keys: pair, rest: null };
  const single = isKnown(name);
  if (single !== null) return { keys: single, rest: null };
  const startsPair = known.some((keys) => keys.toLowerCase().startsWith(`${name.toLowerCase()} `));
  return { keys: null, rest: startsPair && isLetter(name) ? name : null };
};

/** Letters alone are shortcuts only where nobody is typing (WCAG 2.1.4); with Ctrl or Alt they work everywhere. */
export const isPlain = (keys: string): boolean => !/^(Ctrl|Alt)\+/i.test(keys);
