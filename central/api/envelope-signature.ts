import { sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from './canonical.ts';
import type { Envelope, SignedEnvelope } from './sync.ts';

/** Fixes an envelope's bytes (RFC 8785) and signs them with the device's Ed25519 key: these bytes are sent, kept and hashed. */
export const signEnvelope = (envelope: Envelope, privateKey: KeyObject): SignedEnvelope => {
  const content = canonicalJson(envelope);
  return { content, signature: sign(null, Buffer.from(content, 'utf8'), privateKey).toString('base64url') };
};

const signatureBytes = 64;

/**
 * True if exactly these bytes were signed by the holder of the key. Never rejects, whatever the signature text is. Works outside the
 * main thread: a batch is verified on all cores.
 */
export const verifyEnvelope = (signed: SignedEnvelope, publicKey: KeyObject): Promise<boolean> => {
  const signature = Buffer.from(signed.signature, 'base64url');
  if (signature.length !== signatureBytes) return Promise.resolve(false);
  return new Promise((resolve) => {
    verify(null, Buffer.from(signed.content, 'utf8'), publicKey, signature, (error, isValid) =>
      resolve(error === null && isValid),
    );
  });
};
