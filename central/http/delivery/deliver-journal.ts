import { openRecord, type JournalAnswer, type JournalEntry } from '../../api/journal.ts';
import { sealingKeyOf, type SealingPair } from '../../api/sealed-box.ts';
import { findDevice } from '../../store/queries/devices.ts';
import type { Gateway } from '../gateway.ts';
import type { GatewayKey } from '../gateway-keys.ts';
import { deliverBatch, type Delivery } from './deliver-batch.ts';

type Result = JournalAnswer['results'][number];

const pairOf = ({ privateKey, publicJwk }: GatewayKey): SealingPair => ({
  publicKey: sealingKeyOf(publicJwk),
  privateKey: Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'),
});

/**
 * Opens sealed records and judges what is in them. Each envelope counts as its own device's, whoever brought it: it is that device's
 * signature that is checked. One answer for each record, in order.
 */
export const deliverJournal = async (
  sealed: readonly Buffer[],
  gateway: Gateway,
  reportBug: Delivery['reportBug'],
): Promise<readonly Result[]> => {
  const keys = pairOf(gateway.keys.sealing);
  const entries = sealed.map((bytes) => openRecord({ sealed: bytes }, keys));
  const results: Result[] = entries.map(() => 'unreadable');
  const deviceIds = new Set(entries.flatMap((entry) => entry?.deviceId ?? []));
  for (const deviceId of deviceIds) {
    const device = await findDevice(gateway.database, deviceId);
    const places = entries.flatMap((entry, place) => (entry?.deviceId === deviceId ? [place] : []));
    if (device === null) continue;
    const envelopes = places.map((place) => signedIn(entries[place]));
    const outcomes = await deliverBatch(envelopes, { gateway, device, reportBug });
    places.forEach((place, index) => {
      results[place] = outcomes[index]?.outcome ?? 'unreadable';
    });
  }
  return results;
};

const signedIn = (entry: JournalEntry | null | undefined) => {
  if (!entry) throw new Error('only entries that could be read have a place');
  return { content: entry.content, signature: entry.signature };
};
