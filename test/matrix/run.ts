import { setTimeout as delay } from 'node:timers/promises';
import { chanceAt } from '../simulation/random.ts';
import type { MatrixCentral } from './central.ts';
import { findBreaches, type Acknowledged } from './check.ts';
import { drawFaults, strikeCentral, strikeDesk, type Desk, type FaultName } from './faults.ts';

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

/** Ends as soon as the desk has nothing unsent and knows the newest version of everybody; null within the bound, else in words. */
const settle = async (
  { workstation }: Desk,
  { central, subjects }: Matrix,
  until: number,
): Promise<string | null> => {
  for (let pause = 5; ; pause = Math.min(100, pause * 2)) {
    const seen = await workstation.look(subjects);
    const known = await central.database.query<{ id: string; version: number }>(
      'select subject_id as id, version from person',
    );
    const behind = known.rows.filter(({ id, version }) => seen?.versions[id] !== version);
    if (seen !== null && seen.unsent === 0 && behind.length === 0) return null;
    if (performance.now() > until) {
      return `${seen?.unsent ?? '?'} unsent, ${seen?.parked ?? '?'} parked, ${behind.length} people out of date`;
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
  const settled = await Promise.all(desks.map((desk) => settle(desk, matrix, healedAt + boundMs)));
  return {
    faults: [...drawn.desks, drawn.central],
    saved: acknowledged.length,
    stuck: settled.flatMap((words, at) => (words === null ? [] : [`desk ${at + 1}: ${words}`])),
    breaches: await findBreaches(central.database, acknowledged),
    healedInMs: performance.now() - healedAt,
  };
};
