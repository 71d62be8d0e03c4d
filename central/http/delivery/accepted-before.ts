import { createPublicKey } from 'node:crypto';
import { compactVerify } from 'jose';
import { ReceiptClaims } from '../../api/sync.ts';
import type { AcceptedBefore } from '../../domain/facts.ts';
import type { ReadEnvelope } from '../../domain/read-envelope.ts';
import type { GatewayKey } from '../gateway-keys.ts';

/** Null where the receipt is for something else. */
const readReceipt = ({ envelope, hash }: ReadEnvelope, payload: Uint8Array): AcceptedBefore | null => {
  const claims = ReceiptClaims.safeParse(JSON.parse(Buffer.from(payload).toString('utf8')));
  if (!claims.success) return null;
  const { sub, aud, hash: received, iat, seq: sequence } = claims.data;
  const isOfThis = sub === envelope.id && aud === envelope.deviceId && received === hash;
  return isOfThis ? { at: new Date(iat * 1000).toISOString(), sequence } : null;
};

const findAccepted = async (read: ReadEnvelope, key: GatewayKey): Promise<AcceptedBefore | null> => {
  const { receipt } = read.signed;
  if (receipt === undefined) return null;
  try {
    const { payload } = await compactVerify(receipt, createPublicKey(key.privateKey), {
      algorithms: ['EdDSA'],
    });
    return readReceipt(read, payload);
  } catch {
    return null;
  }
};

/** What comes with a receipt of our own for these very bytes was accepted here, before the database was put back from a copy: by id. */
export const findAcceptedBefore = async (
  batch: readonly ReadEnvelope[],
  key: GatewayKey,
): Promise<ReadonlyMap<string, AcceptedBefore>> => {
  const found = await Promise.all(
    batch.map(async (read) => [read.envelope.id, await findAccepted(read, key)] as const),
  );
  return new Map(found.flatMap(([id, before]) => (before === null ? [] : [[id, before] as const])));
};
