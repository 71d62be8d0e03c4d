import { carryByDesk, type CarryFigures } from './carry-bench.ts';
import { threeDays } from './day-of-work.ts';
import { benchIdle, type IdleFigures } from './idle-bench.ts';
import { carryByPouchDb } from './pouch-carry.ts';

export type LinkBenchOptions = {
  /** What part of three days' work is carried: 1 is all of it. */
  readonly share: number;
  readonly scanBytes: number;
  readonly idleMinutes: number;
};

export type LinkBench = { readonly carried: readonly CarryFigures[]; readonly idle: readonly IdleFigures[] };

const narrow = { bytesPerSecond: (256 * 1000) / 8, latencyMs: 100 } as const;
const cutsEvery: readonly (number | null)[] = [null, 250_000, 50_000];

/**
 * P7 and P8. The link is always 256 kbit/s each way with 100 ms of delay, in real time, uncut and cut after every so many bytes; only the
 * amount of work is scaled, so that a part of it tells the same ratio as the whole, and as many cuts for each megabyte.
 */
export const benchLink = async ({ share, scanBytes, idleMinutes }: LinkBenchOptions): Promise<LinkBench> => {
  const work = {
    interactions: Math.max(1, Math.round(threeDays.interactions * share)),
    scans: Math.max(1, Math.round(threeDays.scans * share)),
    scanBytes,
  };
  // Four times of what the bytes alone take.
  const patienceMs = 60_000 + (4000 * work.scans * scanBytes) / narrow.bytesPerSecond;
  const carried: CarryFigures[] = [];
  for (const cutEveryBytes of cutsEvery) {
    for (const carry of [carryByDesk, carryByPouchDb]) {
      const figures = await carry({ work, weather: { ...narrow, cutEveryBytes }, patienceMs });
      carried.push(figures);
      console.log({ cutEveryBytes, ...figures });
    }
  }
  const idle = idleMinutes === 0 ? [] : [await benchIdle(idleMinutes)];
  return { carried, idle };
};
