import type { StatusLine } from '../../../preload/contract/outbox.ts';

/** What only a person can settle. */
export type Need =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'parked'; readonly count: number }
  | { readonly kind: 'upgrade' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'lease'; readonly until: string };

/** A lease is worth a word when its end is nearer than this and nothing renews it. */
export const leaseWarningMs = 24 * 3_600_000;

/** What needs the staff member now, the most pressing first. */
export const needsOf = (line: StatusLine, nowMs: number): readonly Need[] => {
  const needs: Need[] = [];
  if (line.unreadable > 0) needs.push({ kind: 'unreadable' });
  if (line.parked > 0) needs.push({ kind: 'parked', count: line.parked });
  if (line.connection === 'sign-in-needed') needs.push({ kind: 'sign-in' });
  if (line.connection === 'upgrade-needed') needs.push({ kind: 'upgrade' });
  const isEnding = line.leaseUntil !== null && new Date(line.leaseUntil).getTime() - nowMs < leaseWarningMs;
  if (isEnding && line.leaseUntil !== null && line.connection !== 'online') {
    needs.push({ kind: 'lease', until: line.leaseUntil });
  }
  return needs;
};
