import { setTimeout as delay } from 'node:timers/promises';
import { chanceAt } from '../simulation/random.ts';
import type { MatrixCentral } from './central.ts';
import { findBreaches, type Acknowledged } from './check.ts';
import { drawFaults, strikeCentral, strikeDesk, type Desk, type FaultName } from './faults.ts';
import type { Seen } from './workstation.ts';

export type RunResult = {
  readonly faults: readonly FaultName[];
  readonly saved: number;
  /** Desks whose queue did not become empty, or that do not know what central knows, within the bound. */
  readonly stuck: readonly string[];
  readonly breaches: readonly string[];
  readonly healedInMs: number;
};

export type Matrix = {
  readonly central: MatrixCentral;
  readonly desks: readonly Desk[];
  readonly subjects: readonly string[];
};

/** After everything is whole again: longer than any wait of the engine and any time limit of a request that may be under way. */
const boundMs = 30_000;

const saveSome = async (
  { workstation }: Desk,
  subjects: readonly string[],
  place: readonly [seed: number, run: number, desk: number],
): Promise<readonly Acknowledged[]> => {
  const random = chanceAt(...place, 1);
  const saved: Acknowledged[] = [];
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    await delay(random.below(60));
    const lane = subjects[random.below(subjects.length)] ?? '';
    const act = await workstation.save(lane, String(1 + random.below(900)));
    if (act !== null) saved.push(act);
  }
  return saved;
};

type Known = readonly { readonly id: string; readonly version: number }[];

/** Null where the desk has nothing unsent and knows the newest version of everybody; else in words. */
const whyNotSettled = (seen: Seen | null, known: Known): string | null => {
  const behind = known.filter(({ id, version }) => seen?.versions[id] !== version);
  if (seen !== null && seen.unsent === 0 && behind.length === 0) return null;
  return `${seen?.unsent ?? '?'} unsent, ${seen?.parked ?? '?'} parked, ${behind.length} people out of date`;
};

/**
 * Ends as soon as every desk is settled, or at the bound; answers those that are not, in words. Every queue becomes empty by itself; then,
 * where it is hastened, somebody asks at each desk for what is new, which would else come with the next of the pulls that are due anyway.
 */
const settle = async (
  { central, desks, subjects }: Matrix,
  { until, isHastened }: { readonly until: number; readonly isHastened: boolean },
): Promise<readonly string[]> => {
  let mayHasten = isHastened;
  for (let pause = 10; ; pause = Math.min(50, pause * 2)) {
    const known = await central
      .database()
      .query<Known[number]>(
        'select subject_id as id, greatest(version, version_floor()) as version from person',
      );
    const looks = await Promise.all(desks.map(({ workstation }) => workstation.look(subjects)));
    const words = looks.map((seen) => whyNotSettled(seen, known.rows));
    const stuck = words.flatMap((each, at) => (each === null ? [] : [`desk ${at + 1}: ${each}`]));
    if (stuck.length === 0 || performance.now() > until) return stuck;
    if (mayHasten && looks.every((seen) => seen?.unsent === 0)) {
      mayHasten = false;
      await Promise.all(desks.map(({ workstation }) => workstation.refresh()));
    }
    await delay(pause);
  }
};

/** All desks save while each is struck by a fault of its own; then everything is whole, and nothing may be missing, doubled or stuck. */
export const runOnce = async (matrix: Matrix, seed: number, run: number): Promise<RunResult> => {
  const { central, desks, subjects } = matrix;
  const drawn = drawFaults(chanceAt(seed, run), desks.length);
  const striking = [
    ...desks.map((desk, at) => strikeDesk(drawn.desks[at] ?? 'none', desk, chanceAt(seed, run, at, 2))),
    strikeCentral(drawn.central, central, chanceAt(seed, run, 3)),
  ];
  const saving = desks.map((desk, at) => saveSome(desk, subjects, [seed, run, at]));
  await Promise.all(striking);
  const acknowledged = (await Promise.all(saving)).flat();
  const healedAt = performance.now();
  const stuck = await settle(matrix, { until: healedAt + boundMs, isHastened: run % 10 !== 0 });
  return {
    faults: [...drawn.desks, drawn.central],
    saved: acknowledged.length,
    stuck,
    breaches: await findBreaches(central.database(), acknowledged),
    healedInMs: performance.now() - healedAt,
  };
};
