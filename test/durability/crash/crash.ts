import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCentralOfRuns, type CentralOfRuns } from '../desk/central.ts';
import { runScenario, type Plan } from './rounds.ts';
import { runChild } from './run-child.ts';
import type { ParentTools } from './scenario.ts';
import { scenarios } from './scenarios/all.ts';
import { whyNoStrace } from './strace.ts';
import { printTable, type Tally } from './table.ts';

/**
 * `npm run test:crash -- [--kills N] [--refusals N] [--images N] [--seed S] [--only SCENARIO]`: the process is killed at its writes, its writes are refused, and
 * its power is cut. Prints counts and whatever was lost or broken; ends with 1 if there was any. The whole: 5000, 2000 and 100000.
 */
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const run = async (plan: Plan, only: string | undefined, tools: ParentTools): Promise<boolean> => {
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
    const found = await runScenario(scenario, share, { tools, tally });
    broken.push(...found);
    say(
      `${scenario.name}: ${found.length === 0 ? 'nothing lost, nothing broken' : `${found.length} broken`}`,
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
  // What a child compiles is kept for the next one; a killed one keeps nothing, so the first is left alone.
  const cache = mkdtempSync(join(tmpdir(), 'counterpart-compiled-'));
  process.env['NODE_COMPILE_CACHE'] = cache;
  let started: Promise<CentralOfRuns> | null = null;
  const central = (): Promise<CentralOfRuns> => (started ??= startCentralOfRuns());
  const began = performance.now();
  try {
    await runChild('keys and PINs', { folder: cache, seed: 0 }, null);
    const [kills, refusals, images, seed] = [values.kills, values.refusals, values.images, values.seed].map(
      Number,
    );
    const plan = { kills: kills ?? 0, refusals: refusals ?? 0, images: images ?? 0, seed: seed ?? 1 };
    if (!(await run(plan, values.only, { central }))) process.exitCode = 1;
  } finally {
    await (started as Promise<CentralOfRuns> | null)?.then((world) => world.close());
    rmSync(cache, { recursive: true, force: true });
  }
  say(`${((performance.now() - began) / 1000).toFixed(0)} s`);
};

await main();
