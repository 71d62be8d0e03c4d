import type { Log } from '../../platform/log.ts';
import type { ReadDb, Vault } from '../open.ts';
import { readBytes } from '../queries/blobs.ts';
import { lastLostReceipt } from '../queries/bring-again.ts';
import {
  endsOther,
  hasUnsentWork,
  lastDeviceSequence,
  listBlobsNamedBy,
  listBlobsOfUnsent,
  listEndedIds,
  listUnsentAfter,
  listUnsentIds,
} from '../queries/journal-work.ts';
import type { Journal, JournalWork, Kept } from './journal-file.ts';

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
  const sweep = createSweep(vault, journal);
  let isWhole = true;

  const keep = (): void => {
    try {
      isWhole = false;
      const added = catchUp();
      isWhole = true;
      // Where this fails, more lies in the journal than need be: nothing is missing.
      sweep(added);
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

/** Appends what is unsent and not in the journal yet, and answers it. */
const createCatchUp = ({ read }: Vault, journal: Journal): (() => readonly JournalWork[]) => {
  /** Highest device sequence that is known to lie in the journal; 0: look at everything that is unsent. */
  let kept = 0;
  /** Work whose receipt was lost since has to lie there again, however old it is. */
  let lost = 0;
  return () => {
    const last = lastDeviceSequence(read);
    const lostSince = lastLostReceipt(read);
    if (last <= kept && lostSince === lost) return [];
    const after = lostSince === lost ? kept : 0;
    const missing = workAfter(read, after).filter((work) => !isIn(journal, work));
    if (missing.length > 0) journal.append(missing);
    kept = last;
    lost = lostSince;
    return missing;
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

/** Takes out of the journal what need not lie there any more; called with what was added. */
const createSweep = ({ read }: Vault, journal: Journal): ((added: readonly JournalWork[]) => void) => {
  let mayHoldEnded = true;
  let transactionsSinceCount = 0;
  const unsent = (): Kept => ({ envelopeIds: listUnsentIds(read), blobs: listBlobsOfUnsent(read) });

  /** What was ended goes as soon as what ended it lies here too: brought from here it would be judged, and might take effect. */
  const dropEnded = (): void => {
    if (!journal.isEmpty() && listEndedIds(read).some(journal.has)) journal.keepOnly(unsent());
    mayHoldEnded = false;
  };

  /** What central has confirmed goes when nothing waits any more, or when it is more than what waits. */
  const dropConfirmed = (): void => {
    if (journal.isEmpty()) return;
    transactionsSinceCount += 1;
    const isTimeToCount = transactionsSinceCount >= countEvery;
    if (!isTimeToCount && hasUnsentWork(read)) return;
    transactionsSinceCount = 0;
    const kept = unsent();
    const needed = journal.bytesOf(kept);
    if (journal.bytes() - needed > needed) journal.keepOnly(kept);
  };

  return (added) => {
    mayHoldEnded ||= added.some(({ envelopeId }) => endsOther(read, envelopeId));
    if (mayHoldEnded) dropEnded();
    dropConfirmed();
  };
};
