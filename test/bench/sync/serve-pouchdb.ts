import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peer } from './peers.ts';
import { openPouch } from './pouch.ts';
import { serveParent } from './served.ts';

type Express = () => {
  readonly use: (path: string, handler: unknown) => void;
  readonly listen: (port: number, host: string) => Server;
};

const [, , durability] = process.argv;

/** A CouchDB in JavaScript as its makers ship it: express 4, PouchDB on LevelDB. */
await serveParent(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pouch-server-'));
  const Pouch = openPouch(folder, durability === 'durable');
  const app = (peer('express') as Express)();
  const handler = (peer('express-pouchdb') as (pouch: unknown, options: object) => unknown)(Pouch, {
    mode: 'minimumForPouchDB',
    logPath: join(folder, 'log.txt'),
    configPath: join(folder, 'config.json'),
  });
  app.use('/', handler);
  const listening = app.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    facts: { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}` },
    close: async () => {
      listening.closeAllConnections();
      listening.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
