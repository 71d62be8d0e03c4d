import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { chanceAt } from '../../simulation/random.ts';
import { losses, type Image } from './images.ts';
import type { ImageReport, ImageShare } from './image-worker.ts';
import { blows, strike, type Blow, type Struck } from './injections.ts';
import { record, type Recording } from './recording.ts';
import type { ParentTools, Scenario } from './scenario.ts';
import { addTo, type Tally } from './table.ts';
import type { WritePoint } from './write-points.ts';

const cores = availableParallelism();

/** How much is done to one scenario, or to all. */
export type Plan = {
  readonly kills: number;
  readonly refusals: number;
  readonly images: number;
  readonly seed: number;
};
type Job = {
  readonly scenario: Scenario;
  readonly recording: Recording;
  readonly point: WritePoint;
  readonly blow: Blow;
};

/** So many of the points, spread over all of them; which ones, chance decides. */
const spread = <T>(all: readonly T[], count: number, seed: number): readonly T[] => {
  if (count >= all.length) return all;
  const offset = chanceAt(seed, all.length).next();
  return Array.from(
    { length: count },
    (_, at) => all[Math.floor(((at + offset) * all.length) / count)],
  ).flatMap((each) => (each === undefined ? [] : [each]));
};

/** As many recordings, each of another seed, as it takes to have so many points. */
const recordFor = async (
  scenario: Scenario,
  { kills, images, seed }: { readonly kills: number; readonly images: number; readonly seed: number },
  tools: ParentTools,
): Promise<readonly Recording[]> => {
  const recordings: Recording[] = [];
  let points = 0;
  for (let at = 0; points < kills || recordings.length < Math.min(8, Math.ceil(images / 3000)); at += 1) {
    const recording = await record(scenario, seed + at, tools);
    recordings.push(recording);
    points += recording.points.length;
  }
  return recordings;
};

const jobsOf = (scenario: Scenario, recordings: readonly Recording[], plan: Plan): readonly Job[] => {
  const points = recordings.flatMap((recording) =>
    recording.points.map((point) => ({ scenario, recording, point })),
  );
  const kills = spread(points, plan.kills, plan.seed).map((job) => ({ ...job, blow: 'kill' as const }));
  const refusing = (Object.keys(blows) as Blow[]).filter((blow) => blow !== 'kill');
  const refusals = refusing.flatMap((blow, at) =>
    spread(points, Math.ceil(plan.refusals / refusing.length), plan.seed + at + 1).map((job) => ({
      ...job,
      blow,
    })),
  );
  return [...kills, ...refusals];
};

/** One more than there are cores: a run waits for its child, and a child for its tracer. */
const inParallel = async <T, R>(jobs: readonly T[], work: (job: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  const line = jobs.values();
  const lane = async (): Promise<void> => {
    for (const job of line) results.push(await work(job));
  };
  await Promise.all(Array.from({ length: cores + 1 }, lane));
  return results;
};

const imagesOf = async (
  recordings: readonly Recording[],
  count: number,
  imageWorker: string,
): Promise<readonly ImageReport[]> => {
  const each = Math.ceil(count / recordings.length);
  const shares = recordings.flatMap(({ scenario, files, steps, seed }) =>
    Array.from({ length: cores }, (_, from): ImageShare => ({
      recording: { scenario, files, steps, seed },
      from,
      by: cores,
      count: each,
    })),
  );
  return inParallel(
    shares,
    (workerData) =>
      new Promise<ImageReport>((resolve, reject) => {
        const worker = new Worker(imageWorker, { workerData });
        worker.once('message', resolve);
        worker.once('error', reject);
      }),
  );
};

const describe = ({ scenario, seed, blow, point, faults }: Struck): string =>
  `${scenario}, seed ${seed}, ${blow} at ${point.call} ${point.when}:\n  ${faults.join('\n  ')}`;

const describeImage = (scenario: string, { kind, number, steps, faults }: Image): string =>
  `${scenario}, image ${number} (${kind}, ${steps} steps):\n  ${faults.join('\n  ')}`;

export type Workshop = {
  readonly tools: ParentTools;
  readonly tally: Tally;
  /** The file of `image-worker.ts`. */
  readonly imageWorker: string;
};

/** Records the scenario, strikes it and cuts its power; counts into the tally, and answers what broke. */
export const runScenario = async (
  scenario: Scenario,
  plan: Plan,
  { tools, tally, imageWorker }: Workshop,
): Promise<readonly string[]> => {
  const { name } = scenario;
  const recordings = await recordFor(scenario, plan, tools);
  const broken = recordings.flatMap(({ seed, faults }) =>
    faults.length > 0 ? [`${name}, seed ${seed}, undisturbed:\n  ${faults.join('\n  ')}`] : [],
  );
  const points = recordings.reduce((sum, recording) => sum + recording.points.length, 0);
  addTo(tally, name, 'write points', points);
  const struck = await inParallel(jobsOf(scenario, recordings, plan), (job) =>
    strike(job.scenario, job.recording, job, tools),
  );
  const refused = struck.filter(({ blow }) => blow !== 'kill');
  addTo(tally, name, 'kills', struck.length - refused.length);
  addTo(tally, name, 'refusals', refused.length);
  addTo(tally, name, 'told', refused.filter(({ isFelt }) => isFelt).length);
  broken.push(...struck.filter(({ faults }) => faults.length > 0).map(describe));
  const reports =
    scenario.hasImages && plan.images > 0 ? await imagesOf(recordings, plan.images, imageWorker) : [];
  for (const { counts, unlike } of reports) {
    for (const kind of losses) addTo(tally, name, kind, counts[kind]);
    addTo(tally, name, 'unlike any other', unlike);
  }
  return [
    ...broken,
    ...reports.flatMap((report) => report.broken.map((image) => describeImage(name, image))),
  ];
};
