const firstPauseMs = 5000;
const longestPauseMs = 3_600_000;

/** How long whoever was asked outside in vain is left alone before the next try: longer each time, an hour at most. */
export const pauseBefore = (attempts: number): number =>
  Math.min(firstPauseMs * 2 ** Math.min(attempts, 20), longestPauseMs);
