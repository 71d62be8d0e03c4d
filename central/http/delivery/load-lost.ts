import type { Envelope } from '../../api/sync.ts';
import { lostBefore } from '../../domain/epoch.ts';
import type { Facts } from '../../domain/facts.ts';
import type { ReadEnvelope } from '../../domain/read-envelope.ts';
import type { Queryable } from '../../store/database.ts';
import { findEpoch } from '../../store/queries/epochs.ts';
import type { GatewayKey } from '../gateway-keys.ts';
import { findAcceptedBefore } from './accepted-before.ts';

export type LostFacts = Pick<Facts, 'acceptedBefore' | 'lostBefore' | 'versionFloor'>;

/** Some work rests on a credential that is not here. */
const isAnyUnknown = (envelopes: readonly Envelope[], credentials: Facts['credentials']): boolean => {
  const known = new Set([...credentials.values()].flat().map(({ hash }) => hash));
  return envelopes.some(
    ({ authority }) =>
      authority !== null && authority.credentialHash !== null && !known.has(authority.credentialHash),
  );
};

/** What the batch says of a history that was lost; the database is asked about it only where something does. */
export const loadLost = async (
  db: Queryable,
  batch: readonly ReadEnvelope[],
  { key, credentials }: { readonly key: GatewayKey; readonly credentials: Facts['credentials'] },
): Promise<LostFacts> => {
  const acceptedBefore = await findAcceptedBefore(batch, key);
  const envelopes = batch.map(({ envelope }) => envelope);
  if (acceptedBefore.size === 0 && !isAnyUnknown(envelopes, credentials))
    return { acceptedBefore, lostBefore: null, versionFloor: 0 };
  const epoch = await findEpoch(db);
  return { acceptedBefore, lostBefore: lostBefore(epoch), versionFloor: epoch.versionFloor };
};

/** All changes of this epoch count for what is brought again: it may have come before them, or after. */
export const basesOfLost = (
  { acceptedBefore, versionFloor }: LostFacts,
  personIds: readonly string[],
): ReadonlyMap<string, number> =>
  new Map(acceptedBefore.size === 0 ? [] : personIds.map((personId) => [personId, versionFloor]));
