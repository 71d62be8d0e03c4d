import { peer } from './peers.ts';

/** What of TinyBase is used: one table, a record to a row, as JSON in one cell. */
export type MergeableStore = {
  readonly setTable: (table: string, rows: Record<string, { readonly json: string }>) => void;
  readonly getRowCount: (table: string) => number;
};
type Core = { readonly createMergeableStore: () => MergeableStore };

export const table = 'records';

export const createStore = (): MergeableStore => (peer('tinybase') as Core).createMergeableStore();

export const fillStore = (store: MergeableStore, records: readonly { readonly id: string }[]): void => {
  store.setTable(
    table,
    Object.fromEntries(records.map((record) => [record.id, { json: JSON.stringify(record) }])),
  );
};
