import type { RequestListener } from 'node:http';
import { randomUUID } from 'node:crypto';
import { PushRequest, type SignedEnvelope } from '../../central/api/sync.ts';
import { verifyRequest } from '../../central/api/request-signature.ts';
import type { Transport } from '../../main/sync/ports.ts';
import { createHttpCaller } from '../../main/sync/transport/http-caller.ts';
import { createHttpTransport } from '../../main/sync/transport/http-transport.ts';
import { makeKeys, testDeviceId } from '../helpers/sync-envelopes.ts';
import { readRequestBody, startHttpServer, type SeenRequest } from '../helpers/sync-http-server.ts';
import { SyncWorld } from '../helpers/sync-world.ts';
import { describeClass, shown } from './describe-class.ts';

type Fault = {
  readonly transport?: (transport: Transport) => Transport;
  readonly fetch?: typeof globalThis.fetch;
};

/** Reachable, and never able to take anything: so that the same work is tried again and again. */
const status = { serverTime: '2026-03-02T09:00:00.000Z', apiVersion: '1', oldestSchemaVersion: 1 };
const neverTakes: RequestListener = ({ url }, response) => {
  const isPush = url?.includes('/push') === true;
  response.writeHead(isPush ? 503 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(isPush ? {} : status));
};

/** What is on the wire, attempt by attempt, read with central's own eyes. */
const onTheWire = async (fault: Fault | null): Promise<string | null> => {
  const server = await startHttpServer();
  server.answerWith(neverTakes);
  const world = new SyncWorld();
  world.queue('anna');
  const keys = makeKeys();
  const transport = createHttpTransport(
    createHttpCaller({
      origin: server.origin,
      signer: { keyId: testDeviceId, privateKey: keys.privateKey },
      fetch: fault?.fetch ?? globalThis.fetch,
      now: world.clock.now,
      makeNonce: () => randomUUID(),
    }),
  );
  const ports = world.ports();
  const engine = world.engine({ ...ports, transport: fault?.transport?.(transport) ?? transport });
  engine.start();
  await world.clock.runUntil(60_000);
  await engine.stop();
  const pushes = server.seen.filter(({ url }) => url.includes('/push'));
  await server.close();
  if (pushes.length < 2) return `${pushes.length} attempts in a minute`;
  const signed = world.outbox.items[0]?.signed;
  for (const push of pushes) {
    const wrong = wrongWith(push, signed) ?? (await wrongSignature(push, keys.publicKey, world.clock.now()));
    if (wrong !== null) return wrong;
  }
  return null;
};

const wrongWith = (push: SeenRequest, signed: SignedEnvelope | undefined): string | null => {
  const body = PushRequest.safeParse(readRequestBody(push));
  const [sent] = body.success ? body.data.envelopes : [];
  if (sent === undefined) return 'no envelope arrived';
  const { id } = JSON.parse(sent.content) as { readonly id?: unknown };
  if (typeof id !== 'string') return 'the envelope has no id on the wire';
  return sent.content === signed?.content && sent.signature === signed.signature
    ? null
    : 'other bytes left than those that were signed';
};

const wrongSignature = async (
  { method, url, headers, body }: SeenRequest,
  key: ReturnType<typeof makeKeys>['publicKey'],
  now: number,
): Promise<string | null> => {
  const verified = await verifyRequest({
    method,
    url,
    headers,
    body,
    findKey: async (keyId) => (keyId === testDeviceId ? key : null),
    now: Math.floor(now / 1000),
    maxAgeSeconds: 120,
  });
  return verified.ok ? null : `the signature of the request is ${verified.reason}`;
};

const withoutId = ({ content, signature }: SignedEnvelope): SignedEnvelope => {
  const { id: _id, ...rest } = JSON.parse(content) as Readonly<Record<string, unknown>>;
  return { content: JSON.stringify(rest), signature };
};

describeClass('Key computed, never sent', {
  'the id is made, and left out of what is sent': shown(onTheWire, {
    transport: (transport) => ({
      ...transport,
      push: (envelopes, signal) => transport.push(envelopes.map(withoutId), signal),
    }),
  }),
  'the request is signed, and its headers stay at home': shown(onTheWire, {
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      for (const name of ['signature', 'signature-input', 'content-digest']) headers.delete(name);
      return globalThis.fetch(input, { ...init, headers });
    },
  }),
});
