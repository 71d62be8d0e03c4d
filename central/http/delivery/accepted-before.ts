import { createPublicKey } from 'node:crypto';
import { compactVerify } from 'jose';
import { ReceiptClaims } from '../../api/sync.ts';
import type { ReadEnvelope } from '../../domain/read-envelope.ts';
import type { GatewayKey } from '../gateway-keys.ts';

/** When it was accepted; null where the receipt is for something else. */
const acceptedAtBy = ({ envelope, hash }: ReadEnvelope, payload: Uint8Array): string | null => {
  const claims = ReceiptClaims.safeParse(JSON.parse(Buffer.from(payload).toString('utf8')));
  if (!claims.success) return null;
  const { sub, aud, hash: received, iat } = claims.data;
  const isOfThis = sub === envelope.id && aud === envelope.deviceId && received === hash;
  return isOfThis ? new Date(iat * 1000).toISOString() : null;
};

const findAcceptedAt = async (read: ReadEnvelope, key: GatewayKey): Promise<string | null> => {
  const { receipt } = read.signed;
  if (receipt === undefined) return null;
  try {
    const { payload } = await compactVerify(receipt, createPublicKey(key.privateKey), {
      algorithms: ['EdDSA'],
    });
    return acceptedAtBy(read, payload);
  } catch {
    return null;
  }
};

/** What comes with a receipt of our own for these very bytes was accepted here, before the database was put back from a copy: ids, and when. */
export const findAcceptedBefore = async (
  batch: readonly ReadEnvelope[],
  key: GatewayKey,
): Promise<ReadonlyMap<string, string>> => {
  const found = await Promise.all(
    batch.map(async (read) => [read.envelope.id, await findAcceptedAt(read, key)] as const),
  );
  return new Map(found.flatMap(([id, at]) => (at === null ? [] : [[id, at] as const])));
};
