import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { listSize } from './scattered-place.ts';

/** The bit array of a status list, one bit each, least significant first (IETF Token Status List, § 4.1). */
export type StatusBits = { readonly bits: Buffer; readonly deflated: Buffer };

const deflate = (bits: Buffer): Buffer => deflateSync(bits, { level: 9 });

export const emptyBits = (): StatusBits => {
  const bits = Buffer.alloc(listSize / 8);
  return { bits, deflated: deflate(bits) };
};

/** With these places set; the given bits stay as they are. */
export const withRevoked = ({ bits }: Pick<StatusBits, 'bits'>, places: readonly number[]): StatusBits => {
  const next = Buffer.from(bits);
  for (const place of places) {
    const byte = place >> 3;
    next[byte] = (next[byte] ?? 0) | (1 << (place & 7));
  }
  return { bits: next, deflated: deflate(next) };
};

export const isRevoked = (bits: Buffer, place: number): boolean =>
  (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;

/** SHA-256 of the bits, base64url. */
export const digestOf = (bits: Buffer): string => createHash('sha256').update(bits).digest('base64url');
