import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { StatusListAnswer, StatusListClaims, StatusLists } from '../../../central/api/mandate-credential.ts';
import { isRevoked } from '../../../central/domain/mandates/status-bits.ts';
import { signRequest } from '../../../central/api/request-signature.ts';
import { enrolDevice, type CentralDevice } from '../../helpers/central-device.ts';
import {
  openCredential,
  openToken,
  pullMandate,
  pullMandates,
  withdrawnEnvelope,
} from '../../helpers/central-mandates.ts';
import { mandate, person } from '../../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../../helpers/central-world.ts';

const startWorld = prepareCentral();

const start = async (): Promise<{ readonly world: CentralWorld; readonly device: CentralDevice }> => {
  const world = await startWorld({
    people: [person('mother'), person('son')],
    mandates: [mandate(), mandate({ mandateId: 'm2', channels: ['phone'] })],
  });
  return { world, device: await enrolDevice(world) };
};

const ask = async (device: CentralDevice, since = ''): Promise<StatusListAnswer> =>
  StatusListAnswer.parse(
    (await device.call({ method: 'GET', path: `/v1/mandates/status-lists/0${since}` })).body,
  );

const claimsOf = async (device: CentralDevice, { token }: StatusListAnswer): Promise<StatusListClaims> =>
  (await openToken(device, token, StatusListClaims)).claims;

const bitsOf = (claims: StatusListClaims): Buffer =>
  inflateSync(Buffer.from(claims.status_list.lst ?? '', 'base64url'));

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');

const withdraw = async (device: CentralDevice, mandateId: string, laneSequence = 1): Promise<void> => {
  await device.push([device.sign(withdrawnEnvelope(device, { mandateId }, { laneSequence }))]);
};

test('a withdrawal sets the one bit of its credential, in a new version', async () => {
  const { device } = await start();
  const { status } = await openCredential(device, await pullMandate(device, 'm1'));
  const before = await claimsOf(device, await ask(device));
  expect(before).toMatchObject({ version: 1, sub: status.status_list.uri, size: 2 ** 20 });
  expect(bitsOf(before).every((byte) => byte === 0)).toBe(true);
  await withdraw(device, 'm1');
  const after = await claimsOf(device, await ask(device));
  const bits = bitsOf(after);
  expect(after.version).toBe(2);
  expect(after.digest).toBe(sha256(bits));
  expect(isRevoked(bits, status.status_list.idx)).toBe(true);
  expect(bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)).toBe(1);
});

test('a step from an older version names what was revoked since, under the digest of the whole', async () => {
  const { device } = await start();
  const { status } = await openCredential(device, await pullMandate(device, 'm2'));
  await ask(device);
  await withdraw(device, 'm1');
  await ask(device);
  await withdraw(device, 'm2', 2);
  const step = await ask(device, '?since=2');
  expect(step).toMatchObject({ kind: 'delta', from: 2, revoked: [status.status_list.idx] });
  const claims = await claimsOf(device, step);
  expect(claims.status_list.lst).toBeUndefined();
  const whole = await claimsOf(device, await ask(device));
  expect(claims).toMatchObject({ version: 3, digest: sha256(bitsOf(whole)) });
  expect(await ask(device, '?since=3')).toMatchObject({ kind: 'delta', revoked: [] });
  expect((await ask(device, '?since=9')).kind).toBe('whole');
  expect((await ask(device, '?since=0')).kind).toBe('whole');
});

test('a list that did not change is the same token until it grows old, then one of the same version', async () => {
  const { world, device } = await start();
  await pullMandates(device);
  const first = await ask(device);
  world.advance(60_000);
  expect(await ask(device)).toEqual(first);
  world.advance(300_000);
  const later = await ask(device);
  const [before, after] = [await claimsOf(device, first), await claimsOf(device, later)];
  expect(after.version).toBe(before.version);
  expect(after.iat).toBeGreaterThan(before.iat);
});

test('who has the token already is told so without a body', async () => {
  const { world, device } = await start();
  await pullMandates(device);
  const path = '/v1/mandates/status-lists/0';
  const get = (headers: Record<string, string> = {}): Promise<Response> => {
    const created = Math.floor(world.now().getTime() / 1000);
    const { privateKey } = device.key;
    const nonce = crypto.randomUUID();
    const signed = signRequest({
      method: 'GET',
      url: path,
      body: '',
      keyId: device.answer.deviceId,
      privateKey,
      created,
      nonce,
    });
    return fetch(`${world.central.url}${path}`, { headers: { ...signed, ...headers } });
  };
  const tag = (await get()).headers.get('etag') ?? '';
  const second = await get({ 'if-none-match': tag });
  expect([second.status, await second.text()]).toEqual([304, '']);
  await withdraw(device, 'm1');
  expect((await get({ 'if-none-match': tag })).status).toBe(200);
});

test('the overview names each list with its version', async () => {
  const { device } = await start();
  const read = async () =>
    StatusLists.parse((await device.call({ method: 'GET', path: '/v1/mandates/status-lists' })).body).lists;
  expect(await read()).toEqual([]);
  const { status } = await openCredential(device, await pullMandate(device, 'm1'));
  expect(await read()).toEqual([{ list: 0, uri: status.status_list.uri, version: 1 }]);
  expect((await device.call({ method: 'GET', path: '/v1/mandates/status-lists/7' })).status).toBe(404);
});

/** Revokes that many places of the list, anywhere in it. */
const revoke = async ({ database }: CentralWorld, count: number): Promise<void> => {
  await database.query(
    `insert into mandate_credential (list, place, subject_id, mandate_id, content_hash, hash, credential, kid, issued_at,
       revoked_at)
     select 0, place, 's' || place, 'm' || place, '', '', '', (select kid from issuer_key limit 1), now(), now()
     from generate_series(0, 1048575) as place
     where not exists (select 1 from mandate_credential as c where c.list = 0 and c.place = place.place)
     order by hashint4(place) limit $1`,
    [count],
  );
};

test('a list of a million with one in a hundred revoked is kilobytes, and a step of a hundred is two', async () => {
  const { world, device } = await start();
  await pullMandates(device);
  await ask(device);
  await revoke(world, 10_486);
  const whole = await ask(device);
  const bits = bitsOf(await claimsOf(device, whole));
  expect(bits.length * 8).toBe(2 ** 20);
  expect(JSON.stringify(whole).length).toBeLessThan(40 * 1024);
  await revoke(world, 100);
  const step = await ask(device, '?since=2');
  expect(step.kind === 'delta' ? step.revoked.length : 0).toBe(100);
  expect(JSON.stringify(step).length).toBeLessThan(2 * 1024);
});

test('a step that would be longer than the list is the list', async () => {
  const { world, device } = await start();
  await pullMandates(device);
  await ask(device);
  await revoke(world, 2001);
  expect((await ask(device, '?since=1')).kind).toBe('whole');
});
