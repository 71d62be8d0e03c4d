import type { CoreEvent } from '../../preload/contract/events.ts';
import type { PublicJwk } from '../../central/api/devices.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { createConnectivity } from '../sync/connectivity.ts';
import { createSyncEngine, type SyncEngine, type SyncEngineOptions } from '../sync/engine.ts';
import { followIssuers } from '../sync/follow-issuers.ts';
import { followServices, type FollowedServices } from '../sync/follow-services.ts';
import { keepCheckpoints } from '../sync/keep-checkpoints.ts';
import { keepFilled } from '../sync/keep-filled.ts';
import type { Replica } from '../sync/ports.ts';
import { createReconcile, type Reconcile } from '../sync/reconcile.ts';
import type { CheckpointTransport } from '../sync/transport/checkpoint-transport.ts';
import type { HttpTransport } from '../sync/transport/http-transport.ts';
import type { MandateTransport } from '../sync/transport/mandate-transport.ts';
import type { UploadTransport } from '../sync/uploads/upload-ports.ts';
import { createVaultUploads } from '../sync/uploads/vault-uploads.ts';
import { createVaultJudgedWork } from '../sync/vault-judged-work.ts';
import { createVaultOutbox } from '../sync/vault-outbox.ts';
import type { Vault } from '../vault/open.ts';
import type { Device } from '../vault/queries/device.ts';
import { announcePeople } from './announce-people.ts';
import { engineClock } from './engine-clock.ts';
import type { ServerClock } from './server-clock.ts';

type Options = {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly log: Log;
  readonly announce: (event: CoreEvent) => void;
  readonly vault: Vault;
  readonly replica: Replica;
  readonly transport: HttpTransport;
  readonly uploadTransport: UploadTransport;
  readonly mandateTransport: MandateTransport;
  readonly checkpointTransport: CheckpointTransport;
  readonly device: Device;
  /** Those that the pack calls urgent. */
  readonly urgentServices: readonly string[];
};

/** The sync engine on this machine's vault and network. */
export const createEngine = (options: Options): SyncEngine => {
  const { vault, replica, transport, uploadTransport, device, urgentServices, clock, log, announce } =
    options;
  const services = followedServices(options);
  return createSyncEngine({
    ports: {
      outbox: createVaultOutbox(vault, urgentServices),
      replica,
      transport,
      clock: engineClock(clock),
      random: { next: Math.random },
      connectivity: createConnectivity(services),
      uploads: {
        store: createVaultUploads({
          vault,
          urgentServices,
          onProgress: () => announce({ event: 'upload/changed', data: {} }),
        }),
        transport: uploadTransport,
      },
    },
    device: {
      deviceId: device.deviceId,
      receiptKey: JSON.parse(device.signingKey) as PublicJwk,
    },
    onSubjectsChanged: (subjects) => announcePeople(subjects, announce),
    onOutboxChanged: () => announce({ event: 'outbox/changed', data: {} }),
    reconcile: reconciling(options),
    afterPull: askAfterPull(options, services),
    onLeaseRenewed: () => announce({ event: 'status/changed', data: {} }),
    onFault: (error) => log.error('sync/fault', { error }),
  });
};

const reconciling = ({ vault, transport, serverClock, log, announce }: Options): Reconcile =>
  createReconcile({
    judged: createVaultJudgedWork(vault, () => serverClock.now()),
    transport,
    onBroughtAgain: (pieces) => {
      log.error('sync/brought-again', { pieces });
      announce({ event: 'outbox/changed', data: {} });
    },
  });

const followedServices = ({
  vault,
  transport,
  clock,
  serverClock,
  log,
  announce,
}: Options): FollowedServices =>
  followServices({
    vault,
    transport,
    now: () => serverClock.now().getTime(),
    wallClock: clock.now,
    onHeard: () => announce({ event: 'services/changed', data: {} }),
    onFault: (error) => log.error('services/not-kept', { error }),
  });

/** What is asked of central besides its feed. */
const askAfterPull = (
  { vault, transport, mandateTransport, checkpointTransport, serverClock, log, announce }: Options,
  services: FollowedServices,
): SyncEngineOptions['afterPull'] => {
  const now = (): number => serverClock.now().getTime();
  const follow = followIssuers({
    vault,
    transport: mandateTransport,
    now,
    onChanged: () => announcePeople('many', announce),
  });
  const checkpoint = keepCheckpoints({
    vault,
    transport: checkpointTransport,
    now,
    onBroken: (brokenAt) => log.error('audit/broken', { brokenAt }),
  });
  const fill = keepFilled({ vault, transport });
  return async (signal, desk) => {
    await fill(signal);
    await follow(signal, desk);
    await checkpoint(signal, desk);
    await services.afterPull(signal, desk);
  };
};
