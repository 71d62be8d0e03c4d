import { createPublicKey } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WireProblemCode } from '../api/problem.ts';
import { verifyRequest, type RequestToVerify, type VerifiedRequest } from '../api/request-signature.ts';
import { findDevice, type Device } from '../store/queries/devices.ts';
import type { Gateway } from './gateway.ts';
import { createNonceMemory } from './nonce-memory.ts';
import { ProblemError } from './problem-reply.ts';

/** How far a device's clock may be from ours. */
const signatureMaxAgeSeconds = 300;

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the request is surely from; null on the calls that are open to everybody. */
    device: Device | null;
  }
  interface FastifyContextConfig {
    /** The few calls that need no enrolled device. */
    readonly isOpen?: boolean;
    /** The body is taken in after the signature was checked, and compared with the digest there. */
    readonly takesStream?: boolean;
  }
}

type Reason = Extract<VerifiedRequest, { readonly ok: false }>['reason'];

const codeOf = (reason: Reason): WireProblemCode => {
  if (reason === 'missing') return 'signature/missing';
  return reason === 'key-unknown' ? 'device/unknown' : 'signature/invalid';
};

const secondsNow = ({ clock }: Gateway): number => Math.floor(clock().getTime() / 1000);

/** Whether the request is fresh, and signed with the key that belongs to the id it names. */
export const verifySigned = (
  request: FastifyRequest,
  gateway: Gateway,
  findKey: RequestToVerify['findKey'],
): Promise<VerifiedRequest> =>
  verifyRequest({
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: request.routeOptions.config.takesStream === true ? null : request.rawBody,
    findKey,
    now: secondsNow(gateway),
    maxAgeSeconds: signatureMaxAgeSeconds,
  });

/** Demands an RFC 9421 signature of an enrolled device on every call that is not marked open. */
export const demandSignatures = (app: FastifyInstance, gateway: Gateway): void => {
  // A request of the future is fresh for its lead and the window after it.
  const nonces = createNonceMemory(2 * signatureMaxAgeSeconds);
  app.decorateRequest('device', null);
  app.addHook('preValidation', async (request) => {
    if (request.is404 || request.routeOptions.config.isOpen === true) return;
    let device: Device | null = null;
    const verified = await verifySigned(request, gateway, async (keyId) => {
      device = await findDevice(gateway.database, keyId);
      return device === null ? null : createPublicKey({ key: device.publicJwk, format: 'jwk' });
    });
    if (!verified.ok) throw new ProblemError(codeOf(verified.reason), verified.reason);
    if (!nonces.use(verified.keyId, verified.nonce, secondsNow(gateway)))
      throw new ProblemError('signature/invalid', 'replayed');
    request.device = device;
  });
};

/** The device of a call that is not open. */
export const deviceOf = (request: Pick<FastifyRequest, 'device'>): Device => {
  if (request.device === null) throw new Error('a call that is not open has a device');
  return request.device;
};
