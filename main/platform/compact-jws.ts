import { createHash, createPublicKey, verify } from 'node:crypto';

/** A compact JWS (RFC 7515) taken apart; nothing in it is believed yet. */
export type OpenedJws = {
  readonly header: unknown;
  readonly claims: unknown;
  /** What the signature is over. */
  readonly signed: string;
  readonly signature: Buffer;
  /** SHA-256 (base64url) of the whole text. */
  readonly hash: string;
};

/** An Ed25519 signature (RFC 8032); a text that was cut has another length. */
const signatureLength = 64;

/**
 * Takes a compact JWS apart, or answers null where the text is none. Base64url must be in its one canonical form: otherwise the unused
 * bits of a last character could be changed and the signature would still hold.
 */
export const openJws = (text: string): OpenedJws | null => {
  const parts = text.split('.');
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined)
    return null;
  const bytes = [header, payload, signature].map(fromBase64url);
  const [headerBytes, payloadBytes, signatureBytes] = bytes;
  if (!headerBytes || !payloadBytes || signatureBytes?.length !== signatureLength) return null;
  const openedHeader = parseJson(headerBytes);
  const claims = parseJson(payloadBytes);
  if (openedHeader === undefined || claims === undefined) return null;
  return {
    header: openedHeader,
    claims,
    signed: `${header}.${payload}`,
    signature: signatureBytes,
    hash: jwsHash(text),
  };
};

/** SHA-256 (base64url) of a compact JWS as it was written. */
export const jwsHash = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64url');

/** `x` is an Ed25519 public key, base64url (RFC 8037). Never throws: what is no key has signed nothing. */
export const isSignedWith = ({ signed, signature }: OpenedJws, x: string): boolean => {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, Buffer.from(signed, 'ascii'), key, signature);
  } catch {
    return false;
  }
};

const fromBase64url = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64url');
  return text !== '' && bytes.toString('base64url') === text ? bytes : null;
};

const parseJson = (bytes: Buffer): unknown => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return value;
  } catch {
    return undefined;
  }
};
