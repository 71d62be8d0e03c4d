import type { Bug } from '../simulation/bugs.ts';
import { runScenario } from '../simulation/run-scenario.ts';
import { makeScenario } from '../simulation/scenario.ts';

/** The first so many worlds of the simulator: enough for each of its bugs to show. */
const worlds = 40;

/** The first invariant that breaks in one of them, with its seed. */
export const inWorlds = async (bug: Bug | null): Promise<string | null> => {
  for (let seed = 1; seed <= worlds; seed += 1) {
    const { breach } = await runScenario(makeScenario(seed), bug ?? {});
    if (breach !== null) return `seed ${seed}: ${breach}`;
  }
  return null;
};
