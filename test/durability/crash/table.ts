/** Row, then column, then how many. */
export type Tally = Map<string, Map<string, number>>;

export const addTo = (tally: Tally, row: string, column: string, count: number): void => {
  const cells = tally.get(row) ?? new Map<string, number>();
  cells.set(column, (cells.get(column) ?? 0) + count);
  tally.set(row, cells);
};

/** One row in words. */
export const countsOf = (tally: Tally, row: string): string =>
  [...(tally.get(row) ?? [])].map(([column, count]) => `${count} ${column}`).join(', ');

/** Rows by columns with their sums, in the order in which they came. */
export const printTable = (tally: Tally, say: (line: string) => void): void => {
  const columns = [...new Set([...tally.values()].flatMap((cells) => [...cells.keys()]))];
  const sums = new Map(columns.map((column) => [column, sumOf(tally, column)]));
  const rows = [...tally, ['all', sums] as const];
  const first = Math.max(...rows.map(([row]) => row.length));
  say(['', ...columns].map((column, at) => (at === 0 ? column.padEnd(first) : column)).join('  '));
  for (const [row, cells] of rows) {
    const counts = columns.map((column) => String(cells.get(column) ?? '').padStart(column.length));
    say([row.padEnd(first), ...counts].join('  '));
  }
};

const sumOf = (tally: Tally, column: string): number =>
  [...tally.values()].reduce((sum, cells) => sum + (cells.get(column) ?? 0), 0);
