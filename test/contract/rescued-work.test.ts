import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readJournal } from '../../central/api/journal-frames.ts';
import { journalFileName } from '../../main/vault/journal/journal-file.ts';
import type { ParkedItem } from '../../preload/contract/outbox-parked.ts';
import { moveWithDocuments, photo } from '../helpers/act-with-document.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import {
  anna,
  andersShowsHisPassport,
  enrolDesk,
  karen,
  makeThreadWorld,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { destroyVault } from '../helpers/destroy-vault.ts';
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';
import { bo, boPin } from '../helpers/unsent-of-anna.ts';

const makeWorld = prepareCentral();
const reason = 'Written again from the receipt, reference 7K2-M4P-Q9T.';

let world: CentralWorld;
let desk: HeadlessDesk;
let central: CentralWorld['central'];
let whole: Buffer;

const inFolder = (file: string): string => join(desk.folder, file);

/** One byte of a document's only copy is another. */
const damaged = (journal: Buffer): Buffer => {
  const copy = Buffer.from(journal);
  const [, piece] = readJournal(journal).records;
  const at = (piece?.from ?? 0) + 1000;
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
};

/** The vault of a machine with unsent work is destroyed, and so is a part of a document in its journal; the machine is set up again. */
beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
  const interactionId = await startAbout(desk, karen);
  await andersShowsHisPassport(desk, interactionId);
  const port = Number(new URL(world.central.url).port);
  await world.central.close();
  await moveWithDocuments(desk, interactionId, { houseNumber: '12', contents: [photo()] });
  await desk.restart();
  destroyVault(desk.folder);
  whole = readFileSync(inFolder(journalFileName));
  writeFileSync(inFolder(journalFileName), damaged(whole));
  await desk.ask('session/sign-in', { staffId: anna, pin });
  central = await world.startAnother({ port });
  await enrolDesk(desk, central);
});
afterEach(() => desk.close());

const inTray = async (): Promise<ParkedItem> => {
  const { items } = await eventually(
    () => desk.get('parked/list', {}),
    (seen) => seen.items.length > 0,
  );
  const [item, ...more] = items;
  if (item === undefined || more.length > 0) throw new Error('one piece was rescued');
  return item;
};

const isDelivered = (): boolean => readdirSync(desk.folder).some((name) => name.endsWith('.delivered'));

const countActs = async (): Promise<number | null> =>
  (await world.database.query('select from act where subject_id = $1', [karen])).rowCount;

/** The journal is tried again at each start. */
const tryAgain = async (): Promise<void> => {
  await desk.restart();
  await desk.get('session/sign-in', { staffId: anna, pin });
};

test('work whose document is lost with its only copy lies in the tray, with its citizen, reference and reason, and says to write it again', async () => {
  const item = await inTray();
  expect(item).toMatchObject({
    kind: 'act-completed',
    next: 'write-again',
    actions: ['withdraw'],
    resolved: null,
    content: {
      subject: { personId: karen, name: 'Karen Margrethe Sørensen' },
      serviceId: 'change-of-address',
      reference: expect.stringMatching(/^\w{3}-\w{3}-\w{3}$/u),
      staffName: 'Anna Holm',
      isOwn: true,
      reason: 'rescued/document-lost',
    },
  });
  expect(await desk.get('status/line', {})).toMatchObject({ parked: 1 });
  expect(await desk.get('parked/get', { envelopeId: item.envelopeId })).toMatchObject({ item, work: null });
});

test('taken back with a name and a reason it waits for nobody, here or at central, and the journal is done with', async () => {
  const { envelopeId } = await inTray();
  const { successorId } = await desk.get('parked/withdraw', { envelopeId, reason });
  await eventually(
    () => desk.get('parked/get', { envelopeId }),
    ({ item }) => item.resolved?.successor?.state === 'sent',
  );
  expect((await desk.get('parked/get', { envelopeId })).item).toMatchObject({
    actions: [],
    resolved: { how: 'withdrawn', staffName: 'Anna Holm', reason, successor: { envelopeId: successorId } },
  });
  expect(await desk.get('status/line', {})).toMatchObject({ parked: 0 });
  expect(await desk.ask('parked/withdraw', { envelopeId, reason })).toMatchObject({
    problem: { code: 'parked/settled' },
  });
  const kept = await world.database.query('select envelope_id, staff_id, reason from withdrawn_work');
  expect(kept.rows).toEqual([{ envelope_id: envelopeId, staff_id: anna, reason }]);

  await tryAgain();
  await eventually(() => Promise.resolve(isDelivered()), Boolean);
  expect(await countActs()).toBe(0);
  expect((await desk.get('parked/get', { envelopeId })).item.resolved).toMatchObject({ reason });
});

test('a colleague sees that it waits and nothing of it, and cannot take it back', async () => {
  const { envelopeId } = await inTray();
  const code = await central.issueEnrolmentCode('centre-demo');
  await desk.get('session/add-colleague', { pin, colleagueId: bo, colleaguePin: boPin, code });
  await desk.get('session/sign-out', {});
  await desk.get('session/sign-in', { staffId: bo, pin: boPin });
  expect(await inTray()).toMatchObject({ content: null, actions: [] });
  const refused = { ok: false, problem: { code: 'parked/not-yours' } };
  expect(await desk.ask('parked/get', { envelopeId })).toEqual(refused);
  expect(await desk.ask('parked/withdraw', { envelopeId, reason })).toEqual(refused);
});

test('where the document turns up after all the work takes effect, and leaves the tray by itself', async () => {
  await inTray();
  const old = readdirSync(desk.folder).find((name) => name.startsWith(`${journalFileName}.set-aside-`));
  await desk.restart();
  writeFileSync(inFolder(old ?? ''), whole);
  await desk.get('session/sign-in', { staffId: anna, pin });
  await eventually(
    () => desk.get('parked/list', {}),
    ({ items }) => items.length === 0,
  );
  expect(await countActs()).toBe(1);
});

/** Central stumbles no more, and the journal is brought once again. */
const mendCentral = async (): Promise<void> => {
  await world.database.query('alter table act drop constraint bug');
  await tryAgain();
  await eventually(() => Promise.resolve(isDelivered()), Boolean);
};

describe('where central stumbled over the work it lies in the tray', () => {
  let envelopeId: ParkedItem['envelopeId'];

  beforeEach(async () => {
    await inTray();
    await world.database.query(`alter table act add constraint bug check (subject_id <> '${karen}')`);
    const old = readdirSync(desk.folder).find((name) => name.startsWith(`${journalFileName}.set-aside-`));
    await desk.restart();
    writeFileSync(inFolder(old ?? ''), whole);
    await desk.get('session/sign-in', { staffId: anna, pin });
    ({ envelopeId } = await eventually(inTray, ({ content }) => content?.reason === 'internal'));
  });

  test('and takes effect once central is mended', async () => {
    expect(isDelivered()).toBe(false);
    await mendCentral();
    expect(await desk.get('parked/list', {})).toMatchObject({ items: [] });
    expect(await countActs()).toBe(1);
  });

  test('and never takes effect where it was taken back before that', async () => {
    await desk.get('parked/withdraw', { envelopeId, reason });
    await mendCentral();
    expect(await countActs()).toBe(0);
  });
});
