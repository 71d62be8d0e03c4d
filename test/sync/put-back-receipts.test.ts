import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../central/store/database.ts';
import { moveWithDocuments, photo } from '../helpers/act-with-document.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { copyDatabase } from '../helpers/copy-database.ts';
import { deliverFile, exportFile, handOver } from '../helpers/courier.ts';
import { startAt } from '../helpers/put-back.ts';
import {
  andersShowsHisPassport,
  enrolDesk,
  karen,
  makeThreadWorld,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { eventually, startHeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

test('work on a stick whose receipts come back after central was put back from an older copy is brought again', async () => {
  const world = await makeThreadWorld(makeWorld);
  const ofVillage = await world.startAnother();
  const village = await startHeadlessDesk();
  ends.push(village.close);
  await enrolDesk(village, ofVillage);
  const town = await startEnrolledDesk(world);
  ends.push(town.close);

  await ofVillage.close();
  await world.central.close();
  const copy = await copyDatabase(world.databaseUrl);

  // Somebody pays for each byte in the village: documents wait for a better link there.
  await village.get('status/set-metered', { isMetered: true });
  const interactionId = await startAbout(village, karen);
  await andersShowsHisPassport(village, interactionId);
  await moveWithDocuments(village, interactionId, { houseNumber: '9', contents: [photo(30_000)] });
  const bundle = await exportFile(village);
  const since = await startAt(world.central.url, world.databaseUrl);
  const { report, receipts } = await deliverFile(town, bundle);
  expect(report.counts).toMatchObject({ received: 1 });
  await since.close();

  // Central goes on from the copy. The village hears of it, and has nothing there that could be missing.
  const before = (await village.get('status/line', {})).dataAsOf ?? '';
  await startAt(world.central.url, copy);
  await startAt(ofVillage.url, copy);
  await eventually(
    () => village.get('status/line', {}),
    ({ dataAsOf, filling }) => dataAsOf !== null && dataAsOf > before && filling === null,
  );
  const fileId = await handOver(village, receipts);
  expect(await village.get('courier/take-in', { fileId })).toMatchObject({ released: 1 });

  const database = openDatabase(copy, 'test');
  ends.push(() => database.end());
  await eventually(
    async () => {
      await village.get('outbox/send-now', {});
      return (await database.query('select from act where subject_id = $1', [karen])).rowCount;
    },
    (acts) => acts === 1,
  );
});
