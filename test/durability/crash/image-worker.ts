import { parentPort, workerData } from 'node:worker_threads';
import { judgeImages, type Image, type LossKind, type Share } from './images.ts';
import type { Recording } from './recording.ts';
import { scenarios } from './scenarios/all.ts';

export type ImageShare = Share & {
  readonly recording: Pick<Recording, 'scenario' | 'files' | 'steps' | 'seed'>;
};

export type ImageReport = {
  readonly counts: Readonly<Record<LossKind, number>>;
  /** So many were unlike all others of their share. */
  readonly unlike: number;
  readonly broken: readonly Image[];
};

const mostBroken = 5;

const { recording, ...share } = workerData as ImageShare;
const scenario = scenarios.find(({ name }) => name === recording.scenario);
if (!scenario) throw new Error(`no scenario is called ${recording.scenario}`);
// Bytes come through the door between threads as plain arrays.
const asBuffer = (data: Uint8Array): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
const files = new Map([...recording.files].map(([name, content]) => [name, asBuffer(content)]));
const steps = recording.steps.map((step) =>
  step.kind === 'write' ? { ...step, data: asBuffer(step.data) } : step,
);
const counts = { 'all written': 0, 'last write torn': 0, 'in any order': 0 } satisfies Record<
  LossKind,
  number
>;
let unlike = 0;
const broken: Image[] = [];
for await (const image of judgeImages(scenario, { files, steps, seed: recording.seed }, share)) {
  counts[image.kind] += 1;
  if (!image.isRepeated) unlike += 1;
  if (image.faults.length > 0 && broken.push(image) === mostBroken) break;
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
parentPort?.postMessage({ counts, unlike, broken } satisfies ImageReport);
