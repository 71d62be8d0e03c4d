import { createHash, timingSafeEqual } from 'node:crypto';

/** Who may come in: pages that came through a start address, known from then on by their cookie. */
export type Doors = {
  /** A token for one new start address; it opens once. */
  readonly issueToken: () => string;
  /** Takes the token for good and answers the cookie's value; `null` if it was never issued or has been used. */
  readonly exchange: (token: string) => string | null;
  /** The client behind a cookie, or `null`. The name is a hash: it may stand in a log, the cookie may not. */
  readonly recognise: (cookie: string) => string | null;
};

/** `makeSecret` answers a fresh unguessable text (at least 128 bits, URL-safe) at each call. */
export const createDoors = (makeSecret: () => string): Doors => {
  const tokens = new Set<string>();
  const cookies = new Set<string>();
  return {
    issueToken: () => {
      const token = makeSecret();
      tokens.add(token);
      return token;
    },
    exchange: (token) => {
      const issued = findSame(tokens, token);
      if (issued === null) return null;
      tokens.delete(issued);
      const cookie = makeSecret();
      cookies.add(cookie);
      return cookie;
    },
    recognise: (cookie) => {
      const known = findSame(cookies, cookie);
      return known === null ? null : hash(known).toString('hex').slice(0, 32);
    },
  };
};

/** Compares in constant time, over hashes so that lengths do not matter either. */
const findSame = (known: ReadonlySet<string>, given: string): string | null =>
  [...known].find((secret) => timingSafeEqual(hash(secret), hash(given))) ?? null;

const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
