import { randomUUID } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { uptimeMs } from '../platform/uptime.ts';
import type { ServerClock } from './server-clock.ts';
import type { LinkSample } from '../sync/core/link.ts';
import {
  createHttpCaller,
  type HttpCaller,
  type RefusedCall,
  type RequestSigner,
} from '../sync/transport/http-caller.ts';

/** The way to central with this machine's own clock, network and randomness. */
export const createCaller = (link: {
  readonly origin: string;
  readonly signer: RequestSigner | null;
  readonly clock: Clock;
  /** Learns central's time from its answers; null before this machine is enrolled. */
  readonly serverClock?: ServerClock;
  /** Told what each answered request says of the link. */
  readonly onMeasured?: (sample: LinkSample) => void;
  readonly onRefused?: (refused: RefusedCall) => void;
}): HttpCaller =>
  createHttpCaller({
    origin: link.origin,
    signer: link.signer,
    fetch: globalThis.fetch,
    now: () => link.clock.now().getTime(),
    makeNonce: randomUUID,
    ...(link.onRefused === undefined ? {} : { onRefused: link.onRefused }),
    ...(link.serverClock === undefined ? {} : { timeAnswer: link.serverClock.timeAnswer }),
    ...(link.onMeasured === undefined ? {} : { meter: { elapsedMs: uptimeMs, note: link.onMeasured } }),
  });
