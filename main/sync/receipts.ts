import { compactVerify } from 'jose';
import { RefusalClaims } from '../../central/api/bundle.ts';
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

/** What central says about a piece of work, whichever it is: a receipt, or a refusal that a person has to look at. */
export type CentralWord =
  | {
      readonly kind: 'receipt';
      readonly envelopeId: string;
      readonly hash: string;
      readonly centralSequence: number;
    }
  | {
      readonly kind: 'refusal';
      readonly envelopeId: string;
      readonly hash: string;
      readonly code: string;
    };

/** Opens an answer that came by another way than our own request. Null where central did not sign it for this device; never throws. */
export const readAnswer = async (
  jws: string,
  key: PublicJwk,
  deviceId: string,
): Promise<CentralWord | null> => {
  const payload = await openReceipt(jws, key);
  const receipt = ReceiptClaims.safeParse(payload);
  if (receipt.success) {
    const { sub, hash, seq, aud } = receipt.data;
    return aud === deviceId ? { kind: 'receipt', envelopeId: sub, hash, centralSequence: seq } : null;
  }
  const refusal = RefusalClaims.safeParse(payload);
  if (!refusal.success || refusal.data.aud !== deviceId) return null;
  const { sub, hash, refused } = refusal.data;
  return { kind: 'refusal', envelopeId: sub, hash, code: refused };
};
