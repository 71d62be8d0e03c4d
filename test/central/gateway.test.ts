import { dictionaryHeader, dictionaryName, unpackWithDictionary } from '../../central/api/wire-dictionary.ts';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CentralStatus } from '../../central/api/lookups.ts';
import { signRequest } from '../../central/api/request-signature.ts';
import { PullPage, PushAnswer } from '../../central/api/sync.ts';
import { startCentral } from '../../central/http/start-central.ts';
import { migrate, migrations } from '../../central/store/migrate.ts';
import { openDatabase } from '../../central/store/database.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { country, prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

test('the status is open to everybody and tells central time', async () => {
  const world = await startWorld();
  const status = CentralStatus.parse(await (await fetch(`${world.central.url}/v1/status`)).json());
  expect(Math.abs(Date.parse(status.serverTime) - Date.now())).toBeLessThan(5000);
});

test('the wire is described as OpenAPI 3.1 with every call in it', async () => {
  const world = await startWorld();
  const described = (await (await fetch(`${world.central.url}/openapi.json`)).json()) as {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  };
  expect(described.openapi).toBe('3.1.0');
  const calls = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(calls.toSorted()).toEqual([
    'get /v1/identity/eid-attempts/{attemptId}',
    'get /v1/leases/current',
    'get /v1/mandates/issuer-keys',
    'get /v1/mandates/status-lists',
    'get /v1/mandates/status-lists/{list}',
    'get /v1/status',
    'get /v1/sync/pull',
    'options /v1/blobs',
    'patch /v1/blobs/{sha256}',
    'post /v1/audit/checkpoints',
    'post /v1/blobs',
    'post /v1/bundles',
    'post /v1/devices',
    'post /v1/devices/current/staff',
    'post /v1/devices/current/wiped',
    'post /v1/devices/readmit',
    'post /v1/identity/eid-attempts',
    'post /v1/journals',
    'post /v1/lookups/people',
    'post /v1/lookups/protected-contacts',
    'post /v1/mandates/access-codes',
    'post /v1/mandates/code-challenges',
    'post /v1/mandates/code-challenges/{challengeId}/answers',
    'post /v1/mandates/proofs',
    'post /v1/protection-log/read',
    'post /v1/subscriptions',
    'post /v1/sync/push',
    'post /v1/sync/reconcile',
    'post /v1/sync/refill',
  ]);
  expect(described.paths['/v1/sync/push']?.['post']).toHaveProperty('requestBody');
});

const signed = (
  device: CentralDevice,
  world: CentralWorld,
  to: { method: string; url: string; body: Uint8Array },
) =>
  signRequest({
    ...to,
    keyId: device.answer.deviceId,
    privateKey: device.key.privateKey,
    created: Math.floor(world.now().getTime() / 1000),
    nonce: randomUUID(),
  });

test('a body may come compressed, signed as it travels', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  const envelopes = [device.sign(actEnvelope(device, 'anna'))];
  const body = Uint8Array.from(zstdCompressSync(JSON.stringify({ envelopes })));
  const url = '/v1/sync/push';
  const response = await fetch(world.central.url + url, {
    method: 'POST',
    headers: {
      ...signed(device, world, { method: 'POST', url, body }),
      'content-type': 'application/json',
      'content-encoding': 'zstd',
    },
    body,
  });
  expect(PushAnswer.parse(await response.json()).outcomes[0]?.outcome).toBe('accepted');
});

const pullAs = async (headers: Readonly<Record<string, string>>) => {
  const world = await startWorld({ people: Array.from({ length: 30 }, (_, index) => person(`p${index}`)) });
  const device = await enrolDevice(world);
  const { get } = await import('node:http');
  const url = '/v1/sync/pull';
  const signature = signed(device, world, { method: 'GET', url, body: new Uint8Array() });
  return new Promise<{ readonly coding: string | undefined; readonly body: Buffer }>((resolve, reject) => {
    get(world.central.url + url, { headers: { ...signature, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ coding: response.headers['content-encoding'], body: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });
};
const changesIn = (body: Buffer | null) => PullPage.parse(JSON.parse(body?.toString('utf8') ?? '')).changes;

describe('an answer comes compressed to who accepts it', () => {
  test('as zstd', async () => {
    const { coding, body } = await pullAs({ 'accept-encoding': 'zstd' });
    expect(coding).toBe('zstd');
    expect(changesIn(zstdDecompressSync(body))).toHaveLength(30);
  });

  test('with the dictionary, to who has the same', async () => {
    const { coding, body } = await pullAs({
      'accept-encoding': 'dcz, zstd',
      [dictionaryHeader]: dictionaryName,
    });
    expect(coding).toBe('dcz');
    expect(changesIn(unpackWithDictionary(body, 1_000_000))).toHaveLength(30);
  });

  test('without the dictionary, to who has another', async () => {
    const other = { 'accept-encoding': 'dcz, zstd', [dictionaryHeader]: ':AAAA:' };
    expect((await pullAs(other)).coding).toBe('zstd');
    expect((await pullAs({ 'accept-encoding': 'dcz' })).coding).toBeUndefined();
  });
});

test('the page of a demonstration shows what was received, as text', async () => {
  const world = await startWorld({ people: [person('anna', { surname: '<script>alert(1)</script>' })] });
  const device = await enrolDevice(world);
  await device.push([device.sign(actEnvelope(device, 'anna', { payload: { reference: 'AB-12-CD' } }))]);
  const page = await (await fetch(world.central.url)).text();
  expect(page).toContain('<td>AB-12-CD</td><td>change-of-address</td>');
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('<script');
});

test('without a demonstration there is no such page', async () => {
  const world = await startWorld({ isDemonstration: false });
  expect((await fetch(world.central.url)).status).toBe(404);
});

test('a gateway listens on this machine alone unless told otherwise', async () => {
  const world = await startWorld();
  expect(new URL(world.central.url).hostname).toBe('127.0.0.1');
});

test('several gateways may start on one new database at once; each step of its schema is done once', async () => {
  const world = await startWorld();
  await world.database.query('drop schema public cascade; create schema public');
  const pools = Array.from({ length: 4 }, () => openDatabase(world.databaseUrl, 'test'));
  await Promise.all(pools.map((pool) => migrate(pool)));
  await Promise.all(pools.map((pool) => pool.end()));
  const done = await world.database.query<{ step: number }>('select step from migration order by step');
  expect(done.rows.map(({ step }) => step)).toEqual(migrations.map(({ step }) => step));
});

test('steps of the schema only ever go up', () => {
  const steps = migrations.map(({ step }) => step);
  expect(steps).toEqual([...new Set(steps)].toSorted((one, other) => one - other));
});

test('a gateway does not touch the database of a newer build', async () => {
  const world = await startWorld();
  await world.database.query('insert into migration values (9999, now())');
  const start = startCentral({ databaseUrl: world.databaseUrl, port: 0, ...country, isDemonstration: false });
  await expect(start).rejects.toThrow('9999');
});
