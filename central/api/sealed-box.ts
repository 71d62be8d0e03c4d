import sodium from 'libsodium-wrappers';
import type { PublicJwk } from './devices.ts';

/**
 * Sealing to central's X25519 key (libsodium's sealed box: an ephemeral X25519 key, XSalsa20-Poly1305). Whoever seals cannot open again,
 * so a stolen machine gives nothing away.
 */
await sodium.ready;

const keyBytes = 32;

/** The raw 32 bytes of a public key. */
export const sealingKeyOf = ({ crv, x }: PublicJwk): Buffer => {
  const key = Buffer.from(x, 'base64url');
  if (crv !== 'X25519' || key.length !== keyBytes) throw new Error('a sealing key is an X25519 key');
  return key;
};

export const seal = (content: Buffer, publicKey: Buffer): Buffer =>
  Buffer.from(sodium.crypto_box_seal(content, publicKey));

export type SealingPair = { readonly publicKey: Buffer; readonly privateKey: Buffer };

/** Null where it was sealed to another key, or changed since. */
export const unseal = (sealed: Buffer, { publicKey, privateKey }: SealingPair): Buffer | null => {
  if (sealed.length < sodium.crypto_box_SEALBYTES) return null;
  try {
    return Buffer.from(sodium.crypto_box_seal_open(sealed, publicKey, privateKey));
  } catch {
    return null;
  }
};
