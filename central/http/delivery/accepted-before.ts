import { createPublicKey } from 'node:crypto';
import { compactVerify } from 'jose';
import { ReceiptClaims } from '../../api/sync.ts';
import type { ReadEnvelope } from '../../domain/read-envelope.ts';
import type { GatewayKey } from '../gateway-keys.ts';

const isOfThis = ({ envelope, hash }: ReadEnvelope, payload: Uint8Array): boolean => {
  const claims = ReceiptClaims.safeParse(JSON.parse(Buffer.from(payload).toString('utf8')));
  if (!claims.success) return false;
  const { sub, aud, hash: received } = claims.data;
  return sub === envelope.id && aud === envelope.deviceId && received === hash;
};

const isProven = async (read: ReadEnvelope, key: GatewayKey): Promise<boolean> => {
  const { receipt } = read.signed;
  if (receipt === undefined) return false;
  try {
    const { payload } = await compactVerify(receipt, createPublicKey(key.privateKey), {
      algorithms: ['EdDSA'],
    });
    return isOfThis(read, payload);
  } catch {
    return false;
  }
};

/** Ids of what comes with a receipt of our own for these very bytes: it was accepted here, before the database was put back from a copy. */
export const findAcceptedBefore = async (
  batch: readonly ReadEnvelope[],
  key: GatewayKey,
): Promise<ReadonlySet<string>> => {
  const proven = await Promise.all(
    batch.map(async (read) => ((await isProven(read, key)) ? [read.envelope.id] : [])),
  );
  return new Set(proven.flat());
};
