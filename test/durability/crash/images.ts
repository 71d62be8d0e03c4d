import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chanceAt, type SeededRandom } from '../../simulation/random.ts';
import { newRunFolder } from '../desk/run-folder.ts';
import { Disk, type Change, type Loss } from './disk.ts';
import { judge, writeFolder, type Recording } from './recording.ts';
import type { Scenario } from './scenario.ts';
import { readTold } from './tell.ts';

/** How much of what was not flushed is found again. */
export const losses = ['all written', 'last write torn', 'in any order'] as const;
export type LossKind = (typeof losses)[number];

/** One power cut: its number decides when, and what the disk makes of what it had not flushed. */
type PowerCut = {
  readonly number: number;
  readonly kind: LossKind;
  readonly steps: number;
  readonly random: SeededRandom;
};

export type Image = Pick<PowerCut, 'number' | 'kind' | 'steps'> & {
  /** The same bytes were found after the same words before: nobody has to look twice. */
  readonly isRepeated: boolean;
  readonly faults: readonly string[];
};

export type ImageSource = Pick<Recording, 'files' | 'steps' | 'seed'>;

const sectorBytes = 512;

const powerCut = ({ steps, seed }: ImageSource, number: number): PowerCut => {
  const random = chanceAt(seed, number);
  const kind = losses[number % losses.length] ?? 'all written';
  return { number, kind, steps: random.below(steps.length + 1), random };
};

/** Every `by`-th moment from `from` on, of `count` images: whatever may be alike is in one share. */
export type Share = { readonly from: number; readonly by: number; readonly count: number };

/** Judges a share of the images of one recording, from the earliest power cut to the latest: one disk lives through the recording once. */
export async function* judgeImages(
  scenario: Scenario,
  source: ImageSource,
  { from, by, count }: Share,
): AsyncGenerator<Image> {
  const cuts = Array.from({ length: count }, (_, number) => powerCut(source, number))
    .filter(({ steps }) => steps % by === from)
    .toSorted((one, other) => one.steps - other.steps);
  const disk = new Disk(source.files);
  const seen = new Map<string, readonly string[]>();
  let taken = 0;
  let said = '';
  for (const { number, kind, steps, random } of cuts) {
    for (const step of source.steps.slice(taken, steps)) {
      disk.take(step);
      if (step.kind === 'said') said += step.text;
    }
    taken = Math.max(taken, steps);
    const files = disk.image(lossOf(kind, random));
    const isUsed = number % 10 === 0;
    const print = fingerprint(files, isUsed ? `used\n${said}` : said);
    const before = seen.get(print);
    const faults = before ?? (await judgeFiles(scenario, files, { seed: source.seed, said, isUsed }));
    seen.set(print, faults);
    yield { number, kind, steps, isRepeated: before !== undefined, faults };
  }
}

const fingerprint = (files: ReadonlyMap<string, Buffer>, said: string): string => {
  const hash = createHash('sha256').update(said);
  for (const [name, content] of [...files].toSorted(([one], [other]) => one.localeCompare(other)))
    hash.update(`\n${name} ${content.length}\n`).update(content);
  return hash.digest('base64');
};

type Circumstances = { readonly seed: number; readonly said: string; readonly isUsed: boolean };

const judgeFiles = async (
  scenario: Scenario,
  files: ReadonlyMap<string, Buffer>,
  { seed, said, isUsed }: Circumstances,
): Promise<readonly string[]> => {
  const folder = newRunFolder();
  try {
    writeFolder(folder, files);
    const judged = isUsed ? scenario : { ...scenario, faultsInUse: nothing };
    return await judge(judged, { folder, seed }, readTold(said), { central: noCentral });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const nothing = (): Promise<readonly string[]> => Promise.resolve([]);
const noCentral = (): never => {
  throw new Error('an image is judged without central');
};

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
