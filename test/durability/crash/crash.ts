import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleChildren } from '../../helpers/bundle-child.ts';
import { startCentralOfRuns, type CentralOfRuns } from '../desk/central.ts';
import { runScenario, type Plan, type Workshop } from './rounds.ts';
import { startFrom } from './run-child.ts';
import { scenarios } from './scenarios/all.ts';
import { whyNoStrace } from './strace.ts';
import { countsOf, printTable, type Tally } from './table.ts';

/**
 * `npm run test:crash -- [--kills N] [--refusals N] [--images N] [--seed S] [--only SCENARIO]`: the process is killed at its writes, its writes are refused, and
 * its power is cut. Prints counts and whatever was lost or broken; ends with 1 if there was any. The whole: 5000, 2000 and 100000.
 */
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const run = async (
  plan: Plan,
  only: string | undefined,
  workshop: Omit<Workshop, 'tally'>,
): Promise<boolean> => {
  const began = performance.now();
  const tally: Tally = new Map();
  const broken: string[] = [];
  const chosen = scenarios.filter(({ name }) => only === undefined || name === only);
  const withImages = chosen.filter(({ hasImages }) => hasImages);
  const share = {
    ...plan,
    kills: Math.ceil(plan.kills / chosen.length),
    refusals: Math.ceil(plan.refusals / chosen.length),
    images: Math.ceil(plan.images / Math.max(1, withImages.length)),
  };
  for (const scenario of chosen) {
    const found = await runScenario(scenario, share, { ...workshop, tally });
    broken.push(...found);
    const came = found.length === 0 ? 'nothing lost, nothing broken' : `${found.length} broken`;
    say(
      `${scenario.name}: ${countsOf(tally, scenario.name)}: ${came} (${((performance.now() - began) / 1000).toFixed(0)} s)`,
    );
  }
  say('');
  printTable(tally, say);
  for (const each of broken.slice(0, 20)) say(`\n${each}`);
  const lost = broken.filter((each) => each.includes('LOST')).length;
  say(`\nlost: ${lost}   otherwise broken: ${broken.length - lost}   (seed ${plan.seed})`);
  return broken.length === 0;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '50' },
      refusals: { type: 'string', default: '36' },
      images: { type: 'string', default: '800' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
    },
  });
  const hindrance = whyNoStrace();
  if (hindrance !== null) {
    say(`NOT RUN: ${hindrance}`);
    return;
  }
  const [child, imageWorker] = ['./child.ts', './image-worker.ts'].map((name) =>
    fileURLToPath(new URL(name, import.meta.url)),
  ) as [string, string];
  // What a child compiles is kept for the next one; a killed one keeps nothing, but each scenario begins with one that is not.
  const programs = await bundleChildren([child, imageWorker]);
  startFrom(programs.fileOf(child));
  let started: Promise<CentralOfRuns> | null = null;
  const central = (): Promise<CentralOfRuns> => (started ??= startCentralOfRuns());
  const began = performance.now();
  try {
    const [kills, refusals, images, seed] = [values.kills, values.refusals, values.images, values.seed].map(
      Number,
    );
    const plan = { kills: kills ?? 0, refusals: refusals ?? 0, images: images ?? 0, seed: seed ?? 1 };
    if (!(await run(plan, values.only, { tools: { central }, imageWorker: programs.fileOf(imageWorker) })))
      process.exitCode = 1;
  } finally {
    await (started as Promise<CentralOfRuns> | null)?.then((world) => world.close());
    programs.remove();
  }
  say(`${((performance.now() - began) / 1000).toFixed(0)} s`);
};

await main();
