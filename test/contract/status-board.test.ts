import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { announceOutages } from '../../central/cli/announce-outage.ts';
import { readFlags } from '../../central/cli/flags.ts';
import { createCaller } from '../../main/core/central-link.ts';
import { createHttpTransport } from '../../main/sync/transport/http-transport.ts';
import { openNarrowLink } from '../bench/link/narrow-link.ts';
import { enrolDevice } from '../helpers/central-device.ts';
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

test('one look at the board costs so little that a quiet desk stays under its kilobyte a minute', async () => {
  const device = await enrolDevice(world);
  const link = await openNarrowLink({ url: world.central.url });
  onTestFinished(() => link.close());
  const signer = { keyId: device.answer.deviceId, privateKey: device.key.privateKey };
  const clock = { now: world.now, monotonicMs: () => performance.now() };
  const { status } = createHttpTransport(createCaller({ origin: link.url, signer, clock }));
  const passed = (): number => link.passed().up + link.passed().down;
  // The first one opens the line.
  await status(AbortSignal.timeout(10_000));
  const before = passed();
  expect(await status(AbortSignal.timeout(10_000))).toMatchObject({ kind: 'answered' });
  // Asked for every fifteen minutes while nobody is there.
  expect((passed() - before) / 15).toBeLessThan(100);
});
