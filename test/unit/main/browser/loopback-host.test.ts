import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startLoopbackHost, type LoopbackHost } from '../../../../main/browser/loopback-host.ts';
import { maxCallBytes } from '../../../../preload/contract/wire.ts';
import { createFakeCore, type FakeCore } from '../../../helpers/fake-core.ts';

let folder: string;
let core: FakeCore;
let host: LoopbackHost;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopback-'));
  writeFileSync(join(folder, 'index.html'), '<head></head>the page');
  core = createFakeCore();
  host = await startLoopbackHost({
    core,
    pageFolder: folder,
    port: 0,
    memory: { recall: () => [], remember: () => {} },
  });
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/** Unlike `fetch`, lets any header be set, as an attacker's program would. */
const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const sent = request(`${host.origin}${path}`, { headers, method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

const startPath = (): string => host.issueAddress().slice(host.origin.length);

const enter = async (): Promise<string> => {
  const reply = await ask(startPath());
  return (reply.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
};

const openSocket = (headers: Readonly<Record<string, string>>, path = '/wire'): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${host.origin.replace('http', 'ws')}${path}`, { headers });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });

const enterSocket = async (): Promise<WebSocket> =>
  openSocket({ cookie: await enter(), origin: host.origin });

/** As the page of another site opens a socket. */
const knock = async (how: { readonly allowHalfOpen: boolean }): Promise<Socket> => {
  const { hostname, port, host: name } = new URL(host.origin);
  const socket = connect({ host: hostname, port: Number(port), ...how });
  await new Promise((resolve) => socket.once('connect', resolve));
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://evil.example';
  await new Promise((resolve) =>
    socket.write(`GET /wire HTTP/1.1\r\nHost: ${name}\r\n${upgrade}\r\n\r\n`, resolve),
  );
  return socket;
};

const knockAndRun = async (): Promise<void> => {
  (await knock({ allowHalfOpen: false })).resetAndDestroy();
};

const nextFrame = (socket: WebSocket): Promise<unknown> =>
  new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString()))));

const closeCode = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => socket.once('close', (code) => resolve(code)));

describe('The door', () => {
  test('A start address is exchanged for a cookie that no script and no other site can use', async () => {
    const reply = await ask(startPath());
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/');
    expect(reply.headers['set-cookie']?.[0]).toMatch(
      /^counterpart=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('A start address opens once', async () => {
    const path = startPath();
    await ask(path);
    expect(await ask(path)).toMatchObject({ status: 403 });
  });

  test('A guessed token opens nothing', async () => {
    expect(await ask('/?token=guess')).toMatchObject({ status: 403 });
  });

  test('Who has the cookie gets the page, under the policy', async () => {
    const reply = await ask('/', { cookie: await enter() });
    expect(reply).toMatchObject({ status: 200 });
    expect(reply.body).toContain('the page');
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reply.headers['content-security-policy']).toContain(host.origin.replace('http', 'ws'));
  });

  test('Who has the cookie and comes with a used token loses nothing but the token', async () => {
    expect(await ask('/?token=used', { cookie: await enter() })).toMatchObject({
      status: 303,
      headers: { location: '/' },
    });
  });

  test.each(['/', '/assets/main.js', '/wire'])('Without the cookie %s is refused', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 403 });
  });

  test('A made-up cookie is refused', async () => {
    expect(await ask('/', { cookie: 'counterpart=made-up' })).toMatchObject({ status: 403 });
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
    expect(await ask('/', { cookie: await enter() }, method)).toMatchObject({ status: 405 });
  });

  test('Each document has a nonce of its own', async () => {
    const cookie = await enter();
    const [one, two] = await Promise.all([ask('/', { cookie }), ask('/', { cookie })]);
    expect(one.body).not.toBe(two.body);
  });
});

describe('Somebody else’s page on this machine', () => {
  test.each(['evil.example', 'localhost', '127.0.0.1', 'evil.example:80'])(
    'A request for the host %s is refused even with the cookie (DNS rebinding)',
    async (name) => {
      expect(await ask('/', { cookie: await enter(), host: name })).toMatchObject({ status: 403 });
    },
  );

  test.each(['http://evil.example', 'http://localhost:1', 'null'])(
    'A request from %s is refused',
    async (origin) => {
      expect(await ask('/', { cookie: await enter(), origin })).toMatchObject({ status: 403 });
    },
  );

  test.each(['cross-site', 'same-site'])('A %s request cannot even spend a token', async (site) => {
    const path = startPath();
    expect(await ask(path, { 'sec-fetch-site': site })).toMatchObject({ status: 403 });
    expect(await ask(path)).toMatchObject({ status: 303 });
  });

  test('A socket that is refused and has gone by then takes nothing down with it', async () => {
    const crashes: unknown[] = [];
    const noteCrash = (error: unknown): void => void crashes.push(error);
    process.on('uncaughtException', noteCrash);
    for (let tries = 0; tries < 100; tries += 1) await knockAndRun();
    expect(await ask('/', { cookie: await enter() })).toMatchObject({ status: 200 });
    process.off('uncaughtException', noteCrash);
    expect(crashes).toEqual([]);
  });

  test('A socket that is refused is closed, also where the other side keeps it open', async () => {
    const socket = await knock({ allowHalfOpen: true });
    socket.resume();
    await new Promise((resolve) => socket.once('end', resolve));
    const closed = host.close().then(() => 'closed');
    const came = await Promise.race([closed, delay(2000, 'kept open')]);
    socket.destroy();
    expect(came).toBe('closed');
  });

  test('Nothing listens on the network', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({
        host: outside?.address ?? '127.0.0.2',
        port: Number(new URL(host.origin).port),
      });
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    expect(reached).toBe(false);
  });
});

describe('The wire', () => {
  test('A page calls and is answered, by a name that its cookie gives it', async () => {
    const socket = await enterSocket();
    socket.send(JSON.stringify({ type: 'call', id: 3, call: 'status/line', input: { a: 1 } }));
    expect(await nextFrame(socket)).toEqual({ type: 'answer', id: 3, answer: { ok: true, value: { a: 1 } } });
    expect(core.heard[0]?.caller).toMatchObject({
      isTrusted: true,
      clientId: expect.stringMatching(/^\w{32}$/),
    });
  });

  test('Two tabs of one browser are one client, another browser is another', async () => {
    const cookie = await enter();
    const sockets = [
      await openSocket({ cookie, origin: host.origin }),
      await openSocket({ cookie, origin: host.origin }),
      await enterSocket(),
    ];
    for (const socket of sockets) {
      socket.send('{"type":"call","id":1,"call":"x","input":1}');
      await nextFrame(socket);
    }
    const [first, second, third] = core.heard.map(({ caller }) => caller.clientId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test('Every page hears an event', async () => {
    const sockets = [await enterSocket(), await enterSocket()];
    const heard = Promise.all(sockets.map(nextFrame));
    core.announce({ event: 'outbox/changed', data: {} });
    const frame = { type: 'event', event: 'outbox/changed', data: {} };
    expect(await heard).toEqual([frame, frame]);
  });

  test.each([
    ['no cookie', (headers: Record<string, string>) => ({ origin: headers['origin'] ?? '' })],
    ['no origin', (headers: Record<string, string>) => ({ cookie: headers['cookie'] ?? '' })],
    ['another origin', (headers: Record<string, string>) => ({ ...headers, origin: 'http://evil.example' })],
    [
      'the origin of another port',
      (headers: Record<string, string>) => ({ ...headers, origin: 'http://127.0.0.1:1' }),
    ],
    ['another host', (headers: Record<string, string>) => ({ ...headers, host: 'evil.example' })],
  ])('A socket with %s is refused', async (_what, change) => {
    const headers = change({ cookie: await enter(), origin: host.origin });
    await expect(openSocket(headers)).rejects.toThrow('403');
  });

  test('A socket elsewhere than at the wire is refused', async () => {
    await expect(openSocket({ cookie: await enter(), origin: host.origin }, '/other')).rejects.toThrow('403');
  });

  test('A call that is too large is refused unread, under its own number', async () => {
    const socket = await enterSocket();
    socket.send(JSON.stringify({ type: 'call', id: 12, call: 'x', input: 'a'.repeat(maxCallBytes) }));
    expect(await nextFrame(socket)).toEqual({
      type: 'answer',
      id: 12,
      answer: { ok: false, problem: { code: 'contract/too-large', limitBytes: maxCallBytes } },
    });
    expect(core.heard).toEqual([]);
  });

  test('A call just small enough gets through', async () => {
    const socket = await enterSocket();
    const empty = JSON.stringify({ type: 'call', id: 1, call: 'x', input: '' });
    socket.send(
      JSON.stringify({ type: 'call', id: 1, call: 'x', input: 'a'.repeat(maxCallBytes - empty.length) }),
    );
    expect(await nextFrame(socket)).toMatchObject({ answer: { ok: true } });
  });

  test('A flood is cut off in the middle', async () => {
    const socket = await enterSocket();
    socket.send('a'.repeat(9 * maxCallBytes));
    expect(await closeCode(socket)).toBe(1009);
  });

  test('Binary messages are refused', async () => {
    const socket = await enterSocket();
    socket.send(Buffer.from('{}'));
    expect(await closeCode(socket)).toBe(1003);
    expect(core.heard).toEqual([]);
  });

  test('What is no JSON is answered by the core like any other nonsense', async () => {
    const socket = await enterSocket();
    socket.send('{"type":');
    expect(await nextFrame(socket)).toMatchObject({ answer: { ok: false } });
  });

  test('A page that leaves is forgotten', async () => {
    const socket = await enterSocket();
    socket.close();
    await closeCode(socket);
    await expect.poll(core.listenerCount).toBe(0);
  });
});
