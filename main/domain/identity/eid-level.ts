import type { AssuranceLevel } from '../../../preload/contract/values.ts';
import { lowerOf } from './levels.ts';

/** Authentication context of the national eID (Danish NSIS) and of eIDAS nodes (Implementing Regulation (EU) 2015/1502). */
export const acrValues = {
  national: {
    high: 'https://data.gov.dk/concept/core/nsis/loa/High',
    substantial: 'https://data.gov.dk/concept/core/nsis/loa/Substantial',
    low: 'https://data.gov.dk/concept/core/nsis/loa/Low',
  },
  eidas: {
    high: 'http://eidas.europa.eu/LoA/high',
    substantial: 'http://eidas.europa.eu/LoA/substantial',
    low: 'http://eidas.europa.eu/LoA/low',
  },
} as const;

export type EidProvider = keyof typeof acrValues;

/** What an `acr` claim is worth; a value that is not the provider's proves nothing. `best` is what the method may give here. */
export const levelOfAcr = (
  acr: unknown,
  { provider, best }: { readonly provider: EidProvider; readonly best: AssuranceLevel },
): AssuranceLevel => {
  const values = acrValues[provider];
  const levels = ['high', 'substantial', 'low'] as const;
  const level = levels.find((each) => values[each] === acr);
  return level === undefined ? 'none' : lowerOf(level, best);
};
