import { feedVersion, type RefillAnswer } from '../../central/api/refill.ts';
import type { Vault } from '../vault/open.ts';
import { findCursor, findFeedVersion, saveCursor, saveFeedVersion } from '../vault/queries/sync-state.ts';
import type { Answer } from './answer.ts';

type Keeper = {
  readonly vault: Vault;
  readonly transport: {
    readonly refill: (cursor: string, signal: AbortSignal) => Promise<Answer<RefillAnswer>>;
  };
};

/**
 * What an earlier version passed over, because it did not know the field yet, comes once this one can read it (protocol.md, rule 10).
 * Answers the function to call after a pull: where this vault was filled by another version of the feed, central is asked for everybody
 * once more, from the place that was reached, and the pulls that follow bring them. A central that cannot is asked with the next life.
 */
export const keepFilled = ({ vault, transport }: Keeper): ((signal: AbortSignal) => Promise<void>) => {
  let isSettled = false;
  return async (signal) => {
    if (isSettled) return;
    const reached = findCursor(vault.read);
    if (reached === '') return;
    if (findFeedVersion(vault.read) !== feedVersion) {
      const answer = await transport.refill(reached, signal);
      if (answer.kind !== 'answered' && answer.kind !== 'refused') return;
      if (answer.kind === 'answered')
        vault.transact((db) => {
          saveCursor(db, answer.value.cursor);
          saveFeedVersion(db, feedVersion);
        });
    }
    isSettled = true;
  };
};
