import type { RunResult } from './run.ts';

/** Counts that several part runs can be added up by; times in milliseconds. */
export type Summary = {
  readonly runs: number;
  readonly saved: number;
  readonly faults: number;
  readonly stuckRuns: number;
  readonly breachedRuns: number;
  readonly healedMs: { readonly median: number; readonly most99: number; readonly longest: number };
};

const percentile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

export const summarise = (results: readonly RunResult[]): Summary => {
  const healed = results.map(({ healedInMs }) => healedInMs).toSorted((one, other) => one - other);
  return {
    runs: results.length,
    saved: results.reduce((sum, { saved }) => sum + saved, 0),
    faults: results.flatMap(({ faults }) => faults.filter((fault) => fault !== 'none')).length,
    stuckRuns: results.filter(({ stuck }) => stuck.length > 0).length,
    breachedRuns: results.filter(({ breaches }) => breaches.length > 0).length,
    healedMs: {
      median: percentile(healed, 0.5),
      most99: percentile(healed, 0.99),
      longest: percentile(healed, 1),
    },
  };
};

export const inWords = ({ runs, saved, faults, stuckRuns, breachedRuns, healedMs }: Summary): string =>
  `${runs} runs: ${saved} saves acknowledged, ${faults} faults; ` +
  `${stuckRuns} runs with a stuck queue, ${breachedRuns} with something lost, doubled or out of order. ` +
  `After the last fault everything was settled in ${healedMs.median} ms (median), ` +
  `${healedMs.most99} ms (99 %), ${healedMs.longest} ms (longest).`;
