import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, type Direction, type Measured, type Side } from './figures.ts';
import { openPouch, type Pouch } from './pouch.ts';
import { actRecords, citizenRecords } from './records.ts';
import { startServer } from './served.ts';

const pieceSize = 1000;
/** Of what was measured between 100 and 2,000, the batch at which it is fastest. */
const batch = { batch_size: 500, batches_limit: 10 };

const fill = async (database: InstanceType<Pouch>, direction: Direction, items: number): Promise<void> => {
  const records = direction === 'push' ? actRecords(items) : citizenRecords(items);
  for (let from = 0; from < items; from += pieceSize) {
    const piece = records.slice(from, from + pieceSize);
    await database.bulkDocs(piece.map(({ id, ...record }) => ({ _id: id, ...record })));
  }
};

const run = async (direction: Direction, items: number, isDurable: boolean): Promise<Measured> => {
  const folder = await mkdtemp(join(tmpdir(), 'pouch-client-'));
  const server = await startServer('./serve-pouchdb.ts', [isDurable ? 'durable' : 'as-shipped']);
  const Pouch = openPouch(folder, isDurable);
  const here = new Pouch('here');
  const there = new Pouch(`${server.facts['url']}/there`);
  const [from, to] = direction === 'push' ? [here, there] : [there, here];
  try {
    await fill(from, direction, items);
    return await measure(server, async () => {
      const { docs_written: written } = await Pouch.replicate(from, to, batch);
      if (written !== items) throw new Error(`PouchDB wrote ${written} of ${items}`);
      return true;
    });
  } finally {
    await here.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** PouchDB on LevelDB to express-pouchdb, as both ship, or with every batch written through to the disk on both sides. */
export const pouchDbSide = (isDurable: boolean): Side => ({
  name: 'PouchDB',
  isDurable,
  isEncrypted: false,
  run: (direction, items) => run(direction, items, isDurable),
});
