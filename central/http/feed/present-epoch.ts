import { whyItEnded, type Epoch } from '../../domain/epoch.ts';
import { beginEpoch, findEpoch } from '../../store/queries/epochs.ts';
import type { Gateway } from '../gateway.ts';
import type { AskedCursor } from './sealed-cursor.ts';

/**
 * The epoch that a call is answered in. Where the database turns out to have been put back from a copy, by where it lives or by a cursor of
 * ours that is ahead of it, another one begins here.
 */
export const presentEpoch = async (
  { database, clock }: Pick<Gateway, 'database' | 'clock'>,
  asked: AskedCursor | null,
  deviceId: string | null = null,
): Promise<Epoch> => {
  const epoch = await findEpoch(database);
  const cause = whyItEnded(epoch, asked?.isProven === true ? asked.cursor : null);
  if (cause === null) return epoch;
  const noticedBy = cause === 'cursor-ahead' ? deviceId : null;
  return beginEpoch(database, { after: epoch.epochId, cause, noticedBy, at: clock() });
};
