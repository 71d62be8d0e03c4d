import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { RefusalClaims, type VerifiedAnswer } from '../../central/api/bundle.ts';
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
  | { readonly isGenuine: true; readonly centralSequence: number }
  | { readonly isGenuine: false };

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

/** The claims of a compact JWS (RFC 7515) that this key signed with Ed25519 (RFC 8037); null for anything else. Never rejects. */
const openReceipt = async (jws: string, key: PublicJwk): Promise<unknown> => {
  const [, header = '', payload = '', signature = ''] = compactJws.exec(jws) ?? [];
  try {
    if (!isHeaderOfReceipt(header)) return null;
    const isSigned = await isSignedBy(keyObjectOf(key), `${header}.${payload}`, signature);
    return isSigned ? parsed(payload) : null;
  } catch {
    return null;
  }
};

/** An Ed25519 signature has 64 bytes. */
const compactJws = /^([\w-]+)\.([\w-]+)\.([\w-]{86})$/;

/** Nothing that would have to be understood may be in it beside the algorithm (RFC 7515, section 4.1.11). */
const Header = z.looseObject({ alg: z.enum(['EdDSA', 'Ed25519']), crit: z.undefined().optional() });

let lastHeader = '';

/** All receipts of a central have one header: it is read once, not for each. */
const isHeaderOfReceipt = (header: string): boolean => {
  if (header === lastHeader) return true;
  if (!Header.safeParse(parsed(header)).success) return false;
  lastHeader = header;
  return true;
};

const parsed = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

/** Works outside the main thread: the receipts of a batch are verified on all cores. */
const isSignedBy = (key: KeyObject, text: string, signature: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    verify(null, Buffer.from(text, 'ascii'), key, Buffer.from(signature, 'base64url'), (error, isValid) => {
      if (error === null) resolve(isValid);
      else reject(error);
    });
  });

const keyObjects = new WeakMap<PublicJwk, KeyObject>();

const keyObjectOf = (jwk: PublicJwk): KeyObject => {
  const known = keyObjects.get(jwk) ?? createPublicKey({ key: jwk, format: 'jwk' });
  keyObjects.set(jwk, known);
  return known;
};

/** Opens an answer that came by another way than our own request. Null where central did not sign it for this device; never throws. */
export const readAnswer = async (
  jws: string,
  key: PublicJwk,
  deviceId: string,
): Promise<VerifiedAnswer | null> => {
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
