import { renewOrComeBack } from '../sync/come-back.ts';
import { createEpochWatch } from '../sync/epoch-watch.ts';
import { pullAfterTelling } from '../sync/subscriptions/tell-first.ts';
import { createCheckpointTransport } from '../sync/transport/checkpoint-transport.ts';
import type { HttpCaller } from '../sync/transport/http-caller.ts';
import { createHttpTransport } from '../sync/transport/http-transport.ts';
import { createMandateTransport } from '../sync/transport/mandate-transport.ts';
import { createSubscriptionTransport } from '../sync/transport/subscription-transport.ts';
import { createUploadTransport } from '../sync/transport/upload-transport.ts';
import type { Vault } from '../vault/open.ts';
import { findCertificate } from '../vault/queries/lease.ts';
import type { ServerClock } from './server-clock.ts';

/** What goes between this machine and central, by subject. */
export const openWires = (call: HttpCaller, vault: Vault, serverClock: ServerClock) => {
  const http = createHttpTransport(call, createEpochWatch(vault));
  const pull = pullAfterTelling({
    vault,
    transport: { pull: http.pull, ...createSubscriptionTransport(call) },
    now: () => serverClock.now().getTime(),
  });
  const renewLease = renewOrComeBack({ ...http, findCertificate: () => findCertificate(vault.read) });
  return {
    transport: { ...http, pull, renewLease },
    uploadTransport: createUploadTransport(call),
    mandateTransport: createMandateTransport(call),
    checkpointTransport: createCheckpointTransport(call),
  };
};
