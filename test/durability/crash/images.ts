import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceAt, type SeededRandom } from '../../simulation/random.ts';
import { newRunFolder } from '../desk/run-folder.ts';
import { Disk, type Change, type DiskStep, type Loss } from './disk.ts';
import { judge, type Recording } from './recording.ts';
import type { Scenario } from './scenario.ts';
import { readTold } from './tell.ts';

/** How much of what was not flushed is found again. */
export const losses = ['all written', 'last write torn', 'in any order'] as const;
export type LossKind = (typeof losses)[number];

export type Image = { readonly kind: LossKind; readonly steps: number; readonly faults: readonly string[] };

const sectorBytes = 512;

/** Power goes after so many steps of the recording; chance decides what the disk makes of what it had not flushed. */
export const judgeImage = async (
  scenario: Scenario,
  recording: Pick<Recording, 'files' | 'steps' | 'seed'>,
  number: number,
): Promise<Image> => {
  const random = chanceAt(recording.seed, number);
  const kind = losses[number % losses.length] ?? 'all written';
  const steps = random.below(recording.steps.length + 1);
  const disk = new Disk(recording.files);
  for (const step of recording.steps.slice(0, steps)) disk.take(step);
  const files = disk.image(lossOf(kind, random));
  const folder = newRunFolder();
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    const told = readTold(saidIn(recording.steps.slice(0, steps)));
    const isUsed = number % 10 === 0;
    const judged = isUsed ? scenario : { ...scenario, faultsInUse: nothing };
    const faults = await judge(judged, { folder, seed: recording.seed }, told, { central: noCentral });
    return { kind, steps, faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const nothing = (): Promise<readonly string[]> => Promise.resolve([]);
const noCentral = (): never => {
  throw new Error('an image is judged without central');
};

const saidIn = (steps: readonly DiskStep[]): string =>
  steps.map((step) => (step.kind === 'said' ? step.text : '')).join('');

const lossOf = (kind: LossKind, random: SeededRandom): Loss => {
  if (kind === 'in any order')
    return {
      keepNames: (count) => random.below(count + 1),
      keepData: (pending) =>
        pending.flatMap((change) => (random.chance(0.5) ? maybeTorn(change, random) : [])),
    };
  const isTorn = kind === 'last write torn';
  return {
    keepNames: (count) => count,
    keepData: (pending) => {
      const last = pending.at(-1);
      return isTorn && last !== undefined ? [...pending.slice(0, -1), ...torn(last, random)] : pending;
    },
  };
};

const maybeTorn = (change: Change, random: SeededRandom): readonly Change[] =>
  random.chance(0.2) ? torn(change, random) : [change];

/** Any of its sectors, and none of the others. */
const torn = (change: Change, random: SeededRandom): readonly Change[] => {
  if (change.kind === 'truncate') return random.chance(0.5) ? [change] : [];
  const sectors: Change[] = [];
  for (let at = 0; at < change.data.length;) {
    const end = Math.min(change.data.length, at + sectorBytes - ((change.at + at) % sectorBytes));
    if (random.chance(0.5))
      sectors.push({ ...change, at: change.at + at, data: change.data.subarray(at, end) });
    at = end;
  }
  return sectors;
};
