import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { verifyRequest } from '../../../central/api/request-signature.ts';
import { packWithDictionary } from '../../../central/api/wire-dictionary.ts';
import { readTraceId } from '../../../central/api/trace.ts';
import { createHttpCaller, type RefusedCall } from '../../../main/sync/transport/http-caller.ts';
import { createHttpTransport, enrolDevice } from '../../../main/sync/transport/http-transport.ts';
import { anEnvelope, makeKeys, seal, testDeviceId, toJwk } from '../../helpers/sync-envelopes.ts';
import { readRequestBody, startHttpServer } from '../../helpers/sync-http-server.ts';

const toAnything = z.unknown();
const keys = makeKeys();
const now = Date.parse('2026-03-02T09:00:00.000Z');
const { signal } = new AbortController();

describe('a request', () => {
  let server: Awaited<ReturnType<typeof startHttpServer>>;
  let nonces = 0;

  beforeAll(async () => {
    server = await startHttpServer();
  });
  afterAll(() => server.close());

  const caller = (onRefused: (refused: RefusedCall) => void = () => undefined) =>
    createHttpCaller({
      onRefused,
      origin: server.origin,
      signer: { keyId: testDeviceId, privateKey: keys.privateKey },
      fetch: globalThis.fetch,
      now: () => now,
      makeNonce: () => `nonce-${(nonces += 1).toString().padStart(8, '0')}`,
    });

  const answerPacked = (coding: string, body: Uint8Array): void =>
    server.answerWith((_request, response) => {
      const date = new Date(now).toUTCString();
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding, date });
      response.end(body);
    });

  const lastSeen = () => {
    const seen = server.seen.at(-1);
    if (seen === undefined) throw new Error('no request came');
    return seen;
  };

  const verify = (at: number) =>
    verifyRequest({
      ...lastSeen(),
      findKey: async (keyId) => (keyId === testDeviceId ? keys.publicKey : null),
      now: at / 1000,
      maxAgeSeconds: 60,
    });

  test('carries the device signature over method, path, query and body, with a nonce of its own', async () => {
    const transport = createHttpTransport(caller());
    const { signed } = seal(anEnvelope({ lane: 'anna', laneSequence: 1, deviceSequence: 1 }), keys);
    await transport.push([signed], signal);
    const push = await verify(now);
    expect(readRequestBody(lastSeen())).toEqual({ envelopes: [signed] });
    await transport.pull('cursor/+ 7', signal);
    const pull = await verify(now);
    expect(lastSeen().url).toBe('/v1/sync/pull?cursor=cursor%2F%2B+7&limit=2000');
    expect([push, pull]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(push.ok && pull.ok && push.nonce !== pull.nonce).toBe(true);
  });

  test('travels compressed where that is worth it', async () => {
    const transport = createHttpTransport(caller());
    const signed = Array.from({ length: 20 }, (_, at) => ({
      content: `{"n":${at}}`.repeat(20),
      signature: 'x',
    }));
    await transport.push(signed, signal);
    expect(lastSeen().headers['content-encoding']).toBe('zstd');
    expect(lastSeen().body.length).toBeLessThan(500);
    expect(readRequestBody(lastSeen())).toEqual({ envelopes: signed });
    expect(await verify(now)).toMatchObject({ ok: true });
    await transport.push([{ content: '{}', signature: 'x' }], signal);
    expect(lastSeen().headers['content-encoding']).toBeUndefined();
  });

  describe('with the dictionary that central has too', () => {
    const big = [{ content: `{"serviceId":"change-of-address"}`.repeat(10), signature: 'x' }];
    const outcomes = JSON.stringify({ outcomes: [{ outcome: 'later', id: 'a'.repeat(200), afterMs: 1 }] });

    test('an answer is unpacked, and the next request goes packed as well', async () => {
      const transport = createHttpTransport(caller());
      answerPacked('dcz', packWithDictionary(outcomes));
      expect(await transport.push(big, signal)).toMatchObject({ kind: 'answered' });
      expect(lastSeen().headers['content-encoding']).toBeUndefined();
      await transport.push(big, signal);
      expect(lastSeen().headers['content-encoding']).toBe('dcz');
      expect(readRequestBody(lastSeen())).toEqual({ envelopes: big });
      expect(await verify(now)).toMatchObject({ ok: true });
    });

    test('an answer that was packed with another is no answer', async () => {
      const packed = packWithDictionary(outcomes);
      packed[20] = (packed[20] ?? 0) ^ 1;
      answerPacked('dcz', packed);
      expect(await createHttpTransport(caller()).push(big, signal)).toEqual({ kind: 'unreachable' });
    });

    test('a central that has forgotten it gets the same again without, and nothing counts as refused', async () => {
      const transport = createHttpTransport(caller());
      answerPacked('dcz', packWithDictionary(outcomes));
      await transport.push(big, signal);
      server.answerWith((_request, response) => {
        response.writeHead(400, { 'content-type': 'application/problem+json' });
        response.end(
          JSON.stringify({
            type: 'about:blank',
            title: 'x',
            status: 400,
            detail: 'x',
            code: 'request/invalid',
          }),
        );
      });
      expect(await transport.push(big, signal)).toEqual({ kind: 'later', afterMs: 0 });
      await transport.push(big, signal);
      expect(lastSeen().headers['content-encoding']).toBeUndefined();
    });
  });

  test('goes by the clock of central once an answer has told it', async () => {
    const centralNow = now + 3 * 3600 * 1000;
    server.answerWith((_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        date: new Date(centralNow).toUTCString(),
      });
      response.end(
        JSON.stringify({
          serverTime: new Date(centralNow).toISOString(),
          apiVersion: '1',
          oldestSchemaVersion: 1,
        }),
      );
    });
    const transport = createHttpTransport(caller());
    await transport.status(signal);
    await transport.renewLease(signal);
    expect(await verify(centralNow)).toMatchObject({ ok: true });
  });

  test('carries a trace id of its own, under which a refusal is told', async () => {
    const refused: RefusedCall[] = [];
    const transport = createHttpTransport(caller((each) => refused.push(each)));
    server.answerWith((_request, response) => {
      response.writeHead(400, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ type: 'about:blank', title: '', status: 400, code: 'request/invalid' }));
    });
    for (const cursor of ['1', '2']) await transport.pull(cursor, signal);
    const traceIds = server.seen.slice(-2).map(({ headers }) => readTraceId(headers['traceparent']));
    expect(new Set(traceIds).size).toBe(2);
    expect(refused).toEqual(
      traceIds.map((traceId) => ({ path: '/v1/sync/pull', code: 'request/invalid', traceId })),
    );
  });

  test('is not misled about the time by a captive portal', async () => {
    server.answerWith((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', date: new Date(0).toUTCString() });
      response.end('<html></html>');
    });
    const transport = createHttpTransport(caller());
    await transport.status(signal);
    await transport.renewLease(signal);
    expect(await verify(now)).toMatchObject({ ok: true });
  });

  test.each([
    ['a probe', { serverTime: '2026-03-02T09:00:00.000Z', apiVersion: '1', oldestSchemaVersion: 1 }],
    ['a push', { outcomes: [] }],
  ])(
    'tells with the answer to %s which epoch central is in, and nothing where it does not say',
    async (asked, answer) => {
      const heard: string[] = [];
      const transport = createHttpTransport(caller(), {
        heard: () => null,
        hear: (epoch) => heard.push(epoch),
      });
      const ask = () => (asked === 'a push' ? transport.push([], signal) : transport.status(signal));
      for (const body of [answer, { ...answer, epoch: 'second' }]) {
        server.answerWith((_request, response) => {
          response.writeHead(200, { 'content-type': 'application/json', date: new Date(now).toUTCString() });
          response.end(JSON.stringify(body));
        });
        expect(await ask()).toMatchObject({ kind: 'answered' });
      }
      expect(heard).toEqual(['second']);
    },
  );

  test('says with a push of which epoch of central this machine last heard, once it has heard of one', async () => {
    let heard: string | null = null;
    const transport = createHttpTransport(caller(), { heard: () => heard, hear: () => undefined });
    server.answerWith((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', date: new Date(now).toUTCString() });
      response.end('{"outcomes":[]}');
    });
    const before = server.seen.length;
    await transport.push([], signal);
    heard = 'second';
    await transport.push([], signal);
    expect(server.seen.slice(before).map(readRequestBody)).toEqual([
      { envelopes: [] },
      { envelopes: [], epoch: 'second' },
    ]);
  });

  test('is given up when its time is over or its owner says so', async () => {
    server.answerWith(() => undefined);
    const call = caller();
    const slow = { method: 'GET', path: '/v1/status', body: null, answer: toAnything } as const;
    expect(await call({ ...slow, timeoutMs: 50, signal })).toEqual({ kind: 'unreachable' });
    const owner = new AbortController();
    const pending = call({ ...slow, timeoutMs: 60_000, signal: owner.signal });
    owner.abort();
    expect(await pending).toEqual({ kind: 'unreachable' });
  });

  test('for enrolment leaves unsigned and brings device id, keys and lease', async () => {
    const answer = {
      deviceId: 'device-9',
      centreId: 'centre-1',
      isDemonstration: true,
      signingKey: toJwk(keys),
      sealingKey: { kty: 'OKP', crv: 'X25519', x: 'x', kid: 'seal-1' },
      lease: {
        leaseId: 'lease-1',
        notAfter: '2026-03-05T09:00:00.000Z',
        longestOfflineHours: 72,
        policyVersion: '1',
        staff: [],
        orders: [],
        serverTime: '2026-03-02T09:00:00.000Z',
      },
    };
    server.answerWith((_request, response) => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
    const call = createHttpCaller({
      origin: server.origin,
      signer: null,
      fetch: globalThis.fetch,
      now: () => now,
      makeNonce: () => 'nonce-nonce',
    });
    const request = { code: 'once', devicePublicKey: toJwk(keys), name: 'Desk 1' };
    expect(await enrolDevice(call, request, signal)).toEqual({ kind: 'answered', value: answer });
    expect(lastSeen()).toMatchObject({ method: 'POST', url: '/v1/devices' });
    expect(readRequestBody(lastSeen())).toEqual(request);
    expect(lastSeen().headers['signature']).toBeUndefined();
  });
});
