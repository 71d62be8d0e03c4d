import type { Bug } from './bugs.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

/** The fewest steps that still break the same thing: halves first, then single ones. */
export const shrink = async (scenario: Scenario, bug: Bug = {}): Promise<Scenario> => {
  let smallest = scenario;
  for (let size = Math.ceil(scenario.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < smallest.steps.length;) {
      const steps = [...smallest.steps.slice(0, at), ...smallest.steps.slice(at + size)];
      const candidate = { ...smallest, steps };
      const { breach } = await runScenario(candidate, bug);
      if (breach === null) at += size;
      else smallest = candidate;
    }
  }
  return smallest;
};
