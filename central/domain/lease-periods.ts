import type { Envelope } from '../api/sync.ts';
import { insufficient, type AuthorityCheck } from './authority/check.ts';

/** A time for which a machine was allowed to work without asking. RFC 3339 in UTC. */
export type LeasePeriod = { readonly fromAt: string; readonly untilAt: string };

/** Clocks that agree never agree to the second. */
export const toleranceMs = 2 * 60_000;

/**
 * Why the machine's lease does not carry what was done, or null. What was done after a lease had run out goes to a person, whatever the
 * desk let through (protocol.md, rule 9 and I10): acts into review, what grants something back to its desk. A time before the first lease
 * tells of a clock, not of a machine without one.
 */
export const leaseFault = (
  { authority, madeAt }: Envelope,
  { leasePeriods, now }: { readonly leasePeriods: readonly LeasePeriod[]; readonly now: string },
): AuthorityCheck | null => {
  const at = Math.min(Date.parse(authority?.decidedAt ?? madeAt), Date.parse(now));
  const begun = leasePeriods.filter(({ fromAt }) => Date.parse(fromAt) - toleranceMs <= at);
  const isCovered =
    begun.length === 0 || begun.some(({ untilAt }) => at <= Date.parse(untilAt) + toleranceMs);
  return isCovered ? null : insufficient('the lease of the machine had run out');
};
