import { once, type EventEmitter } from 'node:events';
import type { AddressInfo } from 'node:net';
import { peer } from './peers.ts';
import { citizenRecords } from './records.ts';
import { serveParent } from './served.ts';
import { createStore, fillStore, table } from './tinybase.ts';

type SocketServer = EventEmitter & { readonly address: () => AddressInfo };
type Sockets = { readonly WebSocketServer: new (options: object) => SocketServer };
type Server = { readonly destroy: () => Promise<void> };
type ServerModule = {
  readonly createWsServer: (sockets: SocketServer, persisterFor: () => unknown) => Server;
};
type Persisters = { readonly createCustomPersister: (...parts: readonly unknown[]) => unknown };

const [, , recordCount = '0'] = process.argv;
/** `Persists.MergeableStoreOnly` of TinyBase. */
const mergeable = 2;

/** TinyBase's own server, its store in memory: what it would persist is thrown away. */
await serveParent(async () => {
  const sockets = new (peer('ws') as Sockets).WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(sockets, 'listening');
  const store = createStore();
  fillStore(store, citizenRecords(Number(recordCount)));
  const persister = (peer('tinybase/persisters') as Persisters).createCustomPersister(
    store,
    async () => undefined,
    async () => undefined,
    () => 0,
    () => undefined,
    undefined,
    mergeable,
  );
  const { createWsServer } = peer('tinybase/synchronizers/synchronizer-ws-server') as ServerModule;
  const server = createWsServer(sockets, () => persister);
  return {
    facts: { url: `ws://127.0.0.1:${sockets.address().port}/bench` },
    countRecords: () => store.getRowCount(table),
    close: () => server.destroy(),
  };
});
