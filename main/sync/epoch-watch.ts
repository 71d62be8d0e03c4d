import type { Vault } from '../vault/open.ts';
import { findHeardEpoch, noteHeardEpoch } from '../vault/queries/epochs.ts';

/** What this machine knows of the epoch that central is in. */
export type EpochWatch = {
  /** Null before central has said it. */
  readonly heard: () => string | null;
  readonly hear: (epoch: string) => void;
};

/**
 * Keeps which epoch central says it is in: where it is another one, what central lost is owed to it (`reconcile.ts`). Hearing never throws:
 * what a full disk does not take now is heard with the next answer.
 */
export const createEpochWatch = (vault: Vault): EpochWatch => ({
  heard: () => findHeardEpoch(vault.read),
  hear: (epoch) => {
    try {
      if (findHeardEpoch(vault.read) !== epoch) vault.transact((db) => noteHeardEpoch(db, epoch));
    } catch {
      // The answer that brought it counts all the same.
    }
  },
});
