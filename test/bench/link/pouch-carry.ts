import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openPouch, type PouchDatabase } from '../sync/pouch.ts';
import { actRecord } from '../sync/records.ts';
import { startServer } from '../sync/served.ts';
import { figuresOf, type Carry, type CarryFigures } from './carry-bench.ts';
import { scan, scansOf, type OfflineWork } from './day-of-work.ts';
import { goodWeather, openNarrowLink } from './narrow-link.ts';

/** Small enough that most batches fit between two cuts; PouchDB sends the attachments of a batch with it. */
const batch = { batch_size: 2, batches_limit: 1, retry: true, back_off_function: () => 1000 };

const documentsOf = (work: OfflineWork) =>
  Array.from({ length: work.interactions }, (_, at) => {
    const { id, ...record } = actRecord(at);
    const scans = Array.from({ length: scansOf(work, at) }, () => scan(work.scanBytes));
    const attachments = scans.map((content, number) => [
      `scan-${number}.jpg`,
      { content_type: 'image/jpeg', data: content.toString('base64') },
    ]);
    const bytes =
      Buffer.byteLength(JSON.stringify(record)) + scans.reduce((sum, content) => sum + content.length, 0);
    return { bytes, document: { _id: id, ...record, _attachments: Object.fromEntries(attachments) } };
  });

/** The same work by PouchDB with attachments to express-pouchdb, as both ship; its payload is its documents, unsigned, and the scans. */
export const carryByPouchDb = async ({ work, weather, patienceMs }: Carry): Promise<CarryFigures> => {
  const folder = await mkdtemp(join(tmpdir(), 'pouch-link-'));
  const server = await startServer('./serve-pouchdb.ts', ['as-shipped']);
  const link = await openNarrowLink({ url: server.facts['url'] ?? '' });
  const Pouch = openPouch(folder, false);
  const here: PouchDatabase = new Pouch('here');
  const documents = documentsOf(work);
  const payloadBytes = documents.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { document } of documents) await here.bulkDocs([document]);
  const there = new Pouch(`${link.url}/there`);
  await there.info();
  link.setWeather(weather);
  const [before, startedAt] = [link.passed(), performance.now()];
  try {
    const replicating = Pouch.replicate(here, there, batch).then(
      () => true,
      () => false,
    );
    const hasArrived = await Promise.race([replicating, delay(patienceMs, false, { ref: false })]);
    return figuresOf(
      { side: 'PouchDB', work, payloadBytes },
      { passed: link.passed(), before, seconds: (performance.now() - startedAt) / 1000, hasArrived },
    );
  } finally {
    link.setWeather(goodWeather);
    await here.close();
    await link.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
