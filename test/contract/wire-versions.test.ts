import { readFileSync } from 'node:fs';
import { onTestFinished, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Lease } from '../../central/api/devices.ts';
import { CentralStatus } from '../../central/api/lookups.ts';
import { problemMediaType } from '../../central/api/problem.ts';
import { SignedEnvelope } from '../../central/api/sync.ts';
import { isTooOld } from '../../central/domain/schema-versions.ts';
import { readAnswer } from '../../main/sync/transport/read-answer.ts';
import { ReadLease, ReadOutcomes, ReadPage } from '../../main/sync/transport/read-newer.ts';
import { applyKept, createVaultReplica } from '../../main/sync/vault-replica.ts';
import { listUnread } from '../../main/vault/queries/unread-changes.ts';
import { actEnvelope, self } from '../helpers/central-envelopes.ts';
import { enrolDevice } from '../helpers/central-device.ts';
import { mandate, person, staff } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { openTestVault } from '../helpers/sync-vault.ts';
import { personId, personRecord } from '../helpers/vault-people.ts';

/** What two earlier versions put on the wire, and the schemas by which they read: recorded with their own code. */
const Recorded = z.object({
  device: z.object({ deviceId: z.string(), publicJwk: z.record(z.string(), z.string()) }),
  envelopes: z.array(SignedEnvelope),
  answers: z.object({ page: z.unknown(), lease: z.unknown(), status: z.unknown(), push: z.unknown() }),
  readable: z.record(
    z.enum(['page', 'push', 'lease', 'status', 'problem']),
    z.record(z.string(), z.unknown()),
  ),
});
const versions = ['first-thread', 'mandates'] as const;
const recorded = (name: (typeof versions)[number]) =>
  Recorded.parse(JSON.parse(readFileSync(new URL(`wire-versions/${name}.json`, import.meta.url), 'utf8')));

const makeWorld = prepareCentral();
const now = Date.parse('2026-03-02T09:00:00.000Z');

describe.each(versions)('a workstation of the version "%s" with the central of now', (name) => {
  const past = recorded(name);

  test('has its work judged, once each', async () => {
    const world = await makeWorld({ people: [person('anna')] });
    const { deviceId, publicJwk } = past.device;
    await world.database.query(
      `insert into device (device_id, centre_id, name, public_jwk, enrolled_at, lease_not_after)
       values ($1, 'centre-aarhus', 'of old', $2, now(), now() + interval '1 day')`,
      [deviceId, JSON.stringify(publicJwk)],
    );
    const { deliverBatch } = await import('../../central/http/delivery/deliver-batch.ts');
    const { visitingGateway } = await import('../../central/cli/visiting-gateway.ts');
    const { findDevice } = await import('../../central/store/queries/devices.ts');
    const gateway = await visitingGateway(world.database);
    const device = await findDevice(world.database, deviceId);
    if (device === null) throw new Error('the device was put in just now');
    const deliver = () =>
      deliverBatch(past.envelopes, { gateway, device, isCarried: false, reportBug: () => undefined });
    expect(await deliver()).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
    const again = await deliver();
    expect(again).toMatchObject([{ outcome: 'duplicate' }, { outcome: 'duplicate' }]);
    expect(z.fromJSONSchema(past.readable.push).safeParse({ outcomes: again }).success).toBe(true);
  });

  test('can read what it is answered', async () => {
    const world = await makeWorld({ people: [person('anna')], mandates: [mandate({ grantorId: 'anna' })] });
    const device = await enrolDevice(world);
    await device.push([device.sign(actEnvelope(device, 'anna'))]);
    const page = await device.pull();
    expect(page.changes.map(({ entity }) => entity)).toEqual(
      expect.arrayContaining(['person', 'mandate', 'act']),
    );
    const lease = await device.call({ method: 'GET', path: '/v1/leases/current' });
    const status = await (await fetch(`${world.central.url}/v1/status`)).json();
    expect(z.fromJSONSchema(past.readable.page).safeParse(page).success).toBe(true);
    expect(z.fromJSONSchema(past.readable.lease).safeParse(lease.body).success).toBe(true);
    expect(z.fromJSONSchema(past.readable.status).safeParse(status).success).toBe(true);
  });
});

describe.each(versions)('the workstation of now with a central of the version "%s"', (name) => {
  const { answers } = recorded(name);

  test('takes in its pages, lease, status and outcomes', () => {
    const { vault, remove } = openTestVault();
    onTestFinished(remove);
    const page = ReadPage.parse(answers.page);
    expect(page.changes.some(({ entity }) => entity === 'unread')).toBe(false);
    const replica = createVaultReplica(vault);
    expect(replica.apply(page, now).subjects).toEqual(expect.arrayContaining(['anna']));
    expect(replica.findCursor()).toBe('c-1');
    expect(Lease.safeParse(ReadLease.parse(answers.lease)).success).toBe(true);
    expect(CentralStatus.safeParse(answers.status).success).toBe(true);
    expect(ReadOutcomes.parse(answers.push).outcomes).toHaveLength(2);
  });
});

const pageWith = (...changes: readonly object[]) =>
  ReadPage.parse({
    changes,
    cursor: 'c-9',
    hasMore: false,
    subjectCount: 2,
    asOf: '2026-03-02T08:59:59.000Z',
  });

const answer = (status: number) =>
  readAnswer(
    new Response(
      JSON.stringify({
        type: 'https://counterpart.example/problems/moon/full',
        title: 't',
        status,
        code: 'moon/full',
      }),
      { status, headers: { 'content-type': problemMediaType } },
    ),
    z.never(),
    now,
  );

describe('a central that is newer than the workstation', () => {
  const anna = { entity: 'person', sequence: 1, subjectId: personId(1), record: personRecord(1) };
  const newer = { ...personRecord(2), civilStatus: 'frozen' };

  test('is followed past what cannot be read, which is kept until it can be, and is not told twice', () => {
    const { vault, remove } = openTestVault();
    onTestFinished(remove);
    const replica = createVaultReplica(vault);
    const licence = { entity: 'licence', sequence: 2, subjectId: personId(1), record: { licenceId: 'l1' } };
    const frozen = { entity: 'person', sequence: 3, subjectId: personId(2), record: newer };
    const page = pageWith(anna, licence, frozen);
    expect(replica.apply(page, now).subjects).toEqual(
      [personId(1), personId(1), personId(2)].filter((id, at, all) => all.indexOf(id) === at),
    );
    replica.apply(page, now);
    expect(replica.findCursor()).toBe('c-9');
    expect(listUnread(vault.read)).toHaveLength(2);
    expect(applyKept(vault)).toBe(0);
    replica.apply(pageWith({ ...frozen, sequence: 4, record: personRecord(2) }), now);
    expect(listUnread(vault.read).map(({ content }) => JSON.parse(content) as unknown)).toEqual([licence]);
  });

  test('is understood after an update, also in what it had said before', () => {
    const { vault, remove } = openTestVault();
    onTestFinished(remove);
    createVaultReplica(vault).apply(pageWith({ ...anna, record: newer }), now);
    // The update: what could not be read then can be now.
    vault.transact((db) => db.prepare('UPDATE unread_change SET content = ?').run(JSON.stringify(anna)));
    expect(applyKept(vault)).toBe(1);
    expect(listUnread(vault.read)).toEqual([]);
  });

  test('may give reasons, orders and roles that are not known: each costs itself alone', () => {
    const outcomes = [
      { outcome: 'refused', id: 'a', problem: { type: 't', title: 't', status: 422, code: 'moon/full' } },
      { outcome: 'postponed', id: 'b' },
      { outcome: 'later', id: 'c', afterMs: 5 },
    ];
    expect(ReadOutcomes.parse({ outcomes }).outcomes).toEqual([
      { outcome: 'refused-otherwise', id: 'a' },
      { outcome: 'later', id: 'c', afterMs: 5 },
    ]);
    const lease = {
      leaseId: 'l',
      notAfter: '2026-03-05T09:00:00.000Z',
      longestOfflineHours: 72,
      policyVersion: '9',
      staff: [staff, { ...staff, role: 'oracle' }],
      orders: ['sing', 'lock'],
      serverTime: '2026-03-02T09:00:00.000Z',
    };
    expect(ReadLease.parse(lease)).toMatchObject({ staff: [{ staffId: staff.staffId }], orders: ['lock'] });
  });

  test('is believed by the status of a problem whose code is not known', async () => {
    expect(await answer(426)).toEqual({ kind: 'upgrade-needed' });
    expect(await answer(422)).toMatchObject({ kind: 'refused' });
    expect(await answer(503)).toMatchObject({ kind: 'later' });
  });
});

describe('versions of the envelope', () => {
  test('are published by central', async () => {
    const world = await makeWorld();
    const status: unknown = await (await fetch(`${world.central.url}/v1/status`)).json();
    expect(status).toMatchObject({ oldestSchemaVersion: 1, newestSchemaVersion: 2 });
  });

  test('that are too new are answered one by one, so that the others of the batch go on', async () => {
    const world = await makeWorld({ people: [person('anna'), person('bo')] });
    const device = await enrolDevice(world);
    const future = device.sign({ ...actEnvelope(device, 'anna'), schemaVersion: 3 });
    const present = device.sign(actEnvelope(device, 'bo', { authority: self('bo') }));
    expect(await device.push([future, present])).toMatchObject([
      { outcome: 'refused', problem: { code: 'envelope/version-unknown' } },
      { outcome: 'accepted' },
    ]);
  });

  test('that are too old stop the push as a whole: nothing is put aside, all waits for the update', async () => {
    const world = await makeWorld({ people: [person('anna'), person('bo')] });
    const device = await enrolDevice(world);
    const old = device.sign({ ...actEnvelope(device, 'anna'), schemaVersion: 0 });
    const present = device.sign(actEnvelope(device, 'bo', { authority: self('bo') }));
    expect(isTooOld([present], { oldest: 1, newest: 2 })).toBe(false);
    const sent = await device.call({
      method: 'POST',
      path: '/v1/sync/push',
      body: { envelopes: [old, present] },
    });
    expect(sent).toMatchObject({ status: 422, body: { code: 'envelope/version-unknown' } });
    expect((await world.database.query('select 1 from envelope')).rows).toEqual([]);
  });
});
