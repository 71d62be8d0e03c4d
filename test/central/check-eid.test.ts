import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { keepCheckingEid } from '../../central/connectors/eid/check-eid.ts';

/** Whether a provider of eID is there, by what it answers. */

const providerAnswering = async (status: number): Promise<{ issuer: string; asked: string[] }> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}/realm/`, asked };
};

/** What the first look comes to. */
const seenOf = (national: string, eidas = national): Promise<'there' | 'away'> =>
  new Promise((seen) => {
    const stop = keepCheckingEid(
      { national: { issuer: national, clientId: 'desk' }, eidas: { issuer: eidas, clientId: 'desk' } },
      {
        during: (_service, call) => {
          const called = call();
          called.then(
            () => seen('there'),
            () => seen('away'),
          );
          return called;
        },
      },
    );
    onTestFinished(stop);
  });

test('a provider that tells what it is, is there; one for both kinds is asked once', async () => {
  const { issuer, asked } = await providerAnswering(200);
  expect(await seenOf(issuer)).toBe('there');
  expect(asked).toEqual(['/realm/.well-known/openid-configuration']);
});

test.each([500, 404])('a provider that answers %i is away, also where the other is there', async (status) => {
  const [well, ill] = [await providerAnswering(200), await providerAnswering(status)];
  expect(await seenOf(well.issuer, ill.issuer)).toBe('away');
});

test('a provider that nobody answers for is away', async () => {
  expect(await seenOf('http://127.0.0.1:9')).toBe('away');
});
