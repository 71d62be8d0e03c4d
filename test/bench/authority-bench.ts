import { decideAuthority } from '../../main/domain/authority/decide-authority.ts';
import { facts, now, request } from '../unit/main/domain/authority/situations.ts';
import { deskScenarios } from '../unit/main/domain/authority/scenarios-desk.ts';
import { familyScenarios } from '../unit/main/domain/authority/scenarios-family.ts';
import { mandateScenarios } from '../unit/main/domain/authority/scenarios-mandates.ts';

export type AuthorityFigures = {
  readonly scenarios: number;
  readonly decisions: number;
  readonly decisionsPerSecond: number;
  /** Share of the scenarios that end in a permit. */
  readonly permitted: number;
};

const secondsMeasured = 2;

/** Decisions on one core, over every scenario of the tests in turn: permits and refusals as they come at a desk. */
export const benchAuthority = (): AuthorityFigures => {
  const asked = [...mandateScenarios, ...familyScenarios, ...deskScenarios].map((scenario) => ({
    request: request(scenario.asked),
    facts: facts({ mandates: [], ...scenario.known }),
  }));
  const round = (): number =>
    asked.filter((each) => decideAuthority(each.request, each.facts, now).outcome === 'permit').length;
  for (let warming = 0; warming < 50; warming += 1) round();
  const permitted = round() / asked.length;
  const startedAt = performance.now();
  let decisions = 0;
  while (performance.now() - startedAt < secondsMeasured * 1000) {
    round();
    decisions += asked.length;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    scenarios: asked.length,
    decisions,
    decisionsPerSecond: Math.round(decisions / seconds),
    permitted: Number(permitted.toFixed(2)),
  };
};
