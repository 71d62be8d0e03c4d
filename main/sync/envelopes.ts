import type { KeyObject } from 'node:crypto';
import { contentHash } from '../../central/api/canonical.ts';
import { signEnvelope } from '../../central/api/envelope-signature.ts';
import type { Envelope, SignedEnvelope } from '../../central/api/sync.ts';

export type SealedEnvelope = {
  readonly signed: SignedEnvelope;
  /** SHA-256 (base64url) of the content: the next envelope's `previousHash`, and what the receipt must name. */
  readonly hash: string;
};

/**
 * Makes the bytes that are signed, kept and sent: RFC 8785 canonical JSON and the device key's Ed25519 signature over it. Done once,
 * in the transaction that completes the work; nothing re-serialises an envelope later.
 */
export const sealEnvelope = (envelope: Envelope, devicePrivateKey: KeyObject): SealedEnvelope => {
  const signed = signEnvelope(envelope, devicePrivateKey);
  return { signed, hash: contentHash(signed.content) };
};
