import { setTimeout as delay } from 'node:timers/promises';

/** One kind of exchange between a workstation and central, with somebody who needs it to succeed. */
export type Exchange = {
  readonly name: string;
  /** How its request begins. */
  readonly start: string;
  /** Does it once more, through whatever cuts there are, until it has succeeded; throws where it never does. */
  readonly succeed: () => Promise<void>;
  /** What is wrong after all of it: nothing, if each had one effect, equal bytes arrived, and nothing waits. */
  readonly faults: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** Looks until it is so; the limit is for what would never come. */
export const until = async (isSo: () => boolean, what: string): Promise<void> => {
  const limit = performance.now() + 20_000;
  while (!isSo()) {
    if (performance.now() > limit) throw new Error(`never: ${what}`);
    await delay(1);
  }
};
