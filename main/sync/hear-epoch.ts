import type { Vault } from '../vault/open.ts';
import { findHeardEpoch, noteHeardEpoch } from '../vault/queries/epochs.ts';

/**
 * Keeps which epoch central says it is in: where it is another one, what central lost is owed to it (`reconcile.ts`). Never throws: what a
 * full disk does not take now is heard with the next answer.
 */
export const hearEpoch =
  (vault: Vault) =>
  (epoch: string): void => {
    try {
      if (findHeardEpoch(vault.read) !== epoch) vault.transact((db) => noteHeardEpoch(db, epoch));
    } catch {
      // The answer that brought it counts all the same.
    }
  };
