import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { signRequest } from '../../central/api/request-signature.ts';
import {
  enrolDevice,
  makeDeviceKey,
  readSent,
  type CentralDevice,
  type Sent,
} from '../helpers/central-device.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();

const start = async () => {
  const world = await startWorld();
  return { world, device: await enrolDevice(world) };
};

const lookup = JSON.stringify({
  text: 'Anna Prøve',
  purposeId: 'change-registration',
  legalBasisId: 'cpr-act-6',
  staffId: 'staff-1',
});

type Forgery = {
  readonly keyId?: string;
  readonly key?: CentralDevice['key'];
  readonly created?: number;
  readonly nonce?: string;
  readonly signedPath?: string;
  readonly signedMethod?: string;
  readonly sentBody?: string;
};

const path = '/v1/lookups/people';

const send = async (world: CentralWorld, device: CentralDevice, forgery: Forgery = {}): Promise<Sent> => {
  const headers = signRequest({
    method: forgery.signedMethod ?? 'POST',
    url: forgery.signedPath ?? path,
    body: lookup,
    keyId: forgery.keyId ?? device.answer.deviceId,
    privateKey: (forgery.key ?? device.key).privateKey,
    created: forgery.created ?? Math.floor(world.now().getTime() / 1000),
    nonce: forgery.nonce ?? randomUUID(),
  });
  const response = await fetch(world.central.url + path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: forgery.sentBody ?? lookup,
  });
  return readSent(response);
};

const refused = (code: string, detail: string) => ({
  status: 401,
  type: 'application/problem+json',
  body: { code, detail },
});

test('a request as its device signed it is answered', async () => {
  const { world, device } = await start();
  expect(await send(world, device)).toMatchObject({ status: 200, body: { people: [] } });
});

test.for(['/v1/leases/current', '/v1/sync/pull', '/v1/sync/push', path])(
  '%s is not answered without a signature',
  async (at) => {
    const { world } = await start();
    const isGet = at === '/v1/leases/current' || at === '/v1/sync/pull';
    const response = await fetch(world.central.url + at, {
      method: isGet ? 'GET' : 'POST',
      ...(isGet ? {} : { headers: { 'content-type': 'application/json' }, body: '{}' }),
    });
    expect(await readSent(response)).toMatchObject(refused('signature/missing', 'missing'));
  },
);

test.for<[string, (world: CentralWorld) => Forgery, string, string]>([
  ['an altered body', () => ({ sentBody: lookup.replace('Anna', 'Hans') }), 'signature/invalid', 'altered'],
  ['another path', () => ({ signedPath: '/v1/sync/push' }), 'signature/invalid', 'forged'],
  ['a query that was not signed', () => ({ signedPath: `${path}?limit=1` }), 'signature/invalid', 'forged'],
  ['another method', () => ({ signedMethod: 'GET' }), 'signature/invalid', 'forged'],
  ['the key of somebody else', () => ({ key: makeDeviceKey() }), 'signature/invalid', 'forged'],
  ['a device nobody enrolled', () => ({ keyId: randomUUID() }), 'device/unknown', 'key-unknown'],
  [
    'a signature of six minutes ago',
    (world) => ({ created: Math.floor(world.now().getTime() / 1000) - 360 }),
    'signature/invalid',
    'stale',
  ],
  [
    'a signature of six minutes ahead',
    (world) => ({ created: Math.floor(world.now().getTime() / 1000) + 360 }),
    'signature/invalid',
    'stale',
  ],
])('%s is refused', async ([, forge, code, detail]) => {
  const { world, device } = await start();
  expect(await send(world, device, forge(world))).toMatchObject(refused(code, detail));
});

test('the same request sent again is refused as replayed', async () => {
  const { world, device } = await start();
  const nonce = randomUUID();
  const created = Math.floor(world.now().getTime() / 1000);
  expect(await send(world, device, { nonce, created })).toMatchObject({ status: 200 });
  expect(await send(world, device, { nonce, created })).toMatchObject(
    refused('signature/invalid', 'replayed'),
  );
});

test('one device may use a nonce that another one has used', async () => {
  const { world, device } = await start();
  const other = await enrolDevice(world);
  const nonce = randomUUID();
  expect(await send(world, device, { nonce })).toMatchObject({ status: 200 });
  expect(await send(world, other, { nonce })).toMatchObject({ status: 200 });
});
