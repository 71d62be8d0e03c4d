import { beginEpoch, findEpoch, settleFirst } from '../store/queries/epochs.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say } from './say.ts';

/**
 * Begins another epoch by hand. A gateway notices by itself that its database was recovered, promoted or read in elsewhere; one that was put
 * back in its place (the whole disk, or a dump over it) looks the same as before, at best until a desk comes that has read further.
 */
export const noteRestored = async (flags: Flags): Promise<void> => {
  await visitDatabase(flags, async (database) => {
    await settleFirst(database);
    const { epochId } = await findEpoch(database);
    await beginEpoch(database, { after: epochId, cause: 'operator', noticedBy: null, at: new Date() });
    say('Noted. With its next pull each workstation brings again what is missing here.');
  });
};
