import { sep } from 'node:path';
import { peer } from './peers.ts';

type Document = { readonly _id: string };
export type PouchDatabase = {
  readonly bulkDocs: (documents: readonly Document[]) => Promise<unknown>;
  readonly info: () => Promise<{ readonly doc_count: number }>;
  readonly close: () => Promise<void>;
};
type Replication = { readonly docs_written: number; readonly ok: boolean };
export type Pouch = (new (name: string) => PouchDatabase) & {
  readonly defaults: (options: object) => Pouch;
  readonly replicate: (from: PouchDatabase, to: PouchDatabase, options: object) => Promise<Replication>;
};

type Batch = (operations: unknown, options: object, done: unknown) => unknown;
type Leveldown = (place: string) => { batch?: Batch };

/** LevelDB that has each batch written through to the disk before it answers; as shipped it does not wait for that. */
const writtenThrough = (leveldown: Leveldown): Leveldown => {
  const open: Leveldown = (place) => {
    const store = leveldown(place);
    const { batch } = store;
    if (batch) {
      store.batch = (operations, options, done) =>
        typeof options === 'function'
          ? batch.call(store, operations, { sync: true }, options)
          : batch.call(store, operations, { ...options, sync: true }, done);
    }
    return store;
  };
  return Object.assign(open, leveldown);
};

/** PouchDB with its databases in a folder. */
export const openPouch = (folder: string, isDurable: boolean): Pouch =>
  (peer('pouchdb') as Pouch).defaults({
    prefix: folder + sep,
    ...(isDurable ? { db: writtenThrough(peer('leveldown') as Leveldown) } : {}),
  });
