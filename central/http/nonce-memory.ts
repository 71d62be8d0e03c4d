/** Remembers which nonces each key has used, for as long as their requests could be taken for fresh. */
export type NonceMemory = {
  /** False if this key used the nonce before. `now` in seconds. */
  readonly use: (keyId: string, nonce: string, now: number) => boolean;
};

/**
 * Holds at most `capacity` nonces, the oldest going first: with 200,000 and a window of ten minutes that is more than 300 requests a
 * second. Each gateway remembers for itself: a request caught on its way and sent to another gateway within the window is seen as fresh
 * there. Pushes and pulls have no second effect then, and a look-up is only logged twice.
 */
export const createNonceMemory = (windowSeconds: number, capacity = 200_000): NonceMemory => {
  const usedAt = new Map<string, number>();
  const forget = (now: number): void => {
    for (const [key, at] of usedAt) {
      if (usedAt.size <= capacity && now - at <= windowSeconds) return;
      usedAt.delete(key);
    }
  };
  return {
    use: (keyId, nonce, now) => {
      const key = `${keyId} ${nonce}`;
      if (usedAt.has(key)) return false;
      usedAt.set(key, now);
      forget(now);
      return true;
    },
  };
};
