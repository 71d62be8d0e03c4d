import { createConnectivity } from '../../main/sync/connectivity.ts';
import { createSyncEngine } from '../../main/sync/engine.ts';
import type { SyncEngine } from '../../main/sync/engine.ts';
import type { Replica, SyncPorts } from '../../main/sync/ports.ts';
import { PlainCentral } from './sync-central.ts';
import { VirtualClock } from './sync-clock.ts';
import { anEnvelope, envelopeId, makeKeys, seal, testDeviceId, toJwk } from './sync-envelopes.ts';
import { MemoryOutbox } from './sync-outbox.ts';

/** What of central's is held here, in memory: the cursor and the acts that took effect. */
export class MemoryReplica implements Replica {
  cursor = '';
  effective: readonly string[] = [];
  leases = 0;

  findCursor: Replica['findCursor'] = () => this.cursor;

  apply: Replica['apply'] = (page) => {
    this.cursor = page.cursor;
    const subjects = page.changes.map((change) => change.subjectId);
    this.effective = [
      ...this.effective,
      ...page.changes.map(({ subjectId, sequence }) => `${subjectId}@${sequence}`),
    ];
    return { subjects, hasActs: page.changes.length > 0, filling: null };
  };

  saveLease: Replica['saveLease'] = () => {
    this.leases += 1;
  };

  isLocked: Replica['isLocked'] = () => false;
}

/** One workstation with central and a clock of its own; the engine can be ended and begun again on what was kept. */
export class SyncWorld {
  readonly clock: VirtualClock;
  readonly central = new PlainCentral();
  readonly outbox = new MemoryOutbox();
  readonly replica = new MemoryReplica();
  readonly #deviceKeys = makeKeys();
  log: readonly string[] = [];
  faults: readonly unknown[] = [];
  changedSubjects: readonly string[] = [];

  constructor(startsAt = 0) {
    this.clock = new VirtualClock(startsAt);
  }

  /** The ports as an engine of one life sees them. */
  ports(): SyncPorts {
    const { central, clock, outbox, replica } = this;
    return {
      outbox,
      replica,
      transport: central,
      clock,
      random: { next: () => 0.5 },
      connectivity: createConnectivity(central),
      uploads: null,
    };
  }

  engine(ports: SyncPorts = this.ports()): SyncEngine {
    return createSyncEngine({
      ports,
      device: { deviceId: testDeviceId, receiptKey: toJwk(this.central.keys) },
      onSubjectsChanged: (subjects) => {
        if (subjects !== 'many') this.changedSubjects = [...this.changedSubjects, ...subjects];
      },
      onOutboxChanged: () => undefined,
      reconcile: async () => null,
      afterPull: async () => undefined,
      onLeaseRenewed: () => undefined,
      onFault: (error) => {
        this.faults = [...this.faults, error];
      },
    });
  }

  /** Completed work for these subjects, in this order, as a use case would have committed it. */
  queue(...lanes: readonly string[]): void {
    for (const lane of lanes) {
      const deviceSequence = this.outbox.items.length + 1;
      const laneSequence = this.outbox.items.filter((item) => item.lane === lane).length + 1;
      const place = { lane, laneSequence, deviceSequence };
      const { signed } = seal(anEnvelope(place), this.#deviceKeys);
      this.outbox.queue({ envelopeId: envelopeId(deviceSequence), signed, ...place });
    }
  }

  /** Notes each call to central as `<call>@<milliseconds>`. */
  recordCalls(): void {
    const { trouble } = this.central;
    this.central.trouble = (call) => {
      this.log = [...this.log, `${call}@${this.clock.now()}`];
      return trouble(call);
    };
  }
}
