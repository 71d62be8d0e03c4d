import type { Log } from '../../platform/log.ts';
import type { ReadDb, Vault } from '../open.ts';
import { readBytes } from '../queries/blobs.ts';
import { lastLostReceipt } from '../queries/bring-again.ts';
import {
  hasUnsentWork,
  lastDeviceSequence,
  listBlobsNamedBy,
  listBlobsOfUnsent,
  listUnsentAfter,
  listUnsentIds,
} from '../queries/journal-work.ts';
import type { Journal, JournalWork } from './journal-file.ts';

export type JournaledVault = Vault & {
  /** False where the second file could not be written: what was saved lies in the vault alone until it can. */
  readonly hasSecondCopy: () => boolean;
};

/** How many transactions may go by before it is counted again how much of the journal has been confirmed. */
const countEvery = 200;

/**
 * The two-file rule: when `transact` returns, the unsent work of the vault lies in the journal too, with the attachments that it names. It
 * looks at the state and not at what the transaction did, so a crash between the two files, a journal that was lost and a disk that was full
 * for a while are all mended by the next transaction, and by opening; so is a journal of an older version, which held no attachments.
 */
export const withJournal = (vault: Vault, journal: Journal, log: Log): JournaledVault => {
  const catchUp = createCatchUp(vault, journal);
  let isWhole = true;
  let transactionsSinceCount = 0;

  /** What central has confirmed goes when nothing waits any more, or when it is more than what waits. */
  const sweep = (): void => {
    if (journal.isEmpty()) return;
    transactionsSinceCount += 1;
    const isTimeToCount = transactionsSinceCount >= countEvery;
    if (!isTimeToCount && hasUnsentWork(vault.read)) return;
    transactionsSinceCount = 0;
    const unsent = { envelopeIds: listUnsentIds(vault.read), blobs: listBlobsOfUnsent(vault.read) };
    const needed = journal.bytesOf(unsent);
    if (journal.bytes() - needed > needed) journal.keepOnly(unsent);
  };

  const keep = (): void => {
    try {
      isWhole = false;
      catchUp();
      isWhole = true;
      // Where this fails, more lies in the journal than need be: nothing is missing.
      sweep();
    } catch (error) {
      log.error(isWhole ? 'journal/not-swept' : 'journal/not-written', { error });
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
    expectMuch: vault.expectMuch,
    hasSecondCopy: () => isWhole,
  };
};

/** Appends what is unsent and not in the journal yet. */
const createCatchUp = ({ read }: Vault, journal: Journal): (() => void) => {
  /** Highest device sequence that is known to lie in the journal; 0: look at everything that is unsent. */
  let kept = 0;
  /** Work whose receipt was lost since has to lie there again, however old it is. */
  let lost = 0;
  return () => {
    const last = lastDeviceSequence(read);
    const lostSince = lastLostReceipt(read);
    if (last <= kept && lostSince === lost) return;
    const after = lostSince === lost ? kept : 0;
    const missing = workAfter(read, after).filter((work) => !isIn(journal, work));
    if (missing.length > 0) journal.append(missing);
    kept = last;
    lost = lostSince;
  };
};

/** Unsent work after that place, with its attachments where they lie. */
const workAfter = (db: ReadDb, deviceSequence: number): readonly JournalWork[] =>
  listUnsentAfter(db, deviceSequence).map((work) => ({
    ...work,
    blobs: listBlobsNamedBy(db, work.envelopeId).map(({ blobId, ...blob }) => ({
      ...blob,
      read: (from: number, length: number) => readBytes(db, { blobId, from, length }),
    })),
  }));

const isIn = (journal: Journal, { envelopeId, blobs }: JournalWork): boolean =>
  journal.has(envelopeId) && blobs.every(journal.hasBlob);
