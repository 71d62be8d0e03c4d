import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ReceiptsFile } from '../../central/api/bundle.ts';
import { deliverBundleFile } from '../../central/cli/deliver-bundle.ts';
import { readFlags } from '../../central/cli/flags.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import {
  deliverFile,
  exportFile,
  handOver,
  startVillageAndTown,
  type VillageAndTown,
} from '../helpers/courier.ts';
import {
  andersShowsHisPassport,
  karen,
  makeThreadWorld,
  move,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
let world: CentralWorld;
let machines: VillageAndTown;
let village: HeadlessDesk;
let town: HeadlessDesk;

/** The village has finished two moves that it cannot send. */
beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  machines = await startVillageAndTown(world);
  ({ village, town } = machines);
  const interactionId = await startAbout(village, karen);
  await andersShowsHisPassport(village, interactionId);
  await machines.cutOffVillage();
  await move(village, interactionId, '12');
  await move(village, interactionId, '14');
});
afterEach(() => machines.close());

const states = async (desk: HeadlessDesk) =>
  (await desk.get('outbox/list', {})).items.map(({ state }) => state);
const unsent = async (): Promise<number> => (await village.get('status/line', {})).unsent;
const whatHappened = async (): Promise<unknown> => {
  const acts = await world.database.query('select count(*)::int as n from act where subject_id = $1', [
    karen,
  ]);
  const person = await world.database.query(
    `select record->'address'->>'houseNumber' as number, record->>'version' as version from person where subject_id = $1`,
    [karen],
  );
  return [...acts.rows, ...person.rows];
};
/** Two moves took effect, once each, and the later one stands. */
const once = [{ n: 2 }, { number: '14', version: expect.any(String) as unknown }];

describe('work on a stick', () => {
  test('takes effect when a colleague delivers it, and the receipts that come back release it', async () => {
    const { report, receipts } = await deliverFile(town, await exportFile(village));
    expect(report).toMatchObject({ done: 2, total: 2, counts: { received: 2, refused: 0, unreadable: 0 } });
    expect(await whatHappened()).toEqual(once);
    expect(await unsent()).toBe(2);
    const fileId = await handOver(village, receipts);
    expect(await village.get('courier/take-in', { fileId })).toEqual({
      released: 2,
      known: 0,
      parked: 0,
      rejected: 0,
    });
    expect(await unsent()).toBe(0);
    expect(await village.get('courier/take-in', { fileId })).toMatchObject({ released: 0, known: 2 });
  });

  test('is not marked as sent by being saved, and is sent over the network all the same', async () => {
    await exportFile(village);
    expect(await states(village)).toEqual(['captured', 'captured']);
    expect(await village.get('courier/summary', {})).toMatchObject({
      unsent: 2,
      last: { items: 2, newer: 0 },
    });
    await machines.reconnectVillage();
    await village.get('outbox/send-now', {});
    await eventually(unsent, (count) => count === 0);
    expect(await village.ask('courier/export', {})).toMatchObject({
      problem: { code: 'courier/nothing-to-save' },
    });
  });

  test('that also came over the network before has one effect', async () => {
    const bundle = await exportFile(village);
    await machines.reconnectVillage();
    await village.get('outbox/send-now', {});
    await eventually(unsent, (count) => count === 0);
    const { report, receipts } = await deliverFile(town, bundle);
    expect(report.counts).toMatchObject({ received: 2, refused: 0 });
    expect(await whatHappened()).toEqual(once);
    const fileId = await handOver(village, receipts);
    expect(await village.get('courier/take-in', { fileId })).toMatchObject({ known: 2, rejected: 0 });
  });

  test('that also comes over the network afterwards has one effect', async () => {
    await deliverFile(town, await exportFile(village));
    await machines.reconnectVillage();
    await village.get('outbox/send-now', {});
    await eventually(unsent, (count) => count === 0);
    expect(await whatHappened()).toEqual(once);
  });

  test('that comes both ways at once, and twice by hand, has one effect', async () => {
    const bundle = await exportFile(village);
    const other = await startEnrolledDesk(world);
    await machines.reconnectVillage();
    await Promise.all([
      village.get('outbox/send-now', {}),
      deliverFile(town, bundle),
      deliverFile(other, bundle),
    ]);
    await eventually(unsent, (count) => count === 0);
    await other.close();
    expect(await whatHappened()).toEqual(once);
    expect((await world.database.query('select * from tamper_report')).rows).toEqual([]);
  });

  test('is taken in at central from the command line, which writes the receipts beside it', async () => {
    const file = join(village.folder, 'work.bundle');
    await writeFile(file, await exportFile(village));
    await deliverBundleFile(readFlags(['deliver-bundle', file], { DATABASE_URL: world.databaseUrl }));
    expect(await whatHappened()).toEqual(once);
    const fileId = await handOver(village, await readFile(`${file}.receipts`));
    expect(await village.get('courier/take-in', { fileId })).toMatchObject({ released: 2 });
  });

  test('says when there is no network to deliver it over, and goes on where it was', async () => {
    const fileId = await handOver(village, await exportFile(village));
    expect(await village.get('courier/open-bundle', { fileId })).toMatchObject({ items: 2, isOwn: true });
    expect(await village.ask('courier/deliver', { fileId })).toMatchObject({
      problem: { code: 'courier/offline' },
    });
    await machines.reconnectVillage();
    expect(await village.get('courier/deliver', { fileId })).toMatchObject({ done: 2, total: 2 });
  });
});

const open = async (bytes: Buffer): Promise<unknown> =>
  town.ask('courier/open-bundle', { fileId: await handOver(town, bytes) });

describe('a file is refused, with nothing taken from it,', () => {
  test('when any of its bytes was changed', async () => {
    const bundle = await exportFile(village);
    for (const at of [9, 40, 400, bundle.length - 1]) {
      const changed = Buffer.from(bundle);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(await open(changed)).toMatchObject({ problem: { code: 'courier/damaged' } });
    }
  });

  test('when it was cut off', async () => {
    const bundle = await exportFile(village);
    for (const length of [10, 300, bundle.length - 1]) {
      expect(await open(bundle.subarray(0, length))).toMatchObject({ problem: { code: 'courier/damaged' } });
    }
  });

  test('when it is something else', async () => {
    expect(await open(Buffer.from('a letter'))).toMatchObject({ problem: { code: 'courier/not-a-bundle' } });
  });

  test('when it is for another central', async () => {
    const elsewhere = await makeThreadWorld(makeWorld);
    const abroad = await startEnrolledDesk(elsewhere);
    const fileId = await handOver(abroad, await exportFile(village));
    expect(await abroad.ask('courier/open-bundle', { fileId })).toMatchObject({
      problem: { code: 'courier/other-central' },
    });
    await abroad.close();
  });
});

describe('receipts', () => {
  test('of another machine are refused', async () => {
    const { receipts } = await deliverFile(town, await exportFile(village));
    const fileId = await handOver(town, receipts);
    expect(await town.ask('courier/take-in', { fileId })).toMatchObject({
      problem: { code: 'courier/other-machine' },
    });
  });

  test('that do not verify release nothing, and those beside them do', async () => {
    const { receipts } = await deliverFile(town, await exportFile(village));
    const file = ReceiptsFile.parse(JSON.parse(receipts.toString('utf8')));
    const [first = '', second = ''] = file.answers;
    const forged = { ...file, answers: [`${first.slice(0, -4)}AAAA`, second] };
    const fileId = await handOver(village, Buffer.from(JSON.stringify(forged)));
    expect(await village.get('courier/take-in', { fileId })).toMatchObject({ released: 1, rejected: 1 });
    expect(await unsent()).toBe(1);
  });

  test('that were cut off, or left out, or are something else are refused', async () => {
    const { receipts } = await deliverFile(town, await exportFile(village));
    const takeIn = async (bytes: Buffer): Promise<unknown> =>
      village.ask('courier/take-in', { fileId: await handOver(village, bytes) });
    const file = ReceiptsFile.parse(JSON.parse(receipts.toString('utf8')));
    const fewer = Buffer.from(JSON.stringify({ ...file, answers: file.answers.slice(1) }));
    expect(await takeIn(receipts.subarray(0, -5))).toMatchObject({ problem: { code: 'courier/damaged' } });
    expect(await takeIn(fewer)).toMatchObject({ problem: { code: 'courier/damaged' } });
    expect(await takeIn(Buffer.from('{}'))).toMatchObject({ problem: { code: 'courier/not-receipts' } });
    expect(await unsent()).toBe(2);
  });
});
