import { zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EnrolAnswer, Lease } from '../../central/api/devices.ts';
import { enrolDevice, makeDeviceKey, postEnrolment, readSent } from '../helpers/central-device.ts';
import { staff } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

const startWorld = prepareCentral();
const refused = { status: 403, type: 'application/problem+json', body: { code: 'device/code-invalid' } };

test('a one-time code enrols one device of its centre and no second one', async () => {
  const world = await startWorld();
  const code = await world.central.issueEnrolmentCode('centre-viborg');
  const first = await postEnrolment(world, code, makeDeviceKey());
  expect(first.status).toBe(201);
  const answer = EnrolAnswer.parse(await first.json());
  expect(answer).toMatchObject({ centreId: 'centre-viborg', isDemonstration: true });
  expect(answer.signingKey.crv).toBe('Ed25519');
  expect(answer.sealingKey.crv).toBe('X25519');
  expect(await readSent(await postEnrolment(world, code, makeDeviceKey()))).toMatchObject(refused);
});

test('of two devices that use the same code at once, one is enrolled', async () => {
  const world = await startWorld();
  const code = await world.central.issueEnrolmentCode();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => postEnrolment(world, code, makeDeviceKey())),
  );
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
});

test('a code may be typed in lower case, without dashes and with the letters that look like digits', async () => {
  const world = await startWorld();
  const code = await world.central.issueEnrolmentCode();
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect((await postEnrolment(world, typed, makeDeviceKey())).status).toBe(201);
});

test('a wrong code and one older than a day are refused', async () => {
  const world = await startWorld();
  const wrong = await readSent(await postEnrolment(world, 'ABCD-EFGH-JKMN-PQRS-TVWX', makeDeviceKey()));
  expect(wrong).toMatchObject(refused);
  const code = await world.central.issueEnrolmentCode();
  world.advance(24 * 3_600_000 + 1);
  expect(await readSent(await postEnrolment(world, code, makeDeviceKey()))).toMatchObject(refused);
});

test('a key that is no Ed25519 key is refused and leaves the code unused', async () => {
  const world = await startWorld();
  const code = await world.central.issueEnrolmentCode();
  const key = makeDeviceKey();
  const broken = { ...key, publicJwk: { ...key.publicJwk, x: 'AAAA' } };
  expect(await readSent(await postEnrolment(world, code, broken))).toMatchObject({
    status: 400,
    body: { code: 'request/invalid' },
  });
  expect((await postEnrolment(world, code, key)).status).toBe(201);
});

test('what nobody has signed yet unfolds to no more than such a call may say', async () => {
  const world = await startWorld();
  const code = await world.central.issueEnrolmentCode();
  const body = { code, devicePublicKey: makeDeviceKey().publicJwk, name: 'Skranke 3' };
  const post = async (path: string, padding: number) =>
    readSent(
      await fetch(world.central.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': 'zstd' },
        body: Uint8Array.from(zstdCompressSync(JSON.stringify(body) + ' '.repeat(padding))),
      }),
    );
  const tooLarge = { status: 400, body: { code: 'request/invalid' } };
  expect(await post('/v1/devices', 1_000_000)).toMatchObject(tooLarge);
  expect(await post('/v1/nothing-here', 40_000_000)).toMatchObject({ status: 404 });
  expect(await post('/v1/devices', 10_000)).toMatchObject({ status: 201 });
});

test('the lease names the staff of the centre alone and runs 72 hours from each renewal', async () => {
  const world = await startWorld();
  const device = await enrolDevice(world, 'centre-aarhus');
  expect(device.answer.lease.staff).toMatchObject([staff]);
  expect(device.answer.lease.staff).toHaveLength(1);
  world.advance(3_600_000);
  const { status, body } = await device.call({ method: 'GET', path: '/v1/leases/current' });
  const lease = Lease.parse(body);
  expect(status).toBe(200);
  expect(Date.parse(lease.notAfter) - Date.parse(lease.serverTime)).toBe(72 * 3_600_000);
  expect(Date.parse(lease.notAfter)).toBeGreaterThan(Date.parse(device.answer.lease.notAfter));
});

test('two gateways on one database sign with the same key', async () => {
  const world = await startWorld();
  const one = await enrolDevice(world);
  const other = await enrolDevice({ ...world, central: await world.startAnother() });
  expect(other.answer.signingKey).toEqual(one.answer.signingKey);
});
