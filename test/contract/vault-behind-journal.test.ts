import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepVaultCopy, putVaultBack } from '../helpers/old-vault.ts';
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
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';

const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;

beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
});
afterEach(() => desk.close());

test('a vault that has lost finished work is told as damaged, and the journal that still has it is not swept but brought to central', async () => {
  await desk.restart();
  keepVaultCopy(desk.folder);
  await desk.get('session/sign-in', { staffId: anna, pin });
  const interactionId = await startAbout(desk, karen);
  await andersShowsHisPassport(desk, interactionId);
  const port = Number(new URL(world.central.url).port);
  await world.central.close();
  await move(desk, interactionId, '12');
  await desk.restart();
  putVaultBack(desk.folder);

  expect(await desk.ask('session/sign-in', { staffId: anna, pin })).toMatchObject({
    problem: { code: 'vault/damaged' },
  });
  expect(existsSync(join(desk.folder, 'journal.sealed'))).toBe(true);
  await enrolDesk(desk, await world.startAnother({ port }));
  const isDelivered = (): boolean => readdirSync(desk.folder).some((name) => name.endsWith('.delivered'));
  await eventually(() => Promise.resolve(isDelivered()), Boolean);
  const { rows } = await world.database.query('select count(*)::int as n from act where subject_id = $1', [
    karen,
  ]);
  expect(rows).toEqual([{ n: 1 }]);
});
