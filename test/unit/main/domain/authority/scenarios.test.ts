import { describe, expect, test } from 'vitest';
import { answerTo, type Scenario } from './scenario.ts';
import { familyScenarios } from './scenarios-family.ts';
import { mandateScenarios } from './scenarios-mandates.ts';
import { deskScenarios } from './scenarios-desk.ts';

const themes: readonly (readonly [string, readonly Scenario[]])[] = [
  ['mandates', mandateScenarios],
  ['families, guardians and courts', familyScenarios],
  ['the desk, proofs and emergencies', deskScenarios],
];

describe.each(themes)('%s', (_, scenarios) => {
  test.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_title, scenario) => {
    const answer = answerTo(scenario);
    const { expect: wanted } = scenario;
    if ('lacks' in wanted) {
      expect(answer.outcome === 'refuse' ? answer.missing.map(({ code }) => code) : answer).toEqual(
        wanted.lacks,
      );
      return;
    }
    if (answer.outcome === 'refuse')
      throw new Error(`refused: ${answer.missing.map(({ code }) => code).join()}`);
    expect(answer.ground).toBe(wanted.ground);
    expect(answer.provisional.map(({ code }) => code)).toEqual(wanted.captured ?? []);
    if (wanted.owes) expect(answer.obligations.map(({ code }) => code)).toEqual(wanted.owes);
  });
});

test('there are at least sixty scenarios, each under a title of its own', () => {
  const titles = themes.flatMap(([, scenarios]) => scenarios.map(({ title }) => title));
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThanOrEqual(60);
});
