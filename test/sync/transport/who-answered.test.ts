import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpCaller } from '../../../main/sync/transport/http-caller.ts';
import { createHttpTransport } from '../../../main/sync/transport/http-transport.ts';
import { foreignCertificate } from '../../helpers/foreign-certificate.ts';

/** What the desk makes of central's address when this answers there. */
const askOverTls = async (server: Server): Promise<unknown> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const call = createHttpCaller({
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signer: null,
    fetch: globalThis.fetch,
    now: () => Date.now(),
    makeNonce: () => '',
  });
  return createHttpTransport(call).status(new AbortController().signal);
};

test('a network that answers for central with a certificate of its own is taken for the portal that it mostly is', async () => {
  const portal = createHttpsServer(foreignCertificate, (_request, response) =>
    response.end('<h1>Hotel</h1>'),
  );
  expect(await askOverTls(portal)).toEqual({ kind: 'captive-portal' });
});

test('and so is one that answers without TLS', async () => {
  const portal = createHttpServer((_request, response) => response.end('<h1>Hotel</h1>'));
  expect(await askOverTls(portal)).toEqual({ kind: 'captive-portal' });
});

test('who hangs up is nobody', async () => {
  expect(await askOverTls(createTcpServer((socket) => socket.destroy()))).toEqual({ kind: 'unreachable' });
});
