import { once, type EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { measure, type Side } from './figures.ts';
import { peer } from './peers.ts';
import { actRecords } from './records.ts';
import { startServer } from './served.ts';
import { createStore, fillStore, table, type MergeableStore } from './tinybase.ts';

type Socket = EventEmitter;
type Sockets = { readonly WebSocket: new (url: string) => Socket };
type Synchronizer = {
  readonly startSync: () => Promise<unknown>;
  readonly destroy: () => Promise<unknown>;
};
type ClientModule = {
  readonly createWsSynchronizer: (
    store: MergeableStore,
    socket: Socket,
    timeoutSeconds: number,
  ) => Promise<Synchronizer>;
};

/** Of thousands of records it has sent none after ten minutes: not every number comes. */
const patienceMs = 120_000;

const run: Side['run'] = async (direction, items) => {
  const server = await startServer('./serve-tinybase.ts', [String(direction === 'pull' ? items : 0)]);
  const store = createStore();
  if (direction === 'push') fillStore(store, actRecords(items));
  try {
    return await measure(server, async () => {
      const socket = new (peer('ws') as Sockets).WebSocket(server.facts['url'] ?? '');
      await once(socket, 'open');
      const { createWsSynchronizer } = peer('tinybase/synchronizers/synchronizer-ws-client') as ClientModule;
      const synchronizer = await createWsSynchronizer(store, socket, 120);
      await synchronizer.startSync();
      const held = direction === 'push' ? () => server.countRecords() : () => store.getRowCount(table);
      const until = performance.now() + patienceMs;
      while ((await held()) < items && performance.now() < until) await delay(2);
      const hasArrived = (await held()) >= items;
      await synchronizer.destroy();
      return hasArrived;
    });
  } finally {
    await server.stop();
  }
};

/** TinyBase's mergeable store over its WebSocket synchronizer, in memory on both sides as it ships. */
export const tinyBaseSide: Side = { name: 'TinyBase', isDurable: false, isEncrypted: false, run };
