/**
 * A Token Status List (IETF OAuth Token Status List) with one bit for each credential: bit i lies in byte floor(i / 8), the least
 * significant first; 1 means revoked.
 */

/** Where the bit of an entry lies. */
export const placeOf = (index: number): { readonly byte: number; readonly mask: number } => ({
  byte: Math.floor(index / 8),
  mask: 1 << (index % 8),
});

/** True where the entry is revoked, and where the list has no room for it: what cannot be looked up does not stand. */
export const isRevoked = (bits: Uint8Array, index: number): boolean => {
  const { byte, mask } = placeOf(index);
  const found = bits[byte];
  return found === undefined || (found & mask) !== 0;
};

/** A copy with these entries revoked too; null where one lies outside the list. */
export const withRevoked = (bits: Uint8Array, indexes: readonly number[]): Uint8Array | null => {
  const changed = Uint8Array.from(bits);
  for (const index of indexes) {
    const { byte, mask } = placeOf(index);
    const found = changed[byte];
    if (found === undefined || !Number.isInteger(index) || index < 0) return null;
    changed[byte] = found | mask;
  }
  return changed;
};
