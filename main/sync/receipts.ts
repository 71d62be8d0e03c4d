import { compactVerify } from 'jose';
import type { PublicJwk } from '../../central/api/devices.ts';
import { ReceiptClaims } from '../../central/api/sync.ts';

/** What a receipt must say to be believed. */
export type ExpectedReceipt = {
  readonly envelopeId: string;
  /** SHA-256 (base64url) of the content that is kept here. */
  readonly hash: string;
  readonly deviceId: string;
};

export type ReceiptVerdict =
  { readonly isGenuine: true; readonly centralSequence: number } | { readonly isGenuine: false };

const notGenuine: ReceiptVerdict = { isGenuine: false };

/**
 * Only a receipt that central signed, for this envelope, with this content, from this device releases an item. Never throws: whatever
 * else comes is simply no receipt.
 */
export const verifyReceipt = async (
  jws: string,
  key: PublicJwk,
  expected: ExpectedReceipt,
): Promise<ReceiptVerdict> => {
  const payload = await openReceipt(jws, key);
  if (payload === null) return notGenuine;
  const claims = ReceiptClaims.safeParse(payload);
  if (!claims.success) return notGenuine;
  const { sub, hash, aud, seq } = claims.data;
  const isOurs = sub === expected.envelopeId && hash === expected.hash && aud === expected.deviceId;
  return isOurs ? { isGenuine: true, centralSequence: seq } : notGenuine;
};

const openReceipt = async (jws: string, key: PublicJwk): Promise<unknown> => {
  try {
    const { payload } = await compactVerify(jws, key, { algorithms: ['EdDSA', 'Ed25519'] });
    const parsed: unknown = JSON.parse(new TextDecoder().decode(payload));
    return parsed;
  } catch {
    return null;
  }
};
