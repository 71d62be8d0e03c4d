/** Seeded randomness: the same seed gives the same draws on every machine. Never for secrets. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly integer: (from: number, to: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
};

/** Four 32-bit words from a text (FNV-1a, once for each word). */
const wordsOf = (seed: string): readonly [number, number, number, number] => {
  const word = (start: number): number => {
    let hash = start;
    for (let index = 0; index < seed.length; index += 1) {
      hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
    }
    return hash >>> 0;
  };
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x243f6a88), word(0xb7e15162)];
};

/** sfc32 (Chris Doty-Humphrey, PractRand): small, fast, passes the usual batteries. */
const smallFastCounter = (seed: string): (() => number) => {
  let [a, b, c, counter] = wordsOf(seed);
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 15; warmUp += 1) step();
  return step;
};

export const createRandom = (seed: string): Random => {
  const next = smallFastCounter(seed);
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    pick: (list) => {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error('nothing can be picked from an empty list');
      return picked;
    },
    chance: (probability) => next() < probability,
  };
};

/** A list in which each item stands as often as its whole weight, for `pick`. */
export const weighted = <T>(items: readonly (readonly [item: T, weight: number])[]): readonly T[] =>
  items.flatMap(([item, weight]) => Array.from({ length: weight }, () => item));
