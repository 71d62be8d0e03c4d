import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { signRequest } from '../../central/api/request-signature.ts';
import { issueCertificate } from '../../central/http/device-certificate.ts';
import { openDatabase, type Database } from '../../central/store/database.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import { enrolDevice, makeDeviceKey, readSent, type CentralDevice } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { copyDatabase } from '../helpers/copy-database.ts';
import { startAt } from '../helpers/put-back.ts';

const makeWorld = prepareCentral();

/** A machine that was enrolled after the copy on which central goes on; a statement changes the copy first. */
const forgotten = async (change = '') => {
  const world = await makeWorld({ people: [person('anna')] });
  await world.central.close();
  const copy = await copyDatabase(world.databaseUrl);
  const since = await startAt(world.central.url, world.databaseUrl);
  const device = await enrolDevice({ ...world, central: since });
  await since.close();
  const database = openDatabase(copy, 'test');
  await database.query(change);
  await startAt(world.central.url, copy);
  return { world, device, database };
};

const certificateOf = ({ answer }: CentralDevice): string => answer.lease.certificate ?? '';

const show = async (
  world: CentralWorld,
  { answer: { deviceId }, key }: Pick<CentralDevice, 'answer' | 'key'>,
  certificate: string,
) => {
  const path = '/v1/devices/readmit';
  const body = JSON.stringify({ certificate });
  const created = Math.floor(world.now().getTime() / 1000);
  const request = { method: 'POST', url: path, body, keyId: deviceId, created, nonce: randomUUID() };
  const headers = signRequest({ ...request, privateKey: key.privateKey });
  const sent = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body };
  return readSent(await fetch(world.central.url + path, sent));
};

const unknown = { status: 401, body: { code: 'device/unknown' } };
const devices = async (database: Database): Promise<readonly unknown[]> => {
  const { rows } = await database.query(
    'select device_id as id, readmitted_at is not null as "isBack" from device',
  );
  await database.end();
  return rows;
};

test('a machine that was enrolled after the copy comes back under its id, as often as it asks, with the lease that it had', async () => {
  const { world, device, database } = await forgotten();
  const { deviceId, lease } = device.answer;
  expect(await device.call({ method: 'GET', path: '/v1/leases/current' })).toMatchObject(unknown);
  for (let time = 0; time < 2; time += 1) {
    const back = await show(world, device, certificateOf(device));
    expect(back).toMatchObject({ status: 200, body: { staff: [{ staffId: 'staff-1' }], orders: [] } });
  }
  const { rows } = await database.query(
    `select from_at <= $1 as "fromThen", until_at > $1 as "goesOn" from lease_period where device_id = $2`,
    [lease.serverTime, deviceId],
  );
  expect(rows).toEqual([{ fromThen: true, goesOn: true }]);
  const { signed } = sealEnvelope(actEnvelope(device, 'anna'), device.key.privateKey);
  expect(await device.push([signed])).toMatchObject([{ outcome: 'accepted' }]);
  expect(await devices(database)).toEqual([{ id: deviceId, isBack: true }]);
});

test('a certificate without its key, of another central, or of another kind brings nobody back', async () => {
  const { world, device, database } = await forgotten();
  const certificate = certificateOf(device);
  const thief = { ...device, key: makeDeviceKey() };
  expect(await show(world, thief, certificate)).toMatchObject({
    status: 401,
    body: { code: 'signature/invalid' },
  });
  const { deviceId, centreId } = device.answer;
  const { privateKey } = generateKeyPairSync('ed25519');
  const { publicJwk } = device.key;
  const same = {
    deviceId,
    centreId,
    name: 'Skranke 3',
    publicJwk,
    enrolledAt: new Date(),
    leaseNotAfter: new Date(),
  };
  const forged = await issueCertificate(same, { kid: 'k', privateKey, publicJwk }, new Date());
  expect(decodeJwt(forged)).toMatchObject({ sub: deviceId, centreId });
  for (const other of [forged, 'no.certificate.atall', ''])
    expect(await show(world, device, other)).toMatchObject(unknown);
  expect(await devices(database)).toEqual([]);
});

test('of a centre that is not known either a machine stays unknown', async () => {
  const { world, device, database } = await forgotten(
    `delete from staff; delete from enrolment_code; delete from centre;`,
  );
  expect(await show(world, device, certificateOf(device))).toMatchObject(unknown);
  expect(await devices(database)).toEqual([]);
});

test('where central was never put back a certificate brings nobody in, and renews the lease of whom it knows', async () => {
  const world = await makeWorld({ people: [] });
  const [gone, known] = [await enrolDevice(world), await enrolDevice(world)];
  await world.database.query('delete from lease_period where device_id = $1', [gone.answer.deviceId]);
  await world.database.query('delete from device where device_id = $1', [gone.answer.deviceId]);
  expect(await show(world, gone, certificateOf(gone))).toMatchObject(unknown);
  expect(await show(world, known, certificateOf(known))).toMatchObject({ status: 200 });
});
