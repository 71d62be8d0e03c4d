import { parentPort, workerData } from 'node:worker_threads';
import { judgeImage, type Image } from './images.ts';
import type { Recording } from './recording.ts';
import { scenarios } from './scenarios/all.ts';

/** A share of the images of one recording: every number from `from` on, by `by`, below `count`. */
export type ImageShare = {
  readonly recording: Pick<Recording, 'scenario' | 'files' | 'steps' | 'seed'>;
  readonly from: number;
  readonly by: number;
  readonly count: number;
};

export type ImageReport = {
  readonly counts: Readonly<Record<string, number>>;
  readonly broken: readonly (Image & { readonly number: number })[];
};

const mostBroken = 5;

const { recording, from, by, count } = workerData as ImageShare;
const scenario = scenarios.find(({ name }) => name === recording.scenario);
if (!scenario) throw new Error(`no scenario is called ${recording.scenario}`);
// Bytes come through the door between threads as plain arrays.
const asBuffer = (data: Uint8Array): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
const files = new Map([...recording.files].map(([name, content]) => [name, asBuffer(content)]));
const steps = recording.steps.map((step) =>
  step.kind === 'write' ? { ...step, data: asBuffer(step.data) } : step,
);
const counts: Record<string, number> = {};
const broken: ImageReport['broken'][number][] = [];
for (let number = from; number < count && broken.length < mostBroken; number += by) {
  const image = await judgeImage(scenario, { files, steps, seed: recording.seed }, number);
  counts[image.kind] = (counts[image.kind] ?? 0) + 1;
  if (image.faults.length > 0) broken.push({ ...image, number });
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
parentPort?.postMessage({ counts, broken } satisfies ImageReport);
