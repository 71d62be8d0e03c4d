import { measure, type Measured, type Side } from './figures.ts';
import { peer } from './peers.ts';
import { actRecords } from './records.ts';
import { startServer } from './served.ts';

type Row = { readonly newDocumentState: object };
type Record = { readonly id: string };
type Collection = {
  readonly bulkInsert: (records: readonly Record[]) => Promise<unknown>;
  readonly count: () => { readonly exec: () => Promise<number> };
};
type RxDatabase = {
  readonly addCollections: (settings: object) => Promise<{ readonly records: Collection }>;
  readonly close: () => Promise<unknown>;
};
type Core = { readonly createRxDatabase: (settings: object) => Promise<RxDatabase> };
type Storage = { readonly getRxStorageMemory: () => unknown };
type Replication = {
  readonly replicateRxCollection: (settings: object) => {
    readonly awaitInitialReplication: () => Promise<void>;
    readonly cancel: () => Promise<unknown>;
  };
};

const batchSize = 500;
const pieceSize = 1000;
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 40 } },
  additionalProperties: true,
};

/** What moves: up, rows of the client as RxDB hands them over; down, pages after the last id. */
const handlersFor = (url: string) => ({
  push: {
    batchSize,
    handler: async (rows: readonly Row[]): Promise<unknown> => {
      const body = JSON.stringify(rows.map((row) => row.newDocumentState));
      return (await fetch(url, { method: 'POST', body })).json();
    },
  },
  pull: {
    batchSize,
    handler: async (last: Record | undefined, limit: number) => {
      const answer = await fetch(`${url}?after=${last?.id ?? ''}&limit=${limit}`);
      const documents = ((await answer.json()) as readonly Record[]).map((record) => ({
        ...record,
        _deleted: false,
      }));
      return { documents, checkpoint: documents.at(-1) ?? last };
    },
  },
});

const run: Side['run'] = async (direction, items): Promise<Measured> => {
  const server = await startServer('./serve-rxdb.ts', [String(direction === 'pull' ? items : 0)]);
  const database = await (peer('rxdb') as Core).createRxDatabase({
    name: `bench-${direction}-${items}-${Date.now()}`,
    storage: (peer('rxdb/plugins/storage-memory') as Storage).getRxStorageMemory(),
    multiInstance: false,
  });
  const { records } = await database.addCollections({ records: { schema } });
  try {
    const toSend = direction === 'push' ? actRecords(items) : [];
    for (let from = 0; from < toSend.length; from += pieceSize) {
      await records.bulkInsert(toSend.slice(from, from + pieceSize));
    }
    const handlers = handlersFor(server.facts['url'] ?? '');
    return await measure(server, async () => {
      const replication = (peer('rxdb/plugins/replication') as Replication).replicateRxCollection({
        collection: records,
        replicationIdentifier: 'bench',
        live: false,
        retryTime: 100,
        ...(direction === 'push' ? { push: handlers.push } : { pull: handlers.pull }),
      });
      await replication.awaitInitialReplication();
      const held = await records.count().exec();
      if (held !== items) throw new Error(`RxDB holds ${held} of ${items}`);
      return true;
    });
  } finally {
    await database.close();
    await server.stop();
  }
};

/** RxDB as it ships for Node without a licence: in memory, to the least server there can be. */
export const rxDbSide: Side = { name: 'RxDB', isDurable: false, isEncrypted: false, run };
