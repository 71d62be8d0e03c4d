import type { Log } from '../../platform/log.ts';
import type { Vault } from '../open.ts';
import {
  hasUnsentWork,
  lastDeviceSequence,
  listUnsentAfter,
  listUnsentIds,
} from '../queries/journal-work.ts';
import type { Journal } from './journal-file.ts';

export type JournaledVault = Vault & {
  /** False where the second file could not be written: what was saved lies in the vault alone until it can. */
  readonly hasSecondCopy: () => boolean;
};

/** How many transactions may go by before it is counted again how much of the journal has been confirmed. */
const countEvery = 200;

/**
 * The two-file rule: when `transact` returns, the unsent work of the vault lies in the journal too. It looks at the state and not at what
 * the transaction did, so a crash between the two files, a journal that was lost and a disk that was full for a while are all mended by
 * the next transaction, and by opening.
 */
export const withJournal = (vault: Vault, journal: Journal, log: Log): JournaledVault => {
  /** Highest device sequence that is known to lie in the journal; 0: look at everything that is unsent. */
  let kept = 0;
  let isWhole = true;
  let transactionsSinceCount = 0;

  const catchUp = (): void => {
    const last = lastDeviceSequence(vault.read);
    if (last > kept) {
      const missing = listUnsentAfter(vault.read, kept).filter(({ envelopeId }) => !journal.has(envelopeId));
      if (missing.length > 0) journal.append(missing);
      kept = last;
    }
    sweep();
  };

  /** What central has confirmed goes when nothing waits any more, or when it is more than what waits. */
  const sweep = (): void => {
    if (journal.size() === 0) return;
    transactionsSinceCount += 1;
    const isTimeToCount = transactionsSinceCount >= countEvery;
    if (!isTimeToCount && hasUnsentWork(vault.read)) return;
    transactionsSinceCount = 0;
    const unsent = listUnsentIds(vault.read);
    if (unsent.length === 0 || journal.size() - unsent.length > unsent.length) journal.keepOnly(unsent);
  };

  const keep = (): void => {
    try {
      catchUp();
      isWhole = true;
    } catch (error) {
      isWhole = false;
      log.error('journal/not-written', { error });
    }
  };

  keep();
  return {
    read: vault.read,
    transact: (work) => {
      const result = vault.transact(work);
      keep();
      return result;
    },
    close: () => {
      journal.close();
      vault.close();
    },
    hasSecondCopy: () => isWhole,
  };
};
