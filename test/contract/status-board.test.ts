import { afterEach, beforeEach, expect, test } from 'vitest';
import { announceOutages } from '../../central/cli/announce-outage.ts';
import { readFlags } from '../../central/cli/flags.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { anna, makeThreadWorld, startEnrolledDesk } from '../helpers/thread-desk.ts';
import { eventually, pin, type HeadlessDesk } from '../helpers/thread-world.ts';

/** The status board from an operator's terminal to the contract of the page. */

const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;

beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
});
afterEach(() => desk.close());

const command = (words: readonly string[]): Promise<void> =>
  announceOutages(readFlags(['outage', ...words], { DATABASE_URL: world.databaseUrl }));

/** A machine that is switched on hears the board at once. */
const switchOn = async (): Promise<void> => {
  await desk.restart();
  await desk.get('session/sign-in', { staffId: anna, pin });
};

const boardWhen = (isAsWished: (state: string | undefined) => boolean) =>
  eventually(
    () => desk.get('status/services', {}),
    ({ services }) => isAsWished(services.find(({ service }) => service === 'eid')?.state),
  );

test('what an operator announces comes to the desk with its words and end, and stays there without a network', async () => {
  const quiet = await boardWhen((state) => state === 'up');
  expect(quiet.services.map(({ state }) => state)).toEqual(['up', 'up', 'up', 'up']);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await command(['eid', '--say', 'Medbring pas.', '--until', until, '--by', 'Mette Krog']);
  world.advance(3000);
  await switchOn();
  const heard = await boardWhen((state) => state === 'down');
  expect(heard.services[0]).toMatchObject({
    service: 'eid',
    state: 'down',
    expectedUntil: until,
    announcement: 'Medbring pas.',
  });
  expect(JSON.stringify(heard)).not.toContain('Mette');

  await world.central.close();
  await switchOn();
  expect(await desk.get('status/services', {})).toEqual(heard);
});

test('nobody but staff is told of it', async () => {
  await desk.get('session/sign-out', {});
  expect(await desk.ask('status/services', {})).toMatchObject({
    ok: false,
    problem: { code: 'session/needed' },
  });
});
