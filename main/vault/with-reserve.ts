import type { JournaledVault } from './journal/journaled-vault.ts';
import type { Vault } from './open.ts';
import { vaultProblemOf } from './vault-problem.ts';

export type Room = {
  /** Frees what is kept aside; false where nothing is. */
  readonly giveUp: () => boolean;
  /** The same, but only where the disk is full. */
  readonly giveUpIfFull: () => boolean;
};

/**
 * The vault for what staff do: where the disk has no room for it, the reserve makes some and it is tried once more, and so is its second
 * copy. What comes from central goes by the vault itself, and takes nothing of it.
 */
export const withReserve = (vault: JournaledVault, { giveUp, giveUpIfFull }: Room): JournaledVault => {
  const transact: Vault['transact'] = (work) => {
    try {
      return vault.transact(work);
    } catch (error) {
      if (vaultProblemOf(error)?.code !== 'vault/disk-full' || !giveUp()) throw error;
      return vault.transact(work);
    }
  };
  return {
    ...vault,
    transact: (work) => {
      const result = transact(work);
      // Any transaction writes to the second file what is missing there.
      if (!vault.hasSecondCopy() && giveUpIfFull()) vault.transact(() => undefined);
      return result;
    },
  };
};
