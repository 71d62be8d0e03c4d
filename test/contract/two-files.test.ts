import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readJournal } from '../../central/api/journal-frames.ts';
import { journalFileName } from '../../main/vault/journal/journal-file.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import {
  anna,
  andersShowsHisPassport,
  enrolDesk,
  karen,
  makeThreadWorld,
  move,
  startAbout,
  startEnrolledDesk,
} from '../helpers/thread-desk.ts';
import { destroyVault } from '../helpers/destroy-vault.ts';
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;

beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
});
afterEach(() => desk.close());

const recordsIn = (file: string): number => readJournal(readFileSync(join(desk.folder, file))).records.length;
const houseNumber = async (): Promise<unknown> => {
  const { rows } = await world.database.query(
    `select record->'address'->>'houseNumber' as number from person where subject_id = $1`,
    [karen],
  );
  return (rows as readonly { readonly number: string }[])[0]?.number;
};
const actCount = async (): Promise<unknown> =>
  (await world.database.query('select count(*)::int as n from act where subject_id = $1', [karen])).rows;

/** Two moves while central is away, so that both are unsent. */
const workOffline = async (): Promise<number> => {
  const interactionId = await startAbout(desk, karen);
  await andersShowsHisPassport(desk, interactionId);
  const port = Number(new URL(world.central.url).port);
  await world.central.close();
  await move(desk, interactionId, '12');
  await move(desk, interactionId, '14');
  return port;
};

describe('unsent work lies in two files', () => {
  test('when the vault is destroyed, the machine is set up again and its work takes effect from the journal, once', async () => {
    const port = await workOffline();
    expect(recordsIn(journalFileName)).toBe(2);
    await desk.restart();
    destroyVault(desk.folder);
    expect(await desk.ask('session/sign-in', { staffId: anna, pin })).toMatchObject({
      problem: { code: 'vault/damaged' },
    });

    const central = await world.startAnother({ port });
    await enrolDesk(desk, central);
    const isDelivered = (): boolean => readdirSync(desk.folder).some((name) => name.endsWith('.delivered'));
    await eventually(() => Promise.resolve(isDelivered()), Boolean);
    expect(await houseNumber()).toBe('14');
    expect(await actCount()).toEqual([{ n: 2 }]);
  });

  test('an enrolled machine whose vault is well is never set up again by whoever passes by', async () => {
    const code = await world.central.issueEnrolmentCode('centre-demo');
    const again = { centralUrl: world.central.url, code, staffId: anna, pin };
    expect(await desk.ask('device/enrol', again)).toMatchObject({
      problem: { code: 'device/already-enrolled' },
    });
  });

  test('when the journal is destroyed, the vault writes it again, and the work arrives as if nothing had been', async () => {
    const port = await workOffline();
    await desk.restart();
    rmSync(join(desk.folder, journalFileName));
    await desk.get('session/sign-in', { staffId: anna, pin });
    expect(recordsIn(journalFileName)).toBe(2);
    await world.startAnother({ port });
    await desk.get('outbox/send-now', {});
    await eventually(
      () => desk.get('outbox/list', {}),
      ({ items }) => items.every((item) => item.state === 'effective'),
    );
    expect(await houseNumber()).toBe('14');
    await eventually(
      () => Promise.resolve(recordsIn(journalFileName)),
      (records) => records === 0,
    );
  });

  test('work that came by itself and then once more from a copy of the journal has one effect', async () => {
    const port = await workOffline();
    const copy = readFileSync(join(desk.folder, journalFileName));
    await world.startAnother({ port });
    await desk.get('outbox/send-now', {});
    await eventually(
      () => desk.get('outbox/list', {}),
      ({ items }) => items.every((item) => item.state === 'effective'),
    );
    const old = join(desk.folder, `${journalFileName}.set-aside-1`);
    writeFileSync(old, copy);
    await desk.restart();
    await desk.get('session/sign-in', { staffId: anna, pin });
    await eventually(() => Promise.resolve(existsSync(`${old}.delivered`)), Boolean);
    expect(await houseNumber()).toBe('14');
    expect(await actCount()).toEqual([{ n: 2 }]);
  });
});
