import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startMatrixCentral } from './central.ts';
import type { Desk } from './faults.ts';
import { openLink } from './link.ts';
import { runOnce, type Matrix, type RunResult } from './run.ts';
import { createWorkstation } from './workstation.ts';

/**
 * `npx node test/matrix/matrix.ts --runs N`: real workstations in processes of their own, a real gateway, a real PostgreSQL and a network between
 * them, all of which are cut, paused and killed, over and over. After each run: nothing lost, nothing twice, everything in order, every
 * queue empty, everybody up to date. Anything else is printed and ends with 1. Wall-clock and processes decide the interleaving, so a
 * seed repeats the faults and not their timing; the simulation is what repeats to the letter.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '40' },
    workstations: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const [runs, count, seed] = [Number(values.runs), Number(values.workstations), Number(values.seed)];
const subjects = Array.from({ length: 6 }, (_, at) => `subject-${at + 1}`);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const build = async (folder: string): Promise<Matrix & { readonly close: () => Promise<void> }> => {
  const central = await startMatrixCentral(subjects, count);
  const desks: Desk[] = [];
  for (const [at, code] of central.codes.entries()) {
    const link = await openLink(central);
    const workstation = createWorkstation({ folder: join(folder, String(at)), centralUrl: link.url, code });
    await workstation.start();
    desks.push({ workstation, link });
  }
  return {
    central,
    desks,
    subjects,
    close: async () => {
      for (const { workstation, link } of desks) {
        await workstation.kill();
        link.close();
      }
      await central.close();
    },
  };
};

const percentile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

const summary = (results: readonly RunResult[]): string => {
  const saved = results.reduce((sum, result) => sum + result.saved, 0);
  const faults = results.flatMap((result) => result.faults.filter((fault) => fault !== 'none')).length;
  const healed = results.map((result) => result.healedInMs).toSorted((one, other) => one - other);
  const stuck = results.filter((result) => result.stuck.length > 0).length;
  const breached = results.filter((result) => result.breaches.length > 0).length;
  return (
    `${results.length} runs of ${count} workstations: ${saved} saves acknowledged, ${faults} faults; ` +
    `${stuck} runs with a stuck queue, ${breached} with something lost, doubled or out of order. ` +
    `After the last fault everything was settled in ${percentile(healed, 0.5)} ms (median), ` +
    `${percentile(healed, 0.99)} ms (99 %), ${percentile(healed, 1)} ms (longest).`
  );
};

const folder = await mkdtemp(join(tmpdir(), 'counterpart-matrix-desks-'));
const matrix = await build(folder);
const results: RunResult[] = [];
try {
  for (let run = 1; run <= runs; run += 1) {
    const result = await runOnce(matrix, seed, run);
    results.push(result);
    for (const line of [...result.stuck, ...result.breaches]) say(`run ${run}: ${line}`);
    if (run % 100 === 0) say(summary(results));
  }
} finally {
  await matrix.close();
  await rm(folder, { recursive: true, force: true });
}
say(summary(results));
process.exitCode = results.some(({ stuck, breaches }) => stuck.length + breaches.length > 0) ? 1 : 0;
