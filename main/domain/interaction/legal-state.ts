import type { LegalState } from '../../../preload/contract/values.ts';

/** Where a piece of completed work stands on its way to central (protocol.md). */
export type OutboxState = 'waiting' | 'sending' | 'receipted' | 'parked';

/**
 * How far work has come in law. Only central's receipt makes it `sent`, and only central's word that it took effect makes it
 * `effective`: a request on its way is still only captured here.
 */
export const legalStateOf = (item: {
  readonly outboxState: OutboxState;
  /** RFC 3339; null until central says that it took effect. */
  readonly effectiveAt: string | null;
}): LegalState => {
  if (item.effectiveAt !== null) return 'effective';
  switch (item.outboxState) {
    case 'waiting':
    case 'sending':
      return 'captured';
    case 'receipted':
      return 'sent';
    case 'parked':
      return 'parked';
  }
};
