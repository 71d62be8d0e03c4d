import type { SignedEnvelope } from '../../api/sync.ts';
import { lostBefore } from '../../domain/epoch.ts';
import { problemOf } from '../../domain/problem.ts';
import { inTransaction } from '../../store/database.ts';
import type { Device } from '../../store/queries/devices.ts';
import { noteClocksAndGaps } from '../../store/queries/device-honesty.ts';
import { findEnvelopes, insertEnvelopes, markEnded, takeSequences } from '../../store/queries/envelopes.ts';
import { findEpoch } from '../../store/queries/epochs.ts';
import type { Gateway } from '../gateway.ts';
import { readSigned } from './read-signed.ts';

const answer = { outcome: 'refused', problem: problemOf('work/withdrawn', 'ended at its desk') } as const;

/**
 * Takes in what a machine had put aside and ended before this database was put back from a copy. It is never judged, since it might take
 * effect by now; it is here again, the chain of its machine is whole, and what follows it in its lane does not wait for it. What cannot be
 * read, or is known, is passed over, and so is everything where the database was never put back.
 */
export const keepEnded = async (
  { database, clock }: Gateway,
  device: Device,
  ended: readonly SignedEnvelope[],
): Promise<void> => {
  if (ended.length === 0 || lostBefore(await findEpoch(database)) === null) return;
  const readings = await readSigned(ended, device);
  await inTransaction(database, async (db) => {
    const readable = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
    const known = await findEnvelopes(
      db,
      readable.map(({ envelope }) => envelope.id),
    );
    const fresh = readable.filter(({ envelope }) => !known.has(envelope.id));
    if (fresh.length === 0) return;
    const now = clock().toISOString();
    const sequences = await takeSequences(db, fresh.length);
    const stored = fresh.map((read, at) => ({ read, sequence: sequences[at] ?? 0, answer }));
    await insertEnvelopes(db, stored, now);
    await markEnded(
      db,
      fresh.map(({ envelope }) => envelope.id),
    );
    await noteClocksAndGaps(db, stored, now);
  });
};
