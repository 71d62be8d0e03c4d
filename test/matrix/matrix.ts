import { parseArgs } from 'node:util';
import { buildMatrix, bundlePrograms, type Programs } from './build.ts';
import { runOnce, type RunResult } from './run.ts';
import { inWords, summarise } from './summary.ts';

/**
 * `npx node test/matrix/matrix.ts [--runs N] [--workstations N] [--seed S]`: real workstations in processes of their own, a real gateway, a
 * real PostgreSQL and a network between them: they are cut, paused and killed, and central is put back from a copy, over and over. After
 * each run: nothing lost, nothing twice, everything in order, every queue empty, everybody up to date. Anything else is printed and ends
 * with 1. Wall-clock and processes decide the interleaving, so a seed repeats the faults and not their timing; the simulation is what
 * repeats to the letter. The last line is JSON: parts with seeds of their own can be added up. An interrupt ends it after the run that is
 * under way.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '40' },
    workstations: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const [runs, workstations, seed] = [values.runs, values.workstations, values.seed].map(Number) as [
  number,
  number,
  number,
];

/** Then everybody begins anew with an empty vault, so that the last run costs what the first did. */
const runsOfOneMatrix = 500;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort());

const began = performance.now();
const seconds = (): number => Math.round((performance.now() - began) / 1000);
const results: RunResult[] = [];

const runSome = async (programs: Programs, upTo: number): Promise<void> => {
  const matrix = await buildMatrix(programs, workstations);
  try {
    while (results.length < upTo && !interrupt.signal.aborted) {
      const run = results.length + 1;
      const result = await runOnce(matrix, seed, run);
      results.push(result);
      for (const line of [...result.stuck, ...result.breaches]) say(`run ${run}: ${line}`);
      if (run % 100 === 0) say(`${seconds()} s, ${inWords(summarise(results))}`);
    }
  } finally {
    await matrix.close();
  }
};

const programs = await bundlePrograms();
try {
  while (results.length < runs && !interrupt.signal.aborted)
    await runSome(programs, Math.min(runs, results.length + runsOfOneMatrix));
} finally {
  programs.remove();
}
const summary = summarise(results);
say(inWords(summary));
say(JSON.stringify({ seed, workstations, seconds: seconds(), ...summary }));
if (summary.stuckRuns + summary.breachedRuns > 0) process.exitCode = 1;
