import { openRecord, type JournalEntry } from '../../api/journal.ts';
import { sealingKeyOf, type SealingPair } from '../../api/sealed-box.ts';
import type { Outcome } from '../../api/sync.ts';
import { findDevice } from '../../store/queries/devices.ts';
import type { Gateway } from '../gateway.ts';
import type { GatewayKey } from '../gateway-keys.ts';
import { deliverBatch, type Delivery } from './deliver-batch.ts';

/** What became of a sealed record; null where it could not be opened, or no enrolled device made it. */
export type SealedOutcome = { readonly entry: JournalEntry; readonly outcome: Outcome } | null;

const pairOf = ({ privateKey, publicJwk }: GatewayKey): SealingPair => ({
  publicKey: sealingKeyOf(publicJwk),
  privateKey: Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'),
});

/**
 * Opens sealed records and judges what is in them. Each envelope counts as its own device's, whoever brought it: it is that device's
 * signature that is checked. One answer for each record, in order. With `onlyOf`, records of other devices stay closed.
 */
export const deliverSealed = async (
  sealed: readonly Buffer[],
  {
    gateway,
    reportBug,
    onlyOf = null,
  }: {
    readonly gateway: Gateway;
    readonly reportBug: Delivery['reportBug'];
    readonly onlyOf?: string | null;
  },
): Promise<readonly SealedOutcome[]> => {
  const keys = pairOf(gateway.keys.sealing);
  const entries = sealed
    .map((bytes) => openRecord({ sealed: bytes }, keys))
    .map((entry) => (onlyOf === null || entry?.deviceId === onlyOf ? entry : null));
  const results: SealedOutcome[] = entries.map(() => null);
  const deviceIds = new Set(entries.flatMap((entry) => entry?.deviceId ?? []));
  for (const deviceId of deviceIds) {
    const device = await findDevice(gateway.database, deviceId);
    if (device === null) continue;
    const placed = entries.flatMap((entry, place) =>
      entry?.deviceId === deviceId ? [{ entry, place }] : [],
    );
    const envelopes = placed.map(({ entry: { content, signature } }) => ({ content, signature }));
    const outcomes = await deliverBatch(envelopes, { gateway, device, reportBug });
    placed.forEach(({ entry, place }, index) => {
      const outcome = outcomes[index];
      results[place] = outcome === undefined ? null : { entry, outcome };
    });
  }
  return results;
};
