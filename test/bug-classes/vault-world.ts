import { join } from 'node:path';
import { createConnectivity } from '../../main/sync/connectivity.ts';
import { createSyncEngine, type SyncEngine } from '../../main/sync/engine.ts';
import type { SyncPorts } from '../../main/sync/ports.ts';
import { createVaultOutbox } from '../../main/sync/vault-outbox.ts';
import { createVaultReplica } from '../../main/sync/vault-replica.ts';
import { PlainCentral } from '../helpers/sync-central.ts';
import { VirtualClock } from '../helpers/sync-clock.ts';
import { makeKeys, testDeviceId, toJwk } from '../helpers/sync-envelopes.ts';
import { completeAct } from '../helpers/sync-vault.ts';
import { raw, testFolder, testVault } from '../helpers/vault-open.ts';

/** A workstation on a real, encrypted vault, with a plain central and a clock of its own. */
export class VaultWorld {
  readonly clock = new VirtualClock(Date.UTC(2026, 2, 2, 9));
  readonly central = new PlainCentral();
  readonly file = join(testFolder(), 'vault.db');
  readonly vault = testVault(this.file);
  faults: readonly unknown[] = [];
  readonly #keys = makeKeys();

  ports(): SyncPorts {
    return {
      outbox: createVaultOutbox(this.vault),
      replica: createVaultReplica(this.vault),
      transport: this.central,
      clock: this.clock,
      random: { next: () => 0.5 },
      connectivity: createConnectivity(this.central),
      uploads: null,
    };
  }

  engine(ports: SyncPorts = this.ports()): SyncEngine {
    return createSyncEngine({
      ports,
      device: { deviceId: testDeviceId, receiptKey: toJwk(this.central.keys) },
      onSubjectsChanged: () => undefined,
      onOutboxChanged: () => undefined,
      reconcile: async () => null,
      afterPull: async () => undefined,
      onLeaseRenewed: () => undefined,
      onFault: (error) => {
        this.faults = [...this.faults, error];
      },
    });
  }

  /** Completed work for these subjects, each with its outbox row in one transaction. Answers the envelopes' ids. */
  queue(...lanes: readonly string[]): readonly string[] {
    return lanes.map((lane) =>
      completeAct(this.vault, { lane, deviceId: testDeviceId, privateKey: this.#keys.privateKey }),
    );
  }

  /** Of each piece of work in the order of the machine: state, and reason if it has one. */
  outbox(): readonly string[] {
    return raw(
      this.vault.read,
      `SELECT state || coalesce(':' || reason, '') AS told FROM outbox ORDER BY device_sequence`,
    ).map((row) => String(Object.values(row as object)[0]));
  }
}
