import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blobHash } from '../../central/api/blobs.ts';
import { readJournal, type Frame } from '../../central/api/journal-frames.ts';
import { readFlags } from '../../central/cli/flags.ts';
import { openJournalFile } from '../../central/cli/open-journal.ts';
import { readBlob } from '../../central/store/queries/blobs.ts';
import { journalFileName } from '../../main/vault/journal/journal-file.ts';
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

const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;
let port: number;
const content = photo();

/** An act with a document is completed while central is away. */
beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
  const interactionId = await startAbout(desk, karen);
  await andersShowsHisPassport(desk, interactionId);
  port = Number(new URL(world.central.url).port);
  await world.central.close();
  await moveWithDocuments(desk, interactionId, { houseNumber: '12', contents: [content] });
});
afterEach(() => desk.close());

const journalFile = (): string => join(desk.folder, journalFileName);
const kindsIn = (file: string): readonly Frame['kind'][] =>
  readJournal(readFileSync(file)).records.map(({ kind }) => kind);
const lieInJournal = ['work', 'piece', 'piece', 'piece'];

const loseVault = async (): Promise<void> => {
  await desk.restart();
  destroyVault(desk.folder);
};

const whatCentralHas = async () => ({
  acts: (await world.database.query('select from act where subject_id = $1', [karen])).rowCount,
  isDocumentWhole: (await readBlob(world.database, blobHash(content)))?.equals(content) ?? false,
});
const recovered = { acts: 1, isDocumentWhole: true };

const eventuallyDelivered = () =>
  eventually(
    () => Promise.resolve(readdirSync(desk.folder).some((name) => name.endsWith('.delivered'))),
    Boolean,
  );

describe('a document of unsent work', () => {
  test('lies in the journal too, and comes from it to central, with its work, when the vault was destroyed', async () => {
    expect(kindsIn(journalFile())).toEqual(lieInJournal);
    await loseVault();
    expect(await desk.ask('session/sign-in', { staffId: anna, pin })).toMatchObject({
      problem: { code: 'vault/damaged' },
    });
    await enrolDesk(desk, await world.startAnother({ port }));
    await eventuallyDelivered();
    expect(await whatCentralHas()).toEqual(recovered);
  });

  test('is recovered at central from the command line too, twice with one effect', async () => {
    for (let time = 0; time < 2; time += 1)
      await openJournalFile(readFlags(['open-journal', journalFile()], { DATABASE_URL: world.databaseUrl }));
    expect(await whatCentralHas()).toEqual(recovered);
  });

  test('that also came by itself is there once', async () => {
    const copy = readFileSync(journalFile());
    await world.startAnother({ port });
    await desk.get('outbox/send-now', {});
    await eventually(
      () => desk.get('outbox/list', {}),
      ({ items }) => items.every(({ state }) => state === 'effective'),
    );
    await eventually(
      () => Promise.resolve(kindsIn(journalFile())),
      (kinds) => kinds.length === 0,
    );
    const old = `${journalFile()}.set-aside-1`;
    writeFileSync(old, copy);
    await desk.restart();
    await desk.get('session/sign-in', { staffId: anna, pin });
    await eventually(() => Promise.resolve(existsSync(`${old}.delivered`)), Boolean);
    expect(await whatCentralHas()).toEqual(recovered);
  });

  test('is put into the journal of an older version, which held none', async () => {
    await desk.restart();
    const bytes = readFileSync(journalFile());
    const [work] = readJournal(bytes).records;
    writeFileSync(journalFile(), bytes.subarray(0, work?.to));
    await desk.get('session/sign-in', { staffId: anna, pin });
    expect(kindsIn(journalFile())).toEqual(lieInJournal);
    expect(readdirSync(desk.folder).some((name) => name.includes('.damaged-'))).toBe(false);
  });

  test('that was damaged in the journal is waited for with its work, and the journal stays until it is whole', async () => {
    const whole = readFileSync(journalFile());
    const damaged = Buffer.from(whole);
    const [, piece] = readJournal(whole).records;
    const at = (piece?.from ?? 0) + 1000;
    damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
    await loseVault();
    writeFileSync(journalFile(), damaged);
    await desk.ask('session/sign-in', { staffId: anna, pin });
    await enrolDesk(desk, await world.startAnother({ port }));
    await eventually(
      async () => (await world.database.query('select from blob_upload')).rowCount,
      (uploads) => uploads === 1,
    );
    const old = readdirSync(desk.folder).find((name) => name.startsWith(`${journalFileName}.set-aside-`));
    await desk.restart();
    expect(await whatCentralHas()).toEqual({ acts: 0, isDocumentWhole: false });
    expect(old).toMatch(/set-aside-\d+$/u);

    writeFileSync(join(desk.folder, old ?? ''), whole);
    await desk.get('session/sign-in', { staffId: anna, pin });
    await eventuallyDelivered();
    expect(await whatCentralHas()).toEqual(recovered);
  });
});
