import type { CoreEvent } from '../../preload/contract/events.ts';
import type { PublicJwk } from '../../central/api/devices.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { createConnectivity } from '../sync/connectivity.ts';
import { createSyncEngine, type SyncEngine, type SyncEngineOptions } from '../sync/engine.ts';
import { followIssuers } from '../sync/follow-issuers.ts';
import { keepCheckpoints } from '../sync/keep-checkpoints.ts';
import { keepFilled } from '../sync/keep-filled.ts';
import type { Replica } from '../sync/ports.ts';
import type { CheckpointTransport } from '../sync/transport/checkpoint-transport.ts';
import type { HttpTransport } from '../sync/transport/http-transport.ts';
import type { MandateTransport } from '../sync/transport/mandate-transport.ts';
import type { UploadTransport } from '../sync/uploads/upload-ports.ts';
import { createVaultUploads } from '../sync/uploads/vault-uploads.ts';
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
export const createEngine = ({
  vault,
  replica,
  transport,
  uploadTransport,
  mandateTransport,
  checkpointTransport,
  device,
  urgentServices,
  clock,
  serverClock,
  log,
  announce,
}: Options): SyncEngine =>
  createSyncEngine({
    ports: {
      outbox: createVaultOutbox(vault, urgentServices),
      replica,
      transport,
      clock: engineClock(clock),
      random: { next: Math.random },
      connectivity: createConnectivity(transport),
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
    afterPull: askAfterPull({
      vault,
      transport,
      mandateTransport,
      checkpointTransport,
      serverClock,
      log,
      announce,
    }),
    onLeaseRenewed: () => announce({ event: 'status/changed', data: {} }),
    onFault: (error) => log.error('sync/fault', { error }),
  });

/** What is asked of central besides its feed. */
const askAfterPull = ({
  vault,
  transport,
  mandateTransport,
  checkpointTransport,
  serverClock,
  log,
  announce,
}: Pick<
  Options,
  'vault' | 'transport' | 'mandateTransport' | 'checkpointTransport' | 'serverClock' | 'log' | 'announce'
>): SyncEngineOptions['afterPull'] => {
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
  };
};
