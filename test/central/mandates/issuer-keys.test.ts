import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { StatusListAnswer, StatusListClaims } from '../../../central/api/mandate-credential.ts';
import { activeIssuerKey } from '../../../central/http/issuer-keys.ts';
import { inTransaction } from '../../../central/store/database.ts';
import { enrolDevice, type CentralDevice } from '../../helpers/central-device.ts';
import {
  issuerKeys,
  openCredential,
  openToken,
  pullMandate,
  pullMandates,
} from '../../helpers/central-mandates.ts';
import { mandate, person } from '../../helpers/central-people.ts';
import { prepareCentral, type CentralWorld } from '../../helpers/central-world.ts';

const startWorld = prepareCentral();

const start = async (): Promise<{ readonly world: CentralWorld; readonly device: CentralDevice }> => {
  const mandates = [mandate(), mandate({ mandateId: 'm2', channels: ['phone'] })];
  const world = await startWorld({ people: [person('mother'), person('son')], mandates });
  return { world, device: await enrolDevice(world) };
};

const list = async (device: CentralDevice): Promise<StatusListAnswer> =>
  StatusListAnswer.parse((await device.call({ method: 'GET', path: '/v1/mandates/status-lists/0' })).body);

test('the key of mandates is not the key of receipts, and every gateway of one database has the same', async () => {
  const { world, device } = await start();
  const [key, ...others] = await issuerKeys(device);
  expect(others).toEqual([]);
  expect(key).toMatchObject({ state: 'active', until: null });
  expect(key?.key.x).not.toBe(device.answer.signingKey.x);
  const second = await world.startAnother();
  expect(await second.rotateIssuerKey()).toBe((await issuerKeys(device))[0]?.key.kid);
});

test('after a change the old key still verifies what it signed, and its private half is gone', async () => {
  const { world, device } = await start();
  const before = await pullMandate(device, 'm1');
  world.advance(10_000);
  const kid = await world.central.rotateIssuerKey();
  const [active, retired] = await issuerKeys(device);
  expect([active?.key.kid, active?.state, retired?.state]).toEqual([kid, 'active', 'retired']);
  const { iat } = await openCredential(device, before);
  expect(iat).toBeGreaterThanOrEqual(retired?.from ?? Infinity);
  expect(iat).toBeLessThanOrEqual(retired?.until ?? 0);
  expect((await pullMandate(device, 'm1')).credential).toBe(before.credential);
  const secrets = await world.database.query(`select kid from issuer_key where private_jwk is not null`);
  expect(secrets.rows).toEqual([{ kid }]);
});

test('status lists are signed with the new key at once', async () => {
  const { world, device } = await start();
  await pullMandates(device);
  await list(device);
  const kid = await world.central.rotateIssuerKey();
  expect((await openToken(device, (await list(device)).token, StatusListClaims)).kid).toBe(kid);
});

test('what a compromised key signed is revoked, before the moment too, and each mandate gets another credential', async () => {
  const { world, device } = await start();
  await world.database.query(`delete from mandate where mandate_id = 'm2'`);
  const early = await pullMandate(device, 'm1');
  world.advance(60_000);
  const since = world.now();
  world.advance(60_000);
  await world.database.query(
    `insert into mandate (subject_id, mandate_id, grantee_id, record)
     select subject_id, 'm2', grantee_id, record || '{"mandateId": "m2"}' from mandate`,
  );
  const late = await pullMandate(device, 'm2');
  const { cursor } = await device.pullAll();
  const kid = await world.central.rotateIssuerKey({ reason: 'compromised', since });
  // No desk trusts anything that such a key has signed: with it one can write any date.
  expect((await issuerKeys(device))[1]).toMatchObject({
    state: 'compromised',
    until: Math.floor(since.getTime() / 1000),
  });
  const { changes } = await device.pullAll(cursor);
  expect(new Set(changes.map((change) => change.entity === 'mandate' && change.record.mandateId))).toEqual(
    new Set(['m1', 'm2']),
  );
  for (const before of [early, late]) {
    const renewed = await pullMandate(device, before.mandateId);
    expect(renewed.credential).not.toBe(before.credential);
    const token = await openToken(device, renewed.credential ?? '', StatusListClaims.loose().partial());
    expect(token.kid).toBe(kid);
  }
});

test('a key that was changed before anybody knew that it is compromised counts as compromised too', async () => {
  const { world, device } = await start();
  const safe = await world.central.rotateIssuerKey();
  world.advance(60_000);
  const since = world.now();
  const late = await pullMandate(device, 'm1');
  world.advance(60_000);
  const routine = await world.central.rotateIssuerKey();
  world.advance(60_000);
  const kid = await world.central.rotateIssuerKey({ reason: 'compromised', since });
  expect((await issuerKeys(device)).map(({ key, state }) => [key.kid, state])).toEqual([
    [kid, 'active'],
    [routine, 'compromised'],
    [safe, 'compromised'],
  ]);
  const renewed = await pullMandate(device, 'm1');
  expect(renewed.credential).not.toBe(late.credential);
});

test('a key that was changed before the moment named is not called compromised', async () => {
  const { world, device } = await start();
  const [first] = await issuerKeys(device);
  world.advance(60_000);
  await world.central.rotateIssuerKey();
  world.advance(60_000);
  await world.central.rotateIssuerKey({ reason: 'compromised', since: world.now() });
  const states = (await issuerKeys(device)).map(({ key, state }) => [key.kid, state]);
  expect(states.at(-1)).toEqual([first?.key.kid, 'retired']);
});

test('a key is not ended while something is being signed with it, so that this too is revoked', async () => {
  const { world, device } = await start();
  await issuerKeys(device);
  const rotated = await inTransaction(world.database, async (db) => {
    const { kid } = await activeIssuerKey(db, world.now());
    const rotation = world.central.rotateIssuerKey({ reason: 'compromised', since: new Date(0) });
    await Promise.race([rotation, delay(200)]);
    const { rows } = await world.database.query('select state from issuer_key where kid = $1', [kid]);
    expect(rows).toEqual([{ state: 'active' }]);
    return { kid, rotation };
  });
  expect(await rotated.rotation).not.toBe(rotated.kid);
});
