import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Envelope } from '../../central/api/sync.ts';
import type { ActPayload } from '../../central/api/work.ts';
import { createConnectivity } from '../../main/sync/connectivity.ts';
import { createSyncEngine, type SyncEngine } from '../../main/sync/engine.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import type { PulledPage, Replica, SyncPorts, Transport } from '../../main/sync/ports.ts';
import { newAddress } from '../helpers/central-envelopes.ts';
import { MemoryOutbox } from '../helpers/sync-outbox.ts';
import { mandateId, receiptKey, subjectId } from './central.ts';
import { chanceAt } from './random.ts';
import type { Step } from './scenario.ts';
import type { SimulatedTime } from './time.ts';

/** PKCS #8 of an Ed25519 key whose 32 secret bytes follow. */
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');
const deviceKey = (desk: number): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([pkcs8Start, Buffer.alloc(32, desk + 1)]),
    format: 'der',
    type: 'pkcs8',
  });
const keys = [0, 1, 2, 3].map(deviceKey);

/** What is held here of central's, and survives what the disk survives. */
class DeskReplica implements Replica {
  cursor = '';
  readonly versions = new Map<string, number>();
  readonly seenCursors: string[] = [];

  findCursor: Replica['findCursor'] = () => this.cursor;

  apply: Replica['apply'] = (page: PulledPage) => {
    for (const change of page.changes) {
      if (change.entity === 'person') this.versions.set(change.subjectId, change.record.version);
    }
    this.cursor = page.cursor;
    this.seenCursors.push(page.cursor);
    const subjects = page.changes.map((change) => change.subjectId);
    return { subjects, hasActs: page.changes.some(({ entity }) => entity === 'act'), filling: null };
  };

  saveLease: Replica['saveLease'] = () => undefined;
}

type Place = { readonly lane: string; readonly laneSequence: number; readonly deviceSequence: number };
type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;
type Mend = Extract<Step, { readonly kind: 'amend' | 'withdraw' }>;
type Save = Extract<Step, { readonly kind: 'save' | 'poison' }>;

/** One workstation: the real engine on a disk that is a list, with power that can go at any call of a port. */
export class SimulatedDesk {
  readonly outbox = new MemoryOutbox();
  readonly replica = new DeskReplica();
  /** Ids of work whose save was acknowledged to the person at the desk. */
  readonly acknowledged: string[] = [];
  /** When it was really done, for work done while the clock was right. */
  readonly doneAt = new Map<string, number>();
  /** Parked items that somebody has mended or taken back. */
  readonly settledHere = new Set<string>();
  /** A bug to be found: amended work that does not say in whose place it stands. */
  tiesAmendments = true;
  readonly faults: unknown[] = [];
  readonly deviceId: string;
  clockSkewMs = 0;
  staffId: 'staff-1' | 'staff-2' = 'staff-1';
  diskFullUntil = 0;
  #engine: SyncEngine | null = null;
  #life = 0;
  #crashIn: { readonly calls: number; readonly moment: 'before' | 'after' } | null = null;
  readonly #desk: number;
  readonly #seed: number;
  readonly #time: SimulatedTime;
  readonly #transport: Transport;

  constructor(at: {
    readonly desk: number;
    readonly seed: number;
    readonly time: SimulatedTime;
    readonly transport: Transport;
  }) {
    this.#desk = at.desk;
    this.#seed = at.seed;
    this.#time = at.time;
    this.#transport = at.transport;
    this.deviceId = `device-${at.desk}`;
  }

  start(): void {
    this.#life += 1;
    this.#time.join(this.#desk);
    const engine = createSyncEngine({
      ports: this.#mortalPorts(this.#life),
      device: { deviceId: this.deviceId, receiptKey },
      onSubjectsChanged: () => undefined,
      onOutboxChanged: () => undefined,
      afterPull: async () => undefined,
      onLeaseRenewed: () => undefined,
      onFault: (error) => this.faults.push(error),
    });
    this.#engine = engine;
    engine.start();
  }

  /** As an update or a shutdown does it. */
  async restart(): Promise<void> {
    await this.#engine?.stop();
    this.#time.leave(this.#desk);
    this.start();
  }

  crashIn(calls: number, moment: 'before' | 'after'): void {
    this.#crashIn = { calls, moment };
  }

  sendNow(): void {
    this.#engine?.sendNow();
  }

  /** Work counts as saved only when the disk has taken it; otherwise nobody was told that it was. */
  save(step: Save): void {
    if (this.#time.now < this.diskFullUntil) return;
    const place = this.#nextPlace(subjectId(step.subject));
    this.#queue(this.#envelope(step, place), place);
  }

  /** As the use cases do it: the parked item stays, and something new stands in its place or takes it back. */
  mend(step: Mend): void {
    if (this.#time.now < this.diskFullUntil) return;
    const open = this.outbox.items.filter(
      ({ state, envelopeId }) => state === 'parked' && !this.settledHere.has(envelopeId),
    );
    const item = open[step.pick % Math.max(open.length, 1)];
    if (item === undefined) return;
    const old = JSON.parse(item.signed.content) as Envelope;
    // What was taken back too late is only acknowledged: nothing more is sent for it.
    this.settledHere.add(item.envelopeId);
    if (old.kind !== 'act-completed') return;
    const place = this.#nextPlace(item.lane);
    this.#queue(step.kind === 'amend' ? this.#amended(old, place) : this.#withdrawal(old, place), place);
  }

  #nextPlace(lane: string): Place {
    return {
      lane,
      laneSequence: this.outbox.items.filter((item) => item.lane === lane).length + 1,
      deviceSequence: this.outbox.items.length + 1,
    };
  }

  #idAt(deviceSequence: number): string {
    return `01890000-0000-7000-8000-${String(this.#desk * 1_000 + deviceSequence).padStart(12, '0')}`;
  }

  #amended(old: ActEnvelope, place: Place): Envelope {
    return {
      ...old,
      ...place,
      id: this.#idAt(place.deviceSequence),
      amends: this.tiesAmendments ? (old.amends ?? old.id) : null,
      baseVersion: this.replica.versions.get(place.lane) ?? 1,
      payload: { ...old.payload, reference: `R-${place.deviceSequence}` },
    };
  }

  #withdrawal({ kind: _kind, payload: _payload, ...old }: ActEnvelope, place: Place): Envelope {
    return {
      ...old,
      ...place,
      id: this.#idAt(place.deviceSequence),
      amends: null,
      baseVersion: null,
      authority: null,
      kind: 'work-withdrawn',
      payload: {
        envelopeId: old.amends ?? old.id,
        deviceSequence: old.deviceSequence,
        reason: 'The citizen thought better of it.',
      },
    };
  }

  #queue(envelope: Envelope, place: Place): void {
    const key = keys[this.#desk % keys.length];
    if (!key) throw new Error('every desk has a key');
    const { signed } = sealEnvelope(envelope, key);
    this.outbox.queue({ envelopeId: envelope.id, signed, ...place });
    this.acknowledged.push(envelope.id);
    if (this.clockSkewMs === 0) this.doneAt.set(envelope.id, this.#time.now);
    this.#engine?.workQueued();
  }

  #envelope(step: Save, place: Place): Envelope {
    const { lane, deviceSequence } = place;
    const number = String(this.#desk * 1_000 + deviceSequence).padStart(12, '0');
    const isMandate = step.kind === 'save' && step.ground === 'mandate';
    const now = new Date(this.#time.now + this.clockSkewMs).toISOString();
    const values: ActPayload['values'] = newAddress({ houseNumber: String(deviceSequence) });
    return {
      id: `01890000-0000-7000-8000-${number}`,
      deviceId: this.deviceId,
      ...place,
      schemaVersion: 1,
      baseVersion: this.replica.versions.get(lane) ?? 1,
      kind: 'act-completed',
      staffId: this.staffId,
      authority: {
        ground: isMandate ? 'mandate' : 'self',
        mandateId: isMandate ? mandateId(step.subject) : null,
        partyPersonId: isMandate ? 'son' : lane,
        partyName: 'Peter Prøve',
        level: 'high',
        identityMethod: 'original-document',
        decidedAt: now,
        credentialHash: null,
        freshAsOf: null,
        scope: { serviceId: 'change-of-address', power: 'act' },
        evidence: {},
        isProvisional: false,
        secondStaffId: null,
      },
      amends: null,
      clock: null,
      attachments: [],
      previousHash: null,
      madeAt: now,
      payload: {
        actId: `act-${number}`,
        interactionId: 'interaction-1',
        reference: step.kind === 'poison' ? 'poison' : `R-${number}`,
        serviceId: 'change-of-address',
        serviceVersion: '1.0.0',
        channel: 'counter',
        mode: isMandate ? 'representing' : 'assisting',
        purposeId: 'change-registration',
        legalBasisId: 'cpr-act-6',
        values,
        receivers: [],
      },
    };
  }

  /** The ports as one life sees them: after its death none of them does anything. */
  #mortalPorts(life: number): SyncPorts {
    const isDead = (): boolean => life !== this.#life;
    const mayDie = (moment: 'before' | 'after'): void => {
      if (isDead()) throw new Error('the power is gone');
      const crash = this.#crashIn;
      if (!crash || crash.moment !== moment) return;
      this.#crashIn = crash.calls <= 1 ? null : { ...crash, calls: crash.calls - 1 };
      if (this.#crashIn === null) this.#die();
    };
    const disk =
      <A extends readonly unknown[], R>(call: (...args: A) => R): ((...args: A) => R) =>
      (...args) => {
        mayDie('before');
        const result = call(...args);
        mayDie('after');
        return result;
      };
    const write = <A extends readonly unknown[], R>(call: (...args: A) => R): ((...args: A) => R) =>
      disk((...args: A) => {
        if (this.#time.now < this.diskFullUntil) throw new Error('database or disk is full');
        return call(...args);
      });
    const ask =
      <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        mayDie('before');
        const result = await call(...args);
        mayDie('after');
        return result;
      };
    const random = chanceAt(this.#seed, this.#desk, life, 13);
    const { outbox, replica } = this;
    const transport: Transport = {
      push: ask(this.#transport.push),
      pull: ask(this.#transport.pull),
      renewLease: ask(this.#transport.renewLease),
      status: ask(this.#transport.status),
    };
    return {
      outbox: {
        listSendable: disk(outbox.listSendable),
        markSending: write(outbox.markSending),
        settle: write(outbox.settle),
        releaseWaits: write(outbox.releaseWaits),
        findNextAttemptAt: disk(outbox.findNextAttemptAt),
      },
      replica: {
        findCursor: disk(replica.findCursor),
        apply: write(replica.apply),
        saveLease: write(replica.saveLease),
      },
      transport,
      connectivity: createConnectivity(transport),
      uploads: null,
      random: { next: random.next },
      clock: {
        now: () => this.#time.now + this.clockSkewMs,
        wait: (delayMs, signal) =>
          isDead() ? new Promise<void>(() => undefined) : this.#time.wait(this.#desk, delayMs, signal),
      },
    };
  }

  /** The power goes, and somebody switches the machine on again a little later. */
  #die(): never {
    this.#life += 1;
    this.#engine = null;
    this.#time.leave(this.#desk);
    this.#time.plan(this.#time.now + 5_000, () => this.start());
    throw new Error('the power is gone');
  }
}
