import { randomBytes } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProblemDetails } from '../../central/api/problem.ts';
import { newTrace, traceHeader } from '../../central/api/trace.ts';
import { startCentral } from '../../central/http/start-central.ts';
import { enrolDevice, makeDeviceKey, readSent, type Sent } from '../helpers/central-device.ts';
import { actEnvelope } from '../helpers/central-envelopes.ts';
import { person } from '../helpers/central-people.ts';
import { country, prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();
const problem = (status: number, code: string) => ({
  status,
  type: 'application/problem+json',
  body: { code },
});

const post = (world: CentralWorld, path: string, body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  fetch(world.central.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

test('what is not there is a problem as well', async () => {
  const world = await startWorld();
  for (const path of ['/nothing', '/v1', '/v1/devices/1']) {
    expect(await readSent(await fetch(world.central.url + path))).toMatchObject(
      problem(404, 'request/not-found'),
    );
  }
});

test('a body that is too large, of another kind, or no JSON is a problem, and none of it is a bug of ours', async () => {
  const world = await startWorld();
  const answers = [
    [
      await post(world, '/v1/devices', JSON.stringify({ code: 'x'.repeat(20_000) })),
      413,
      'request/too-large',
    ],
    [await post(world, '/v1/devices', 'code=1', { 'content-type': 'text/plain' }), 415, 'request/invalid'],
    [await post(world, '/v1/devices', '{'), 400, 'request/invalid'],
    [await post(world, '/v1/devices', '{}', { 'content-encoding': 'br' }), 400, 'request/invalid'],
    [await post(world, '/v1/devices', '{}', { 'content-encoding': 'zstd' }), 400, 'request/invalid'],
  ] as const;
  for (const [response, status, code] of answers) {
    const sent = await readSent(response);
    expect(sent).toMatchObject(problem(status, code));
    expect(ProblemDetails.parse(sent.body).status).toBe(status);
  }
});

test.for(['/v1/audit/checkpoints', '/v1/sync/refill', '/v1/blobs'])(
  'no machine may send %s more than it needs, nor have a few bytes unfold to it',
  async (path) => {
    const world = await startWorld();
    const device = await enrolDevice(world);
    const sent = await device.call({ method: 'POST', path, body: { more: 'x'.repeat(100_000) } });
    expect(sent).toMatchObject(problem(413, 'request/too-large'));
  },
);

test('a target that is no address is a problem', async () => {
  const world = await startWorld();
  const { hostname, port } = new URL(world.central.url);
  const asked = httpRequest({ hostname, port, path: '/%zz' }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  expect([response.statusCode, response.headers['content-type']]).toEqual([400, 'application/problem+json']);
});

test('the detail of an invalid request names the fields and not what was in them', async () => {
  const world = await startWorld();
  const device = await enrolDevice(world);
  const body = { text: 'Karen Hemmelig', purposeId: '', legalBasisId: 7, staffId: 'staff-1' };
  const sent = await device.call({ method: 'POST', path: '/v1/lookups/people', body });
  expect(sent).toMatchObject({ status: 400, body: { detail: 'body/purposeId, body/legalBasisId' } });
});

test('a bug is answered with a reference and nothing of its inside', async () => {
  const world = await startWorld({ people: [person('anna')] });
  const device = await enrolDevice(world);
  await world.database.query('drop table subscription');
  const sent = await device.call({ method: 'GET', path: '/v1/sync/pull' });
  expect(sent).toMatchObject(problem(500, 'internal'));
  const { instance, detail } = ProblemDetails.parse(sent.body);
  expect(instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  expect(detail).toBeUndefined();
});

test('what goes wrong stands in the log under the trace id that the request came with', async () => {
  const world = await startWorld();
  const lines: string[] = [];
  const central = await startCentral({
    databaseUrl: world.databaseUrl,
    port: 0,
    ...country,
    isDemonstration: false,
    logger: { level: 'error', stream: { write: (line: string) => lines.push(line) } },
  });
  await world.database.query('drop table enrolment_code');
  const { traceId, header } = newTrace();
  const body = JSON.stringify({ code: 'x', devicePublicKey: makeDeviceKey().publicJwk, name: 'x' });
  const headers = { 'content-type': 'application/json', [traceHeader]: header };
  const response = await fetch(`${central.url}/v1/devices`, { method: 'POST', headers, body });
  await central.close();
  expect(response.status).toBe(500);
  expect(lines.map((line) => (JSON.parse(line) as { readonly reqId?: string }).reqId)).toContain(traceId);
});

test('an envelope that a bug of ours chokes on is refused alone; the others of its batch are accepted', async () => {
  const world = await startWorld({ people: [person('anna'), person('bodil')] });
  await world.database.query(`alter table act add check (subject_id <> 'bodil')`);
  const device = await enrolDevice(world);
  const batch = ['anna', 'bodil'].map((lane) => device.sign(actEnvelope(device, lane)));
  const [good, bad] = await device.push(batch);
  expect(good?.outcome).toBe('accepted');
  expect(bad).toMatchObject({
    outcome: 'refused',
    problem: { code: 'internal', instance: expect.any(String) },
  });
});

test('an envelope with an id that is none is refused for good, alone; the others of its batch are accepted', async () => {
  const device = await enrolDevice(await startWorld({ people: [person('anna')] }));
  const [good, bad] = await device.push([
    device.sign(actEnvelope(device, 'anna')),
    device.sign(actEnvelope(device, randomBytes(51).toString('hex'))),
  ]);
  expect(good?.outcome).toBe('accepted');
  expect(bad).toMatchObject({
    outcome: 'refused',
    problem: { code: 'envelope/invalid', detail: 'lane, authority.partyPersonId' },
  });
});

test('what a bug leaves in the log says nothing of the citizen whose work ran into it', async () => {
  const lines: string[] = [];
  const world = await startWorld({ people: [person('anna')] });
  await world.database.query(`alter table act add check (subject_id <> 'anna')`);
  const device = await enrolDevice(world);
  const signed = device.sign(actEnvelope(device, 'anna'));
  const central = await startCentral({
    databaseUrl: world.databaseUrl,
    port: 0,
    ...country,
    isDemonstration: false,
    clock: world.now,
    logger: { level: 'error', stream: { write: (line: string) => lines.push(line) } },
  });
  await device.pushTo(central.url, [signed]);
  await central.close();
  expect(lines.join('')).toContain('23514');
  expect(lines.join('')).not.toMatch(/Eksempelgade|anna/);
});

const routes: readonly string[] = ['/v1/sync/push', '/v1/lookups/people'];

const isExpected = ({ status, type, body }: Sent): boolean =>
  status === 200 ||
  (type === 'application/problem+json' && status < 500 && ProblemDetails.safeParse(body).success);

test('whatever a device sends as JSON, the answer is a success or a problem, never a failure of ours', async () => {
  const device = await enrolDevice(await startWorld({ people: [person('anna')] }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), fc.jsonValue(), async (path, body) => {
      expect(await device.call({ method: 'POST', path, body })).toSatisfy(isExpected);
    }),
    { numRuns: 60 },
  );
});

test('whatever a device signs as an envelope, the outcome is one of the wire, and never a failure of ours', async () => {
  const device = await enrolDevice(await startWorld({ people: [person('anna')] }));
  const envelope = actEnvelope(device, 'anna');
  const paths = Object.keys(envelope) as (keyof typeof envelope)[];
  const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant({ __proto__: null }));
  const broken = fc.record({ field: fc.constantFrom(...paths, 'values' as const), value: anything });
  await fc.assert(
    fc.asyncProperty(broken, fc.uuid(), async ({ field, value }, id) => {
      const altered =
        field === 'values'
          ? { ...envelope, id, payload: { ...envelope.payload, values: value } }
          : { ...envelope, id, [field]: value };
      const [outcome] = await device.push([device.signText(JSON.stringify(altered))]);
      expect(outcome?.outcome === 'refused' ? outcome.problem.code : 'fine').not.toBe('internal');
    }),
    { numRuns: 80 },
  );
});

test('bytes that are no request of ours at all get a problem without being read', async () => {
  const world = await startWorld();
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('/v1/devices', ...routes),
      async (bytes, path) => {
        const sent = await readSent(await post(world, path, Uint8Array.from(bytes)));
        expect(sent.type).toBe('application/problem+json');
        expect([400, 401]).toContain(sent.status);
      },
    ),
    { numRuns: 40 },
  );
});
