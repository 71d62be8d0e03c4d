/** The next to end first; those of one day keep the order they came in. */
export const firstToEnd = <E extends { readonly daysLeft: number }>(endings: readonly E[]): readonly E[] =>
  endings.toSorted((one, other) => one.daysLeft - other.daysLeft);
