import { generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { EnrolAnswer, type PublicJwk } from '../../central/api/devices.ts';
import { signEnvelope } from '../../central/api/envelope-signature.ts';
import { signRequest } from '../../central/api/request-signature.ts';
import {
  PullPage,
  PushAnswer,
  type Change,
  type Envelope,
  type Outcome,
  type SignedEnvelope,
} from '../../central/api/sync.ts';
import type { CentralWorld } from './central-world.ts';

export type DeviceKey = { readonly privateKey: KeyObject; readonly publicJwk: PublicJwk };

export const makeDeviceKey = (): DeviceKey => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return { privateKey, publicJwk: { kty: 'OKP', crv: 'Ed25519', x: x ?? '', kid: randomUUID() } };
};

export type Sent = { readonly status: number; readonly type: string; readonly body: unknown };

export const readSent = async (response: Response): Promise<Sent> => ({
  status: response.status,
  type: response.headers.get('content-type') ?? '',
  body: await response.json(),
});

export type Call = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: unknown };

/** An enrolled workstation as central sees it. */
export type CentralDevice = {
  readonly answer: EnrolAnswer;
  readonly key: DeviceKey;
  readonly call: (call: Call) => Promise<Sent>;
  readonly push: (envelopes: readonly SignedEnvelope[]) => Promise<readonly Outcome[]>;
  /** To another gateway of the same central. */
  readonly pushTo: (url: string, envelopes: readonly SignedEnvelope[]) => Promise<readonly Outcome[]>;
  readonly pull: (cursor?: string, limit?: number) => Promise<PullPage>;
  /** Pulls until there is no more; answers the changes of all pages. */
  readonly pullAll: (
    cursor?: string,
  ) => Promise<{ readonly changes: readonly Change[]; readonly cursor: string }>;
  readonly sign: (envelope: Envelope) => SignedEnvelope;
  /** Signs whatever the text is. */
  readonly signText: (content: string) => SignedEnvelope;
};

export const postEnrolment = (world: CentralWorld, code: string, key: DeviceKey): Promise<Response> =>
  fetch(`${world.central.url}/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, devicePublicKey: key.publicJwk, name: 'Skranke 3' }),
  });

const callAs =
  (url: string, keyId: string, key: DeviceKey, now: () => Date) =>
  async ({ method, path, body }: Call): Promise<Sent> => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = signRequest({
      method,
      url: path,
      body: text,
      keyId,
      privateKey: key.privateKey,
      created: Math.floor(now().getTime() / 1000),
      nonce: randomUUID(),
    });
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: text }),
    });
    return readSent(response);
  };

export const enrolDevice = async (
  world: CentralWorld,
  centreId = 'centre-aarhus',
): Promise<CentralDevice> => {
  const key = makeDeviceKey();
  const response = await postEnrolment(world, await world.central.issueEnrolmentCode(centreId), key);
  const answer = EnrolAnswer.parse(await response.json());
  const call = callAs(world.central.url, answer.deviceId, key, world.now);
  const pull = async (cursor = '', limit = 1000): Promise<PullPage> =>
    PullPage.parse(
      (await call({ method: 'GET', path: `/v1/sync/pull?cursor=${cursor}&limit=${limit}` })).body,
    );
  const pushTo: CentralDevice['pushTo'] = async (url, envelopes) => {
    const sent = await callAs(
      url,
      answer.deviceId,
      key,
      world.now,
    )({ method: 'POST', path: '/v1/sync/push', body: { envelopes } });
    return PushAnswer.parse(sent.body).outcomes;
  };
  return {
    answer,
    key,
    call,
    pull,
    push: (envelopes) => pushTo(world.central.url, envelopes),
    pushTo,
    pullAll: async (from = '') => {
      const changes: Change[] = [];
      for (let cursor = from; ;) {
        const page = await pull(cursor);
        changes.push(...page.changes);
        cursor = page.cursor;
        if (!page.hasMore) return { changes, cursor };
      }
    },
    sign: (envelope) => signEnvelope(envelope, key.privateKey),
    signText: (content) => ({
      content,
      signature: sign(null, Buffer.from(content, 'utf8'), key.privateKey).toString('base64url'),
    }),
  };
};

/** The outcome in one word, of a refusal why. */
export const kindOf = (outcome: Outcome | undefined): string | undefined =>
  outcome?.outcome === 'refused' ? outcome.problem.code : outcome?.outcome;
