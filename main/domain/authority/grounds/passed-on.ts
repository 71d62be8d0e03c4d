import type { Provenance } from '../../../../preload/contract/values.ts';
import type { MandateFact } from '../facts.ts';

/** A mandate of the subject, and the one by which its attorney passed it on. */
export type Chain = { readonly first: MandateFact; readonly link: MandateFact };

/**
 * What a chain is worth: the mandate that the subject gave, no longer than both links last, no fresher than the older one, and within the
 * words of both.
 */
export const narrowed = ({ first, link }: Chain): MandateFact => ({
  ...first,
  validUntil: earlierEnd(first.validUntil, link.validUntil),
  restrictions: [first.restrictions.trim(), link.restrictions.trim()]
    .filter((text) => text !== '')
    .join('\n'),
  provenance: olderOf(first.provenance, link.provenance),
});

const earlierEnd = (one: string | null, other: string | null): string | null => {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
};

const olderOf = (one: Provenance, other: Provenance): Provenance => ({
  ...(Date.parse(one.asOf) <= Date.parse(other.asOf) ? one : other),
  isCached: one.isCached || other.isCached,
});
