import { setTimeout as delay } from 'node:timers/promises';
import type { SeededRandom } from '../simulation/random.ts';
import type { MatrixCentral } from './central.ts';
import type { Link } from './link.ts';
import type { Workstation } from './workstation.ts';

export type Desk = { readonly workstation: Workstation; readonly link: Link };

export const faultNames = [
  'none',
  'link cut',
  'bytes swallowed',
  'workstation killed',
  'workstation paused',
  'central killed',
  'central paused',
  'central put back',
] as const;
export type FaultName = (typeof faultNames)[number];

/** Between a blink and most of a second, small ones more often. */
const durationMs = (random: SeededRandom): number => Math.round(1 + 600 * random.next() ** 3);

/** Does the harm, waits, and takes it away again: afterwards everything is whole. */
export const strikeDesk = async (
  fault: FaultName,
  { workstation, link }: Desk,
  random: SeededRandom,
): Promise<void> => {
  const lasting = durationMs(random);
  await delay(random.below(120));
  if (fault === 'link cut') link.cut();
  if (fault === 'bytes swallowed') link.swallow();
  if (fault === 'workstation paused') workstation.pause();
  if (fault === 'workstation killed') await workstation.kill();
  await delay(lasting);
  if (fault === 'workstation killed') await workstation.start();
  if (fault === 'workstation paused') workstation.resume();
  link.heal();
};

export const strikeCentral = async (
  fault: FaultName,
  central: MatrixCentral,
  random: SeededRandom,
): Promise<void> => {
  const lasting = durationMs(random);
  await delay(random.below(120));
  if (fault === 'central killed') {
    await central.kill();
    await delay(lasting);
    await central.start();
  }
  if (fault === 'central put back') {
    await central.keepCopy();
    // Long enough for some of the work to be acknowledged, and lost.
    await delay(lasting + random.below(400));
    await central.putBack();
  }
  if (fault === 'central paused') {
    central.pause();
    await delay(lasting);
    central.resume();
  }
};

/** Every desk has a fault of its own; central is struck in some runs, since all of them feel it. */
export const drawFaults = (random: SeededRandom, desks: number) => ({
  desks: Array.from({ length: desks }, () =>
    random.pick(['none', 'link cut', 'bytes swallowed', 'workstation killed', 'workstation paused']),
  ) satisfies FaultName[],
  central: drawCentral(random),
});

const drawCentral = (random: SeededRandom): FaultName => {
  if (random.chance(0.08)) return 'central killed';
  if (random.chance(0.12)) return 'central paused';
  return random.chance(0.1) ? 'central put back' : 'none';
};
