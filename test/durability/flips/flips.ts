import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { addTo, printTable, type Tally } from '../crash/table.ts';
import { ends, judgeFlip, type Flip } from './judge-flip.ts';
import { makePatient } from './patient.ts';

/**
 * `npx node test/durability/flips/flips.ts [--flips N] [--seed S]`: one byte of the vault, of its log or of the journal is another. It must be noticed and told,
 * or change nothing; what was not sent must be in the other file. Ends with 1 where anything was read wrong or lost. The whole: 50000.
 */
type Share = { readonly from: number; readonly by: number; readonly count: number; readonly seed: number };
type Report = {
  readonly counts: readonly (readonly [file: string, end: string, count: number])[];
  readonly broken: readonly Flip[];
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const mostBroken = 10;

const work = ({ from, by, count, seed }: Share): Report => {
  const [one, other] = [true, false].map((endsWithWork) => makePatient({ endsWithWork }));
  if (one === undefined || other === undefined) throw new Error('there are two');
  const tally: Tally = new Map();
  const broken: Flip[] = [];
  for (let number = from; number < count && broken.length < mostBroken; number += by) {
    const flip = judgeFlip(number % 2 === 0 ? one : other, seed, number);
    addTo(tally, flip.file, flip.end, 1);
    if (flip.faults.length > 0 || flip.end === 'SILENT') broken.push(flip);
  }
  const counts = [...tally].flatMap(([file, cells]) =>
    [...cells].map(([end, sum]) => [file, end, sum] as const),
  );
  return { counts, broken };
};

const inWorker = (share: Share): Promise<Report> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { flips: { type: 'string', default: '1500' }, seed: { type: 'string', default: '1' } },
  });
  const [count, seed] = [Number(values.flips), Number(values.seed)];
  const began = performance.now();
  const cores = availableParallelism();
  const reports = await Promise.all(
    Array.from({ length: cores }, (_, from) => inWorker({ from, by: cores, count, seed })),
  );
  const tally: Tally = new Map();
  // In the order in which they are named, however the flips fell.
  for (const end of ends)
    for (const [file, of, sum] of reports.flatMap(({ counts }) => counts))
      if (of === end) addTo(tally, file, end, sum);
  printTable(tally, say);
  const broken = reports.flatMap((report) => report.broken);
  for (const { file, at, mask, end, faults } of broken.slice(0, mostBroken))
    say(`${file}, byte ${at} ^ ${mask}: ${end} ${faults.join('; ')}`);
  const lost = broken.filter(({ faults }) => faults.some((fault) => fault.startsWith('LOST'))).length;
  say(`\nlost: ${lost}   read wrong: ${broken.length - lost}   (seed ${seed})`);
  say(`${((performance.now() - began) / 1000).toFixed(0)} s`);
  if (broken.length > 0) process.exitCode = 1;
};

if (isMainThread) await main();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
else parentPort?.postMessage(work(workerData as Share));
