import type { CourtOrderFact, RelationFact } from './facts.ts';

/** A fact with a first and a last day (`YYYY-MM-DD`) counts on both; null is open. */
export const isInForce = (from: string | null, until: string | null, today: string): boolean =>
  (from === null || from <= today) && (until === null || until >= today);

export const relationInForce = ({ from, until }: RelationFact, today: string): boolean =>
  isInForce(from, until, today);

export const orderInForce = ({ madeOn, validUntil }: CourtOrderFact, today: string): boolean =>
  isInForce(madeOn, validUntil, today);
