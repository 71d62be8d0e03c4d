import type { JournalAnswer } from '../../api/journal.ts';
import { carriedWordOf, deliverSealed, type SealedDelivery, type SealedOutcome } from './deliver-sealed.ts';
import { tellOfCarried } from './tell-of-carried.ts';

/** Keeps and judges what lies in the journal of a machine that was lost. One answer for each frame, in order. */
export const deliverJournal = async (
  sealed: readonly Buffer[],
  delivery: SealedDelivery,
): Promise<JournalAnswer['results']> => (await deliverSealed(sealed, delivery)).map(resultOf);

/** The same for a machine of this centre, which is told what did not take effect. */
export const answerJournal = async (
  sealed: readonly Buffer[],
  { centreId, ...delivery }: SealedDelivery & { readonly centreId: string },
): Promise<JournalAnswer> => {
  const delivered = await deliverSealed(sealed, delivery);
  const { told, settled } = await tellOfCarried(delivery.gateway.database, delivered, centreId);
  return { results: delivered.map(resultOf), told, settled };
};

const resultOf = (delivered: SealedOutcome): JournalAnswer['results'][number] => {
  if (delivered === null) return 'unreadable';
  return delivered.kind === 'work' ? carriedWordOf(delivered.outcome) : delivered.result;
};
