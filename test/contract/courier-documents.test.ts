import { writeFile, readFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blobHash } from '../../central/api/blobs.ts';
import { deliverBundleFile } from '../../central/cli/deliver-bundle.ts';
import { readFlags } from '../../central/cli/flags.ts';
import { readBlob } from '../../central/store/queries/blobs.ts';
import type { AttachedTo } from '../../preload/contract/attachment.ts';
import { moveWithDocuments, photo } from '../helpers/act-with-document.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import {
  deliverFile,
  exportFile,
  handOver,
  startVillageAndTown,
  type VillageAndTown,
} from '../helpers/courier.ts';
import { andersShowsHisPassport, karen, makeThreadWorld, startAbout } from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
let world: CentralWorld;
let machines: VillageAndTown;
let village: HeadlessDesk;
let town: HeadlessDesk;
let to: AttachedTo;
/** The second act names a picture of its own, and that of the first once more. */
const contents = [photo(), photo(900_000)] as const;

beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  machines = await startVillageAndTown(world);
  ({ village, town } = machines);
  const interactionId = await startAbout(village, karen);
  await andersShowsHisPassport(village, interactionId);
  await machines.cutOffVillage();
  to = await moveWithDocuments(village, interactionId, { houseNumber: '12', contents: contents.slice(0, 1) });
  await moveWithDocuments(village, interactionId, { houseNumber: '14', contents });
});
afterEach(() => machines.close());

const whatHappened = async () => ({
  acts: (await world.database.query('select from act where subject_id = $1', [karen])).rowCount,
  documents: await Promise.all(
    contents.map(async (content) => (await readBlob(world.database, blobHash(content)))?.equals(content)),
  ),
  unfinished: (await world.database.query('select from blob_upload')).rowCount,
});
const once = { acts: 2, documents: [true, true], unfinished: 0 };
const isHere = async (): Promise<unknown> =>
  (await village.get('attachment/list', to)).attachments.map((attachment) => attachment.isHere);
const unsent = async (): Promise<number> => (await village.get('status/line', {})).unsent;

describe('work with documents on a stick', () => {
  test('takes effect with them when a colleague delivers it; the receipts release work and documents', async () => {
    const bundle = await exportFile(village);
    const documents = contents.reduce((sum, { length }) => sum + length, 0);
    // Each once, although two acts name the first.
    expect(bundle.length).toBeLessThan(documents + 20_000);
    const { report, receipts } = await deliverFile(town, bundle);
    expect(report).toMatchObject({ counts: { received: 2, refused: 0, undecided: 0, unreadable: 0 } });
    expect(report.total).toBeGreaterThan(2);
    expect(await whatHappened()).toEqual(once);
    expect(await isHere()).toEqual([true]);
    const fileId = await handOver(village, receipts);
    expect(await village.get('courier/take-in', { fileId })).toMatchObject({ released: 2 });
    expect(await isHere()).toEqual([false]);
    expect(await village.get('attachment/uploads', {})).toMatchObject({ uploads: [] });
  });

  test('that comes both ways at once, and twice by hand, has one effect', async () => {
    const bundle = await exportFile(village);
    await machines.reconnectVillage();
    await Promise.all([village.get('outbox/send-now', {}), deliverFile(town, bundle)]);
    await deliverFile(town, bundle);
    await eventually(unsent, (count) => count === 0);
    // What the other way had begun when the whole arrived is swept at central, later.
    expect(await whatHappened()).toMatchObject({ acts: once.acts, documents: once.documents });
  });

  test('is taken in at central from the command line', async () => {
    const file = join(village.folder, 'work.bundle');
    await writeFile(file, await exportFile(village));
    await deliverBundleFile(readFlags(['deliver-bundle', file], { DATABASE_URL: world.databaseUrl }));
    expect(await whatHappened()).toEqual(once);
    const fileId = await handOver(village, await readFile(`${file}.receipts`));
    expect(await village.get('courier/take-in', { fileId })).toMatchObject({ released: 2 });
  });

  test('goes on where it was when the line is cut in the midst of a document', async () => {
    const fileId = await handOver(village, await exportFile(village));
    const { records } = await village.get('courier/open-bundle', { fileId });
    const gateway = await machines.reconnectVillage();
    const { done } = await village.get('courier/deliver', { fileId });
    expect(done).toBeLessThan(records);
    await gateway.close();
    expect(await village.ask('courier/deliver', { fileId })).toMatchObject({
      problem: { code: 'courier/offline' },
    });
    const again = await machines.reconnectVillage();
    for (let at = done; at < records;) ({ done: at } = await village.get('courier/deliver', { fileId }));
    expect(await whatHappened()).toMatchObject({ acts: 2 });
    await again.close();
  });

  test('leaves nothing behind on the machine once its core has ended', async () => {
    await exportFile(village);
    expect(readdirSync(join(village.folder, 'courier'))).toHaveLength(1);
    await village.restart();
    expect(existsSync(join(village.folder, 'courier'))).toBe(false);
  });
});
