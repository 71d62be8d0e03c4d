import type { JournalAnswer } from '../../api/journal.ts';
import type { Gateway } from '../gateway.ts';
import type { Delivery } from './deliver-batch.ts';
import { deliverSealed } from './deliver-sealed.ts';

/** Judges what lies in the journal of a machine that was lost. One answer for each record, in order. */
export const deliverJournal = async (
  sealed: readonly Buffer[],
  gateway: Gateway,
  reportBug: Delivery['reportBug'],
): Promise<JournalAnswer['results']> =>
  (await deliverSealed(sealed, { gateway, reportBug })).map(
    (delivered) => delivered?.outcome.outcome ?? 'unreadable',
  );
