import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runScenario } from './run-scenario.ts';
import { makeScenario } from './scenario.ts';
import { shrink } from './shrink.ts';

/**
 * `npm run test:sync -- --seeds N [--from SEED]`: as many simulated worlds, on all cores. A broken invariant is printed with its seed and
 * the fewest steps that still break it, and ends with 1. The same seed always plays the same world.
 */
type Share = { readonly from: number; readonly count: number };
type Report = {
  readonly seeds: number;
  readonly saved: number;
  readonly taken: number;
  readonly parked: number;
  readonly crashes: number;
  readonly documents: number;
  readonly broken: readonly { readonly seed: number; readonly breach: string; readonly steps: string }[];
};

const mostBroken = 3;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
const report = (done: Report): void => parentPort?.postMessage(done);

const play = async ({ from, count }: Share): Promise<Report> => {
  const sums = { saved: 0, taken: 0, parked: 0, crashes: 0, documents: 0 };
  const broken: Report['broken'][number][] = [];
  for (let seed = from; seed < from + count && broken.length < mostBroken; seed += 1) {
    const scenario = makeScenario(seed);
    const { breach, counts } = await runScenario(scenario);
    sums.saved += counts.saved;
    sums.taken += counts.taken;
    sums.parked += counts.parked;
    sums.crashes += counts.crashes;
    sums.documents += counts.documents;
    if (breach === null) continue;
    const small = await shrink(scenario);
    const again = await runScenario(small);
    broken.push({ seed, breach: again.breach ?? breach, steps: JSON.stringify(small) });
  }
  return { seeds: count, ...sums, broken };
};

const inWorker = (share: Share): Promise<Report> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { seeds: { type: 'string', default: '20000' }, from: { type: 'string', default: '1' } },
  });
  const [seeds, from] = [Number(values.seeds), Number(values.from)];
  const cores = Math.min(availableParallelism(), seeds);
  const began = performance.now();
  const shares = Array.from({ length: cores }, (_, core): Share => {
    const start = Math.floor((seeds * core) / cores);
    return { from: from + start, count: Math.floor((seeds * (core + 1)) / cores) - start };
  });
  const reports = await Promise.all(shares.map(inWorker));
  const sum = (of: (report: Report) => number): number =>
    reports.reduce((total, report) => total + of(report), 0);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  say(
    `${seeds} worlds in ${seconds} s: ${sum((each) => each.saved)} saves, ${sum((each) => each.taken)} in effect once, ` +
      `${sum((each) => each.parked)} put aside for a person, ${sum((each) => each.documents)} attachments brought, ` +
      `${sum((each) => each.crashes)} crashes planned, ` +
      `${sum((each) => each.broken.length)} broken.`,
  );
  for (const { seed, breach, steps } of reports.flatMap((report) => report.broken)) {
    say(`\nseed ${seed}: ${breach}\n${steps}`);
  }
  if (sum((each) => each.broken.length) > 0) process.exitCode = 1;
};

if (isMainThread) await main();
else report(await play(workerData as Share));
