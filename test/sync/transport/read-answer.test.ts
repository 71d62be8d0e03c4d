import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../../main/sync/answer.ts';
import { createHttpCaller } from '../../../main/sync/transport/http-caller.ts';
import { createHttpTransport } from '../../../main/sync/transport/http-transport.ts';
import { startHttpServer } from '../../helpers/sync-http-server.ts';

const now = Date.parse('2026-03-02T09:00:00.000Z');
const status = { serverTime: '2026-03-02T09:00:00.000Z', apiVersion: '1', oldestSchemaVersion: 1 };
const unreachable = { kind: 'unreachable' };

const json = { 'content-type': 'application/json; charset=utf-8' };
const problemJson = { 'content-type': 'application/problem+json' };
const html = { 'content-type': 'text/html' };
const problem = (code: string) => ({ type: `https://central/${code}`, title: 'Title', status: 400, code });

type Row = {
  readonly name: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly answer: Answer<unknown>;
};

const rows: readonly Row[] = [
  {
    name: 'what was promised',
    status: 200,
    headers: json,
    body: status,
    answer: { kind: 'answered', value: status },
  },
  {
    name: 'what was promised, and fields of a newer central',
    status: 200,
    headers: json,
    body: { ...status, extra: 1 },
    answer: { kind: 'answered', value: status },
  },
  {
    name: 'JSON of somebody else',
    status: 200,
    headers: json,
    body: { hello: 'world' },
    answer: { kind: 'unreachable' },
  },
  {
    name: 'the page of a captive portal',
    status: 200,
    headers: html,
    body: '<html>Welcome to the hotel</html>',
    answer: { kind: 'captive-portal' },
  },
  {
    name: 'a page that claims to be JSON',
    status: 200,
    headers: json,
    body: '<html></html>',
    answer: { kind: 'unreachable' },
  },
  {
    name: 'JSON that claims to be a page',
    status: 200,
    headers: html,
    body: status,
    answer: { kind: 'captive-portal' },
  },
  { name: 'nothing', status: 204, headers: {}, body: '', answer: { kind: 'unreachable' } },
  {
    name: 'a redirect to a portal',
    status: 302,
    headers: { location: 'http://127.0.0.1:9/' },
    body: '',
    answer: { kind: 'captive-portal' },
  },
  {
    name: 'what a network is to say that wants a sign-in',
    status: 511,
    headers: html,
    body: '<html></html>',
    answer: { kind: 'captive-portal' },
  },
  {
    name: 'the page of something broken on the way',
    status: 502,
    headers: html,
    body: '<html></html>',
    answer: { kind: 'unreachable' },
  },
  {
    name: 'a page with 401',
    status: 401,
    headers: html,
    body: 'Sign in to the hotel',
    answer: { kind: 'unreachable' },
  },
  {
    name: 'a wrong signature',
    status: 401,
    headers: problemJson,
    body: problem('signature/invalid'),
    answer: { kind: 'sign-in-needed', code: 'signature/invalid' },
  },
  {
    name: 'an expired lease',
    status: 403,
    headers: problemJson,
    body: problem('lease/expired'),
    answer: { kind: 'sign-in-needed', code: 'lease/expired' },
  },
  {
    name: 'a code that does not hold',
    status: 403,
    headers: problemJson,
    body: problem('device/code-invalid'),
    answer: { kind: 'refused', code: 'device/code-invalid' },
  },
  {
    name: 'a request that central cannot read',
    status: 400,
    headers: problemJson,
    body: problem('request/invalid'),
    answer: { kind: 'refused', code: 'request/invalid' },
  },
  {
    name: 'a request that is too large',
    status: 413,
    headers: problemJson,
    body: problem('request/too-large'),
    answer: { kind: 'refused', code: 'request/too-large' },
  },
  {
    name: 'no such place at central',
    status: 404,
    headers: problemJson,
    body: problem('request/not-found'),
    answer: { kind: 'unreachable' },
  },
  {
    name: 'a problem with a code that nobody knows',
    status: 400,
    headers: problemJson,
    body: problem('made/up'),
    answer: { kind: 'unreachable' },
  },
  {
    name: 'a version that is too old',
    status: 422,
    headers: problemJson,
    body: problem('envelope/version-unknown'),
    answer: { kind: 'upgrade-needed' },
  },
  {
    name: '426',
    status: 426,
    headers: problemJson,
    body: problem('request/invalid'),
    answer: { kind: 'upgrade-needed' },
  },
  {
    name: 'a fault of central',
    status: 500,
    headers: problemJson,
    body: problem('internal'),
    answer: { kind: 'later', afterMs: 0 },
  },
  {
    name: 'a fault of something before central',
    status: 502,
    headers: html,
    body: 'Bad gateway',
    answer: { kind: 'unreachable' },
  },
  {
    name: 'too many requests',
    status: 429,
    headers: { ...problemJson, 'retry-after': '7' },
    body: problem('internal'),
    answer: { kind: 'later', afterMs: 7000 },
  },
  {
    name: 'maintenance until a date',
    status: 503,
    headers: { ...html, 'retry-after': 'Mon, 02 Mar 2026 09:02:00 GMT' },
    body: 'Maintenance',
    answer: { kind: 'later', afterMs: 120_000 },
  },
  {
    name: 'a date that has passed',
    status: 503,
    headers: { ...html, 'retry-after': 'Mon, 02 Mar 2026 08:00:00 GMT' },
    body: '',
    answer: { kind: 'later', afterMs: 0 },
  },
  {
    name: 'an overloaded balancer without a time',
    status: 503,
    headers: html,
    body: '',
    answer: { kind: 'unreachable' },
  },
  {
    name: 'nonsense in Retry-After',
    status: 503,
    headers: { ...html, 'retry-after': 'soon' },
    body: '',
    answer: { kind: 'unreachable' },
  },
];

describe('from HTTP to a typed answer', () => {
  let server: Awaited<ReturnType<typeof startHttpServer>>;
  const signal = new AbortController().signal;

  beforeAll(async () => {
    server = await startHttpServer();
  });
  afterAll(() => server.close());

  const ask = (options: { readonly origin?: string; readonly timeoutMs?: number } = {}) =>
    createHttpTransport(
      createHttpCaller({
        origin: options.origin ?? server.origin,
        signer: null,
        fetch: globalThis.fetch,
        now: () => now,
        makeNonce: () => 'nonce-nonce',
      }),
    ).status(signal);

  test.each(rows)('$name ($status) is $answer.kind', async (row) => {
    server.answerWith((_request, response) => {
      response.writeHead(row.status, row.headers);
      response.end(typeof row.body === 'string' ? row.body : JSON.stringify(row.body));
    });
    expect(await ask()).toEqual(row.answer);
  });

  test('a connection that is cut in the middle of the answer is unreachable', async () => {
    server.answerWith((_request, response) => {
      response.writeHead(200, { ...json, 'content-length': '1000' });
      response.write('{"serverTime":');
      setImmediate(() => response.destroy());
    });
    expect(await ask()).toEqual(unreachable);
  });

  test('an address where nobody listens is unreachable', async () => {
    const gone = await startHttpServer();
    await gone.close();
    expect(await ask({ origin: gone.origin })).toEqual(unreachable);
  });
});
