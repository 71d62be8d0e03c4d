import type { Provenance } from '../../preload/contract/values.ts';

/** The provenance that all of these have in common, so that it is said once for all of them; null where they differ. */
export const sharedProvenance = (all: readonly Provenance[]): Provenance | null => {
  const [first, ...others] = all;
  if (first === undefined) return null;
  const isSame = ({ source, asOf, isCached }: Provenance): boolean =>
    source === first.source && asOf === first.asOf && isCached === first.isCached;
  return others.every(isSame) ? first : null;
};
