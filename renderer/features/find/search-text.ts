/** The shortest text that is worth asking about: one letter would match half the country. */
const shortestLength = 2;

/** What to ask the core for, or null while there is too little to go on. */
export const searchTextOf = (typed: string): string | null => {
  const text = typed.trim().replace(/\s+/gu, ' ').slice(0, 100);
  return text.length >= shortestLength ? text : null;
};

export type Move = 'up' | 'down' | 'first' | 'last';

/** Arrow keys through the results: stops at both ends, so that holding a key never jumps from the last to the first. */
export const moveActive = (active: number, move: Move, count: number): number => {
  const last = count - 1;
  const aims: Readonly<Record<Move, number>> = { up: active - 1, down: active + 1, first: 0, last };
  return Math.max(0, Math.min(last, aims[move]));
};
