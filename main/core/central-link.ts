import { randomUUID } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import type { ServerClock } from './server-clock.ts';
import { createHttpCaller, type HttpCaller, type RequestSigner } from '../sync/transport/http-caller.ts';

/** The way to central with this machine's own clock, network and randomness. */
export const createCaller = (link: {
  readonly origin: string;
  readonly signer: RequestSigner | null;
  readonly clock: Clock;
  /** Learns central's time from its answers; null before this machine is enrolled. */
  readonly serverClock?: ServerClock;
}): HttpCaller =>
  createHttpCaller({
    origin: link.origin,
    signer: link.signer,
    fetch: globalThis.fetch,
    now: () => link.clock.now().getTime(),
    makeNonce: randomUUID,
    ...(link.serverClock === undefined ? {} : { timeAnswer: link.serverClock.timeAnswer }),
  });
