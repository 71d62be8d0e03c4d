import { inNewFolder, judge, writeFolder, type Recording } from './recording.ts';
import { runChild } from './run-child.ts';
import type { ParentTools, Scenario } from './scenario.ts';
import type { WritePoint } from './write-points.ts';

/** What happens at a point: the end of the process, or a call that is refused once or from then on. */
export const blows = {
  kill: 'signal=SIGKILL:when=',
  'disk full once': 'error=ENOSPC:when=',
  'disk full': 'error=ENOSPC:when=+',
  'disk error once': 'error=EIO:when=',
  'disk error': 'error=EIO:when=+',
} as const;
export type Blow = keyof typeof blows;

export type Struck = {
  readonly scenario: string;
  readonly seed: number;
  readonly point: WritePoint;
  readonly blow: Blow;
  /** The process died of it, or was refused something and said so. */
  readonly isFelt: boolean;
  readonly faults: readonly string[];
};

const injectionOf = ({ call, when }: WritePoint, blow: Blow): string => {
  const words = blows[blow];
  return words.endsWith('+') ? `${call}:${words.slice(0, -1)}${when}+` : `${call}:${words}${when}`;
};

/** Runs the scenario anew, strikes it at the point, and judges what is left. */
export const strike = (
  scenario: Scenario,
  { seed, names, files }: Recording,
  { point, blow }: { readonly point: WritePoint; readonly blow: Blow },
  tools: ParentTools,
): Promise<Struck> =>
  inNewFolder(seed, async (place) => {
    // What one run left at central, the next would find there.
    if (scenario.hasImages) writeFolder(place.folder, files);
    else await scenario.prepare(place, tools);
    const run = await runChild(scenario.name, place, {
      log: `${place.folder}.log`,
      paths: names.map((name) => place.folder + name),
      injection: injectionOf(point, blow),
    });
    const faults = run.told.bugs.map((bug) => `no clear problem was told: ${bug}`);
    if (!run.isDone && !run.wasKilled) faults.push(`it ended early: ${run.errors}`);
    if (blow !== 'kill' && !run.isDone) faults.push('it did not come to its end');
    faults.push(...(await judge(scenario, place, run.told, tools)));
    const wasTold = run.told.troubles.length > 0 || run.told.savedOnce.length > 0;
    return { scenario: scenario.name, seed, point, blow, isFelt: run.wasKilled || wasTold, faults };
  });
