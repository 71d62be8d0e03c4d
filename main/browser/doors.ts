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

/**
 * Keeps who was let in over a restart, so that a page that is open finds its way back by itself. What is kept are hashes, which open
 * nothing; and a cookie lets nobody sign in without a PIN.
 */
export type DoorMemory = {
  readonly recall: () => readonly string[];
  readonly remember: (seals: readonly string[]) => void;
};

/** Browsers that are known at a time; the one let in longest ago makes room. */
const mostBrowsers = 16;

/** `makeSecret` answers a fresh unguessable text (at least 128 bits, URL-safe) at each call. */
export const createDoors = (makeSecret: () => string, memory: DoorMemory): Doors => {
  const tokenSeals = new Set<string>();
  let cookieSeals = memory.recall();
  return {
    issueToken: () => {
      const token = makeSecret();
      tokenSeals.add(seal(token));
      return token;
    },
    exchange: (token) => {
      const issued = findSame([...tokenSeals], token);
      if (issued === null) return null;
      tokenSeals.delete(issued);
      const cookie = makeSecret();
      cookieSeals = [...cookieSeals, seal(cookie)].slice(-mostBrowsers);
      memory.remember(cookieSeals);
      return cookie;
    },
    recognise: (cookie) => findSame(cookieSeals, cookie)?.slice(0, 32) ?? null,
  };
};

/** Compares in constant time. */
const findSame = (seals: readonly string[], given: string): string | null => {
  const sought = Buffer.from(seal(given));
  return (
    seals.find((known) => known.length === sought.length && timingSafeEqual(Buffer.from(known), sought)) ??
    null
  );
};

const seal = (secret: string): string => createHash('sha256').update(secret).digest('hex');
