import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { citizenRecords } from './records.ts';
import { serveParent } from './served.ts';

const [, , recordCount = '0'] = process.argv;

/**
 * RxDB leaves the server to its users. This is the least there can be: a row for each document in SQLite, each batch one transaction
 * with fsync; no signatures, no receipts, no judgement.
 */
await serveParent(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rxdb-server-'));
  const store = new Database(join(folder, 'store.db'));
  store.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE document (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT`);
  const write = store.prepare('INSERT OR REPLACE INTO document VALUES (?, ?)');
  const keep = store.transaction((records: readonly { readonly id: string }[]) => {
    for (const record of records) write.run(record.id, JSON.stringify(record));
  });
  keep(citizenRecords(Number(recordCount)));
  const page = store.prepare('SELECT record FROM document WHERE id > ? ORDER BY id LIMIT ?').pluck();
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      response.setHeader('content-type', 'application/json');
      if (request.method === 'POST') {
        keep((await json(request)) as readonly { readonly id: string }[]);
        response.end('[]');
        return;
      }
      const rows = page.all(url.searchParams.get('after') ?? '', Number(url.searchParams.get('limit')));
      response.end(`[${rows.join(',')}]`);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    facts: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    close: async () => {
      server.closeAllConnections();
      server.close();
      store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
