import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { announceOutages } from '../../central/cli/announce-outage.ts';
import { readFlags } from '../../central/cli/flags.ts';
import { UserProblem } from '../../central/cli/say.ts';
import { CentralStatus } from '../../central/api/lookups.ts';
import type { ServiceStatus } from '../../central/api/service-status.ts';
import { createStatusBoard } from '../../central/http/status-board.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { actEnvelope, byMandate } from '../helpers/central-envelopes.ts';
import { mandate, person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld, type WorldOptions } from '../helpers/central-world.ts';

/** The status board: what connectors meet and operators announce, as every gateway tells it. */

const startWorld = prepareCentral();
const patience = { timeout: 60_000 };
const freshMs = 3000;

const boardAt = async (url: string): Promise<readonly ServiceStatus[] | undefined> => {
  const text = await (await fetch(`${url}/v1/status`)).text();
  return CentralStatus.parse(JSON.parse(text)).services;
};

const statusOf = async ({ central, advance }: CentralWorld, service: string) => {
  advance(freshMs);
  return (await boardAt(central.url))?.find((each) => each.service === service);
};

const command = ({ databaseUrl }: CentralWorld, words: readonly string[]): Promise<void> =>
  announceOutages(readFlags(['outage', ...words], { DATABASE_URL: databaseUrl }));

const accountChange = async (world: CentralWorld) => {
  const device = await enrolDevice(world);
  const act = actEnvelope(device, 'anna', {
    payload: {
      serviceId: 'payment-account-change',
      values: { registrationNumber: '3412', accountNumber: '0001234567' },
    },
  });
  await device.push([device.sign(act)]);
};

const away = (): Promise<never> => Promise.reject(new Error('away'));

const startAway = (special: WorldOptions) => startWorld({ people: [person('anna')], ...special });

test('everything is up where nothing has failed, and nothing is kept of it', async () => {
  const world = await startWorld();
  const services = await boardAt(world.central.url);
  expect(services?.map(({ service, state, since }) => [service, state, since])).toEqual([
    ['account-register', 'up', null],
    ['eid', 'up', null],
    ['mailbox', 'up', null],
    ['messages', 'up', null],
  ]);
  const { rows } = await world.database.query('select from service_health');
  expect(rows).toHaveLength(0);
});

test('a register that is away is told by every gateway, without a word of its error, until a call succeeds', async () => {
  let isAway = true;
  const accountRegister = {
    confirm: () =>
      isAway
        ? Promise.reject(new Error('secret-host refused'))
        : Promise.resolve({ outcome: 'confirmed' as const, bankName: 'Eksempelbanken' }),
  };
  const world = await startAway({ accountRegister });
  const other = await world.startAnother();
  await accountChange(world);
  await vi.waitFor(async () => {
    world.advance(freshMs);
    const told = await boardAt(other.url);
    expect(told?.[0]).toMatchObject({ service: 'account-register', state: 'down' });
  }, patience);
  expect(JSON.stringify(await statusOf(world, 'account-register'))).not.toContain('secret-host');
  isAway = false;
  await vi.waitFor(async () => {
    expect(await statusOf(world, 'account-register')).toMatchObject({ state: 'up', announcement: null });
  }, patience);
});

test('a register that is away holds up nobody who is to be told of other work', async () => {
  const told: string[] = [];
  const world = await startAway({
    accountRegister: { confirm: away },
    receivers: {
      tell: async ({ receiverId }) => {
        told.push(receiverId);
        return { outcome: 'told' };
      },
    },
  });
  await accountChange(world);
  const device = await enrolDevice(world);
  const receivers = [{ receiverId: 'tax', basis: 'law' as const, consentId: null }];
  await device.push([device.sign(actEnvelope(device, 'anna', { payload: { receivers } }))]);
  await vi.waitFor(() => expect(told).toEqual(['tax']), patience);
});

test('a mailbox that is away, and a receiver that does not hear, are each told as themselves', async () => {
  const world = await startWorld({
    people: [person('mother', { letters: 'print' }), person('son')],
    mandates: [mandate()],
    post: { deliver: away },
    receivers: { tell: away },
  });
  const device = await enrolDevice(world);
  const receivers = [{ receiverId: 'tax', basis: 'law' as const, consentId: null }];
  const act = actEnvelope(device, 'mother', { authority: byMandate(), payload: { receivers } });
  await device.push([device.sign(act)]);
  await vi.waitFor(async () => {
    // Beyond the pause before each next try.
    world.advance(20_000);
    expect(await statusOf(world, 'receiver:tax')).toMatchObject({ state: 'down' });
    expect(await statusOf(world, 'mailbox')).toMatchObject({ state: 'down' });
  }, patience);
  expect(await statusOf(world, 'messages')).toMatchObject({ state: 'up' });
});

test('an outage is announced with words, a name and an end, stays on record, and is over when somebody says so', async () => {
  const world = await startWorld();
  const until = new Date(world.now().getTime() + 3_600_000).toISOString();
  await command(world, [
    'eid',
    '--say',
    'Sign in with your passport.',
    '--until',
    until,
    '--by',
    'Mette Krog',
  ]);
  expect(await statusOf(world, 'eid')).toMatchObject({
    state: 'down',
    since: expect.any(String),
    expectedUntil: until,
    announcement: 'Sign in with your passport.',
  });
  await command(world, ['eid', '--say', 'Only the app is away.', '--by', 'Bo Lund']);
  expect(await statusOf(world, 'eid')).toMatchObject({
    expectedUntil: null,
    announcement: 'Only the app is away.',
  });
  expect(JSON.stringify(await boardAt(world.central.url))).not.toContain('Bo Lund');
  await command(world, ['eid', '--over', '--by', 'Bo Lund']);
  expect(await statusOf(world, 'eid')).toMatchObject({ state: 'up', announcement: null });
  const { rows } = await world.database.query(
    'select words, announced_by, ended_by from outage order by outage_id',
  );
  expect(rows).toEqual([
    { words: 'Sign in with your passport.', announced_by: 'Mette Krog', ended_by: 'Bo Lund' },
    { words: 'Only the app is away.', announced_by: 'Bo Lund', ended_by: 'Bo Lund' },
  ]);
});

const until = (...words: readonly string[]) => readFlags(words, {}).outage.expectedUntil;

test('an end is a time of today, or a moment; the last day of a trip is its own', () => {
  const today = until('outage', 'eid', '--until', '14:05');
  expect([today?.toDateString(), today?.getHours(), today?.getMinutes()]).toEqual([
    new Date().toDateString(),
    14,
    5,
  ]);
  expect(until('outage', 'eid', '--until', '2026-03-10T14:30:00+01:00')).toEqual(
    new Date('2026-03-10T13:30:00Z'),
  );
  expect(until('trip', 'list', '--until', '2026-03-10')).toBeNull();
});

test.each([
  ['nobody says who', ['eid', '--say', 'x']],
  ['there are no words', ['eid', '--by', 'Mette']],
  ['it is announced and over at once', ['eid', '--say', 'x', '--over', '--by', 'Mette']],
  ['there is no such service', ['coffee', '--say', 'x', '--by', 'Mette']],
  ['its end has gone by', ['eid', '--say', 'x', '--until', '2020-01-01T00:00:00Z', '--by', 'Mette']],
  ['its end is no time', ['eid', '--say', 'x', '--until', 'soon', '--by', 'Mette']],
  ['the words are too many', ['eid', '--say', 'x'.repeat(501), '--by', 'Mette']],
])('no outage is announced where %s', async (_why, words) => {
  const world = await startWorld();
  await expect((async () => command(world, words))()).rejects.toThrow(UserProblem);
  const { rows } = await world.database.query('select from outage');
  expect(rows).toHaveLength(0);
});

test('many who ask at once cost one look into the database, and who asks a moment later another', async () => {
  const world = await startWorld();
  let looks = 0;
  const database = new Proxy(world.database, {
    get: (target, name) => {
      if (name === 'query') looks += 1;
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
  const board = createStatusBoard({ database, clock: world.now });
  const asked = await Promise.all(Array.from({ length: 50 }, () => board.read()));
  expect(asked.every(({ services }) => services?.length === 4)).toBe(true);
  const once = looks;
  world.advance(freshMs);
  await board.read();
  expect([once, looks]).toEqual([3, 6]);
});

test('central tells its time also while its database cannot be read, and says nothing of the services', async () => {
  const world = await startWorld();
  await world.database.query('alter table outage rename to outage_elsewhere');
  world.advance(freshMs);
  expect(await boardAt(world.central.url)).toBeUndefined();
  await world.database.query('alter table outage_elsewhere rename to outage');
  expect(await boardAt(world.central.url)).toHaveLength(4);
});

test('a provider that says it has failed counts against the eID, and one whose citizen gave up does not', async () => {
  const world = await startWorld();
  const device = await enrolDevice(world);
  const comesBack = async (query: string): Promise<void> => {
    const state = randomUUID();
    const body = { provider: 'national', state, staffId: 'staff-1' };
    const { status } = await device.call({ method: 'POST', path: '/v1/identity/eid-attempts', body });
    expect(status).toBe(200);
    await fetch(`${world.central.url}/v1/identity/eid-return?state=${state}&${query}`);
  };
  for (const error of ['access_denied', 'access_denied', 'access_denied']) await comesBack(`error=${error}`);
  expect(await statusOf(world, 'eid')).toMatchObject({ state: 'up' });
  for (const error of ['server_error', 'temporarily_unavailable', 'server_error'])
    await comesBack(`error=${error}`);
  await vi.waitFor(
    async () => expect(await statusOf(world, 'eid')).toMatchObject({ state: 'down' }),
    patience,
  );
  // Whoever has no sign-in here says nothing about it.
  await fetch(`${world.central.url}/v1/identity/eid-return?state=nobody&code=x`);
  expect(await statusOf(world, 'eid')).toMatchObject({ state: 'down' });
});
