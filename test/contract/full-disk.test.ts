import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reserveFileName } from '../../main/core/disk-watch.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { ballastOn, makeSmallDisk, sayIfNoSmallDisk, type Ballast } from '../helpers/small-disk.ts';
import {
  anna,
  andersShowsHisPassport,
  enrolDesk,
  karen,
  makeThreadWorld,
  move,
  startAbout,
} from '../helpers/thread-desk.ts';
import { eventually, pin, startHeadlessDesk, type HeadlessDesk } from '../helpers/thread-world.ts';

const mebibyte = 1024 * 1024;
const hasDisk = sayIfNoSmallDisk();
const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;
let ballast: Ballast;

beforeEach(async () => {
  if (!hasDisk) return;
  world = await makeThreadWorld(makeWorld);
  const disk = makeSmallDisk(64 * mebibyte);
  desk = await startHeadlessDesk(disk);
  await enrolDesk(desk, world.central);
  ballast = ballastOn(disk);
});
afterEach(async () => {
  if (hasDisk) await desk.close();
});

const signIn = () => desk.ask('session/sign-in', { staffId: anna, pin });
const nothingUnsent = () =>
  eventually(
    () => desk.get('status/line', {}),
    (line) => line.unsent === 0,
  );

describe.runIf(hasDisk)('a machine whose disk is full when it is switched on', () => {
  test('opens in the room that was kept aside, and work is finished and sent', async () => {
    const reserve = join(desk.folder, reserveFileName);
    writeFileSync(reserve, Buffer.alloc(8 * mebibyte, 1));
    ballast.fill();
    await desk.restart();
    expect(await signIn()).toMatchObject({ ok: true });
    expect(existsSync(reserve)).toBe(false);
    const interactionId = await startAbout(desk, karen);
    await andersShowsHisPassport(desk, interactionId);
    await move(desk, interactionId, '12');
    await nothingUnsent();
    expect(await desk.get('status/line', {})).toMatchObject({ lowDisk: { hasReserve: false } });
  });

  test('says that its disk is full where nothing is left, and has everything once there is room', async () => {
    const interactionId = await startAbout(desk, karen);
    await andersShowsHisPassport(desk, interactionId);
    const port = Number(new URL(world.central.url).port);
    await world.central.close();
    await move(desk, interactionId, '12');
    ballast.fill();
    await desk.restart();
    expect(await signIn()).toMatchObject({ problem: { code: 'vault/disk-full' } });
    ballast.remove();
    expect(await signIn()).toMatchObject({ ok: true });
    expect(await desk.get('status/line', {})).toMatchObject({ unsent: 1 });
    await world.startAnother({ port });
    await desk.get('outbox/send-now', {});
    await nothingUnsent();
  });
});
