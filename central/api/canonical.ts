import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 canonical JSON: the one form in which anything is hashed or signed. */
export const canonicalJson = (value: object): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a plain object always has a canonical form');
  return text;
};

/** SHA-256 of the UTF-8 bytes, base64url without padding. */
export const contentHash = (content: string): string =>
  createHash('sha256').update(content, 'utf8').digest('base64url');
