/** The shortest text that is worth asking about: one letter would match half the country. */
const shortestLength = 2;

/** What to ask the core for, or null while there is too little to go on. */
export const searchTextOf = (typed: string): string | null => {
  const text = typed.trim().replace(/\s+/gu, ' ').slice(0, 100);
  return text.length >= shortestLength ? text : null;
};

/** Arrow keys through the results: stops at both ends, so that holding a key never jumps from the last to the first. */
export const moveActive = (active: number, step: 'up' | 'down' | 'first' | 'last', count: number): number => {
  switch (step) {
    case 'up':
      return Math.max(0, active - 1);
    case 'down':
      return Math.min(count - 1, active + 1);
    case 'first':
      return 0;
    case 'last':
      return count - 1;
  }
};
