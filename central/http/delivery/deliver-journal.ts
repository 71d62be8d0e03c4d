import type { JournalAnswer } from '../../api/journal.ts';
import { deliverSealed, type SealedDelivery, type SealedOutcome } from './deliver-sealed.ts';

/** Keeps and judges what lies in the journal of a machine that was lost. One answer for each frame, in order. */
export const deliverJournal = async (
  sealed: readonly Buffer[],
  delivery: SealedDelivery,
): Promise<JournalAnswer['results']> => (await deliverSealed(sealed, delivery)).map(resultOf);

const resultOf = (delivered: SealedOutcome): JournalAnswer['results'][number] => {
  if (delivered === null) return 'unreadable';
  return delivered.kind === 'work' ? delivered.outcome.outcome : delivered.result;
};
