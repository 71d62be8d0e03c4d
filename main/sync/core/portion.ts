/** How much goes in one request, and how large the following ones may grow. */
export type Portion = { readonly size: number; readonly ceiling: number };

export type PortionBounds = { readonly smallest: number; readonly largest: number };

/**
 * A portion that arrived earns a larger one; a cut one makes the next smaller, and those after it no larger than half of what was cut, until
 * many have arrived: a link that is cut every so often is not tried at the length that it cuts again and again.
 */
export const portionAfter = (
  { size, ceiling }: Portion,
  outcome: 'arrived' | 'cut',
  { smallest, largest }: PortionBounds,
): Portion => {
  if (outcome === 'arrived') {
    return {
      size: Math.min(ceiling, size * 2),
      ceiling: Math.min(largest, ceiling + Math.ceil(smallest / 4)),
    };
  }
  return {
    size: Math.max(smallest, Math.floor(size / 4)),
    ceiling: Math.max(smallest, Math.floor(size / 2)),
  };
};
