import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readJournal } from '../../central/api/journal-frames.ts';
import { journalFileName } from '../../main/vault/journal/journal-file.ts';
import type { UnreadableWork } from '../../preload/contract/outbox-parked.ts';
import { StaffId } from '../../preload/contract/values.ts';
import { moveWithDocuments } from '../helpers/act-with-document.ts';
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

const makeWorld = prepareCentral();
const carla = StaffId.parse('staff-carla');
const carlaPin = '820463';
const words = 'Anna was asked: it was a move, done again as 7K2-M4P-Q9T.';

let world: CentralWorld;
let desk: HeadlessDesk;
let whole: Buffer;

const inFolder = (file: string): string => join(desk.folder, file);

/** Two pieces of work, then the vault is destroyed, and what `harm` makes of the journal is all that is left; the machine is set up again. */
const loseVault = async (harm: (journal: Buffer) => Buffer): Promise<CentralWorld['central']> => {
  const port = Number(new URL(world.central.url).port);
  await world.central.close();
  for (const houseNumber of ['12', '14']) {
    const interactionId = await startAbout(desk, karen);
    await andersShowsHisPassport(desk, interactionId);
    await moveWithDocuments(desk, interactionId, { houseNumber, contents: [] });
  }
  await desk.restart();
  destroyVault(desk.folder);
  whole = readFileSync(inFolder(journalFileName));
  writeFileSync(inFolder(journalFileName), harm(Buffer.from(whole)));
  await desk.ask('session/sign-in', { staffId: anna, pin });
  const central = await world.startAnother({ port });
  await enrolDesk(desk, central);
  return central;
};

/** One byte of the first record is another. */
const flipped = (journal: Buffer): Buffer => {
  const [first] = readJournal(journal).records;
  const at = (first?.to ?? 0) - 20;
  journal.writeUInt8(journal.readUInt8(at) ^ 1, at);
  return journal;
};

const inTray = async (): Promise<UnreadableWork> => {
  const { unreadable } = await eventually(
    () => desk.get('parked/list', {}),
    (seen) => seen.unreadable.length > 0,
  );
  const [work, ...more] = unreadable;
  if (work === undefined || more.length > 0) throw new Error('one journal is damaged');
  return work;
};

const effects = async (): Promise<number | null> =>
  (await world.database.query('select from act where subject_id = $1', [karen])).rowCount;

beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
});
afterEach(() => desk.close());

test('that a piece of a lost store cannot be read is told to everybody, and the rest takes effect', async () => {
  await loseVault(flipped);
  expect(await inTray()).toMatchObject({ pieces: 1, ended: null, mayEnd: false });
  expect(await desk.get('status/line', {})).toMatchObject({ parked: 0, unreadable: 1 });
  // Central waits a while for what came before it about the same citizen.
  world.advance(61_000);
  await desk.restart();
  await desk.get('session/sign-in', { staffId: anna, pin });
  await eventually(effects, (count) => count === 1);
});

test('so is a record that broke off, and one of which not even the mark can be read', async () => {
  await loseVault((journal) => {
    const [first] = readJournal(journal).records;
    journal.fill(0, first?.from, (first?.from ?? 0) + 8);
    return journal.subarray(0, journal.length - 30);
  });
  expect(await inTray()).toMatchObject({ pieces: 2 });
});

test('a supervisor puts it away with a name and words, once; its author cannot, and the damaged file stays', async () => {
  const central = await loseVault(flipped);
  const { journal } = await inTray();
  expect(await desk.ask('parked/end-unreadable', { journal, words })).toMatchObject({
    problem: { code: 'parked/not-yours' },
  });
  const code = await central.issueEnrolmentCode('centre-demo');
  await desk.get('session/add-colleague', { pin, colleagueId: carla, colleaguePin: carlaPin, code });
  await desk.get('session/sign-out', {});
  await desk.get('session/sign-in', { staffId: carla, pin: carlaPin });
  expect(await inTray()).toMatchObject({ mayEnd: true });
  await desk.get('parked/end-unreadable', { journal, words });
  expect(await inTray()).toMatchObject({ mayEnd: false, ended: { words } });
  expect(await desk.get('status/line', {})).toMatchObject({ unreadable: 0 });
  expect(await desk.ask('parked/end-unreadable', { journal, words })).toMatchObject({
    problem: { code: 'parked/settled' },
  });
  expect(readdirSync(desk.folder).some((name) => name.startsWith(journal))).toBe(true);
});

test('it is told once, however often the machine starts', async () => {
  await loseVault(flipped);
  const told = await inTray();
  await desk.restart();
  await desk.get('session/sign-in', { staffId: anna, pin });
  expect(await inTray()).toEqual(told);
});
