/** The shortest and longest delay between two attempts, in milliseconds. */
export type DelayBounds = { readonly shortestMs: number; readonly longestMs: number };

/**
 * Exponential back-off with full jitter (protocol.md, rule 13): a delay between the shortest and a ceiling that doubles with each
 * attempt up to the longest. Full jitter keeps a region's workstations from returning in step after an outage.
 *
 * `attempt` counts failures so far, from 1. `random` is in [0, 1). Answers whole milliseconds within the bounds.
 */
export const backoff = (attempt: number, random: number, bounds: DelayBounds): number => {
  const doublings = Math.min(Math.max(attempt, 1), 30);
  const ceilingMs = Math.min(bounds.longestMs, bounds.shortestMs * 2 ** doublings);
  return Math.floor(bounds.shortestMs + random * (ceilingMs - bounds.shortestMs));
};
