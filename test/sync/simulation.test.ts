import { describe, expect, test } from 'vitest';
import { bugs, type Bug } from '../simulation/bugs.ts';
import { runScenario } from '../simulation/run-scenario.ts';
import { makeScenario } from '../simulation/scenario.ts';
import { shrink } from '../simulation/shrink.ts';

const worlds = 200;
/** A bug that needs much to come together is looked for a little longer. */
const mostWorlds = 400;

/** The first of so many worlds in which something is found; null where nothing is. */
const findFirst = async (bug: Bug, within: number): Promise<string | null> => {
  for (let seed = 1; seed <= within; seed += 1) {
    const { breach } = await runScenario(makeScenario(seed), bug);
    if (breach !== null) return breach;
  }
  return null;
};

describe('many workstations, a bad network, crashes, full disks, wrong clocks and revocations', () => {
  test(`no invariant breaks in ${worlds} worlds`, { timeout: 120_000 }, async () => {
    expect(await findFirst({}, worlds)).toBe(null);
  });

  test('the same seed plays the same world, to the last letter', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const scenario = makeScenario(seed);
      const first = await runScenario(scenario);
      expect(await runScenario(makeScenario(seed))).toEqual(first);
    }
  });

  test('a broken world shrinks to the few steps that matter', { timeout: 120_000 }, async () => {
    const bug = bugs['an item that central refused is deleted'];
    for (let seed = 1; seed <= worlds; seed += 1) {
      const scenario = makeScenario(seed);
      if ((await runScenario(scenario, bug)).breach === null) continue;
      const small = await shrink(scenario, bug);
      expect(small.steps.map(({ kind }) => kind)).toEqual(['poison']);
      return;
    }
    throw new Error('no world broke');
  });
});

describe('a bug that others have shipped is found', () => {
  test.each(Object.entries<Bug>(bugs))('%s', { timeout: 120_000 }, async (_, bug) => {
    expect(await findFirst(bug, mostWorlds)).not.toBe(null);
  });
});
