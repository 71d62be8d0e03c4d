import { createHash } from 'node:crypto';
import { type PersonBundle } from '../../../../central/population/bundle.ts';
import { generatePopulation, type PopulationPlan } from '../../../../central/population/generate.ts';

export const plan: PopulationPlan = { seed: 'test', size: 2000, today: '2026-11-21' };

export const countryOf = (changes: Partial<PopulationPlan>): readonly PersonBundle[] => [
  ...generatePopulation({ ...plan, ...changes }),
];

export const country = countryOf({});

export const hashOf = (bundles: Iterable<PersonBundle>): string => {
  const hash = createHash('sha256');
  for (const bundle of bundles) hash.update(`${JSON.stringify(bundle)}\n`);
  return hash.digest('base64url');
};

/** Fails loudly instead of handing on nothing. */
export const bundleOf = (bundles: readonly PersonBundle[], personId: string): PersonBundle => {
  const found = bundles.find(({ person }) => person.personId === personId);
  if (found === undefined) throw new Error(`nobody has the id ${personId}`);
  return found;
};
