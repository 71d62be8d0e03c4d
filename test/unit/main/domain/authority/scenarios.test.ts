import { describe, expect, test } from 'vitest';
import type { AuthorityAnswer } from '../../../../../preload/contract/authority.ts';
import { answerTo, type Scenario } from './scenario.ts';
import { familyScenarios } from './scenarios-family.ts';
import { mandateScenarios } from './scenarios-mandates.ts';
import { deskScenarios } from './scenarios-desk.ts';

const themes: readonly (readonly [string, readonly Scenario[]])[] = [
  ['mandates', mandateScenarios],
  ['families, guardians and courts', familyScenarios],
  ['the desk, proofs and emergencies', deskScenarios],
];

const codesOf = (coded: readonly { readonly code: string }[]): readonly string[] =>
  coded.map(({ code }) => code);

/** The answer as far as the scenario speaks of it. */
const toldBy = (answer: AuthorityAnswer, { expect: wanted }: Scenario) =>
  answer.outcome === 'refuse'
    ? { lacks: codesOf(answer.missing) }
    : {
        ground: answer.ground,
        captured: codesOf(answer.provisional),
        ...('owes' in wanted ? { owes: codesOf(answer.obligations) } : {}),
      };

const wantedOf = ({ expect: wanted }: Scenario) => ('lacks' in wanted ? wanted : { captured: [], ...wanted });

describe.each(themes)('%s', (_, scenarios) => {
  test.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_title, scenario) => {
    expect(toldBy(answerTo(scenario), scenario)).toEqual(wantedOf(scenario));
  });
});

test('there are at least sixty scenarios, each under a title of its own', () => {
  const titles = themes.flatMap(([, scenarios]) => scenarios.map(({ title }) => title));
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThanOrEqual(60);
});
