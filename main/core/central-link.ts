import { randomUUID } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { createHttpCaller, type HttpCaller, type RequestSigner } from '../sync/transport/http-caller.ts';

/** The way to central with this machine's own clock, network and randomness. */
export const createCaller = (link: {
  readonly origin: string;
  readonly signer: RequestSigner | null;
  readonly clock: Clock;
}): HttpCaller =>
  createHttpCaller({
    origin: link.origin,
    signer: link.signer,
    fetch: globalThis.fetch,
    now: () => link.clock.now().getTime(),
    makeNonce: randomUUID,
  });
