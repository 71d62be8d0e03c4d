import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Envelope } from '../../central/api/sync.ts';
import { meteredPatienceMs } from '../../main/sync/core/link.ts';
import type { HeldItem } from '../helpers/sync-outbox.ts';
import { createConnectivity } from '../../main/sync/connectivity.ts';
import { createSyncEngine, type SyncEngine } from '../../main/sync/engine.ts';
import { sealEnvelope } from '../../main/sync/envelopes.ts';
import type { SyncPorts } from '../../main/sync/ports.ts';
import { createReconcile, type Reconcile } from '../../main/sync/reconcile.ts';
import type { Uploads } from '../../main/sync/uploads/upload-ports.ts';
import { firstOf } from '../../central/domain/lines.ts';
import { receiptKey, subjectId } from './central.ts';
import { DeskJudged } from './desk-judged.ts';
import { DeskOutbox } from './desk-outbox.ts';
import { DeskDisk } from './desk-disk.ts';
import { DeskReplica } from './desk-replica.ts';
import {
  actOf,
  amendedOf,
  handoverOf,
  withdrawalOf,
  type Author,
  type Catalogue,
  type Place,
} from './desk-work.ts';
import { documentsAt } from './documents.ts';
import type { DeskWire } from './network.ts';
import { mortalCalls, type MortalCalls } from './mortal-calls.ts';
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

/** More calls of ports in one moment no engine makes that waits for something. */
const mostCallsAtOnce = 2_000;

/** Of these the way alone can be measured. */
const smallCallBytes = 1_000;

/** Central has judged work that was put aside for one of these. */
const heldByCentral = new Set(['conflict', 'authority/revoked', 'authority/insufficient']);

const envelopeIn = ({ signed }: HeldItem): Envelope => JSON.parse(signed.content) as Envelope;

type Mend = Extract<Step, { readonly kind: 'amend' | 'withdraw' }>;
type Save = Extract<Step, { readonly kind: 'save' | 'poison' }>;

/** One workstation: the real engine on a disk that is a list, with power that can go at any call of a port. */
export class SimulatedDesk {
  readonly outbox = new DeskOutbox();
  readonly judged = new DeskJudged(this.outbox, (envelopeId) => this.settledHere.has(envelopeId));
  readonly replica = new DeskReplica((epoch) => this.judged.hear(epoch));
  /** Ids of work whose save was acknowledged to the person at the desk. */
  readonly acknowledged: string[] = [];
  /** When it was really done, for work done while the clock was right. */
  readonly doneAt = new Map<string, number>();
  /** How far the desk had read what central tells, when it was done. */
  readonly seenAt = new Map<string, number>();
  /** By whom it was done. */
  readonly authorOf = new Map<string, string>();
  /** What was signed, by its id. */
  readonly hashOf = new Map<string, string>();
  /** Parked items that somebody has mended or taken back. */
  readonly settledHere = new Set<string>();
  /** A bug to be found: amended work that does not say in whose place it stands. */
  tiesAmendments = true;
  /** A bug to be found: the chain of work begins anew with each start. */
  keepsChain = true;
  readonly faults: unknown[] = [];
  uploads: Uploads;
  readonly deviceId: string;
  clockSkewMs = 0;
  staffId: 'staff-1' | 'staff-2' = 'staff-1';
  catalogue: Catalogue = 'known';
  readonly disk: DeskDisk;
  isMetered = false;
  /** Documents that went over a link that somebody pays for, and nobody had asked for it. */
  readonly paidFor: string[] = [];
  /** "Send now" since the link was last called metered. */
  #isMeterLifted = false;
  #lastHash: string | null = null;
  #engine: SyncEngine | null = null;
  #life = 0;
  #crashIn: { readonly calls: number; readonly moment: 'before' | 'after' } | null = null;
  #calls = { at: 0, count: 0 };
  readonly #desk: number;
  readonly #seed: number;
  readonly #time: SimulatedTime;
  readonly #transport: DeskWire['transport'];
  readonly #epochNow: DeskWire['epochNow'];

  constructor(at: {
    readonly desk: number;
    readonly seed: number;
    readonly time: SimulatedTime;
    readonly wire: DeskWire;
  }) {
    this.#desk = at.desk;
    this.#seed = at.seed;
    this.#time = at.time;
    this.disk = new DeskDisk(at.time);
    this.#transport = at.wire.transport;
    this.#epochNow = at.wire.epochNow;
    this.uploads = { store: this.outbox.documents, transport: at.wire.uploads };
    this.deviceId = `device-${at.desk}`;
    this.outbox.documents.staysAfterReceipt = at.desk % 2 === 1;
    this.outbox.onSettled = this.judged.notePlaces;
  }

  start(): void {
    this.#life += 1;
    this.disk.unsettled.clear();
    if (!this.keepsChain) this.#lastHash = null;
    this.#time.join(this.#desk);
    const calls = this.#callsOf(this.#life);
    const engine = createSyncEngine({
      ports: this.#mortalPorts(this.#life, calls),
      device: { deviceId: this.deviceId, receiptKey },
      onSubjectsChanged: () => undefined,
      onOutboxChanged: () => undefined,
      reconcile: this.#reconcileOf(calls),
      afterPull: async () => undefined,
      onLeaseRenewed: () => undefined,
      onFault: (error) => this.faults.push(error),
    });
    this.#engine = engine;
    engine.setMetered(this.isMetered);
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
    this.#isMeterLifted = true;
    this.#engine?.sendNow();
  }

  changeStaff(): void {
    this.staffId = this.staffId === 'staff-1' ? 'staff-2' : 'staff-1';
  }

  changeCatalogue(): void {
    this.catalogue = this.catalogue === 'known' ? 'newer' : 'known';
  }

  jumpClock(byMs: number): void {
    if (byMs === 0) return;
    this.clockSkewMs += byMs;
    this.disk.unsettled.clear();
  }

  /** Work counts as saved only when the disk has taken it; otherwise nobody was told that it was. */
  save(step: Save): void {
    if (this.disk.isFull()) return;
    const place = this.#nextPlace(subjectId(step.subject));
    this.#queue(
      actOf({
        id: this.#idAt(place.deviceSequence),
        place,
        author: this.#author(),
        subject: step.subject,
        ground: step.kind === 'save' ? step.ground : 'self',
        baseVersion: this.#versionOf(place.lane),
        documents: step.kind === 'save' ? documentsAt(step.documents) : [],
        isPoison: step.kind === 'poison',
      }),
    );
  }

  /** As the use cases do it: the parked item stays, and something new stands in its place or takes it back. */
  mend(step: Mend): void {
    const item = this.#pickParked(step.pick);
    if (item === null) return;
    const old = envelopeIn(item);
    // What was taken back too late is only acknowledged: nothing more is sent for it.
    this.settledHere.add(item.envelopeId);
    if (old.kind !== 'act-completed') return;
    const place = this.#nextPlace(item.lane);
    const next = { id: this.#idAt(place.deviceSequence), place, author: this.#author() };
    this.#queue(
      step.kind === 'amend'
        ? amendedOf(old, { ...next, baseVersion: this.#versionOf(place.lane), isTied: this.tiesAmendments })
        : withdrawalOf(old, next),
    );
  }

  /** It stays where it is: whoever is first, they or a supervisor, ends it. */
  handOver(pick: number): void {
    const item = this.#pickParked(pick);
    const old = item === null ? null : envelopeIn(item);
    // What central never read it cannot put before anybody.
    if (item === null || old?.kind !== 'act-completed' || !heldByCentral.has(item.reason ?? '')) return;
    const place = this.#nextPlace(item.lane);
    this.#queue(handoverOf(old, { id: this.#idAt(place.deviceSequence), place, author: this.#author() }));
  }

  setMetered(isMetered: boolean): void {
    this.isMetered = isMetered;
    this.#isMeterLifted = false;
    this.#engine?.setMetered(isMetered);
  }

  #pickParked(pick: number): HeldItem | null {
    if (this.disk.isFull()) return null;
    const open = this.outbox.items.filter(
      ({ state, envelopeId }) => state === 'parked' && !this.settledHere.has(envelopeId),
    );
    return open[pick % Math.max(open.length, 1)] ?? null;
  }

  #nextPlace(lane: string): Place {
    return {
      lane,
      laneSequence: this.outbox.items.filter((item) => item.lane === lane).length + 1,
      deviceSequence: this.outbox.items.length + 1,
      previousHash: this.#lastHash,
    };
  }

  #author(): Author {
    const { deviceId, staffId, catalogue, clockSkewMs } = this;
    return { deviceId, staffId, catalogue, madeAt: new Date(this.#time.now + clockSkewMs).toISOString() };
  }

  #versionOf(lane: string): number {
    return this.replica.versions.get(lane) ?? 1;
  }

  #idAt(deviceSequence: number): string {
    return `01890000-0000-7000-8000-${String(this.#desk * 1_000 + deviceSequence).padStart(12, '0')}`;
  }

  /** One transaction: the work, what it names, and its place. */
  #queue(envelope: Envelope): void {
    const { id, lane, laneSequence, deviceSequence, attachments, staffId } = envelope;
    const key = keys[this.#desk % keys.length];
    if (!key) throw new Error('every desk has a key');
    const { signed, hash } = sealEnvelope(envelope, key);
    const first = envelope.kind === 'work-withdrawn' ? envelope.payload.envelopeId : firstOf(envelope);
    this.outbox.documents.bind(id, first, attachments);
    this.outbox.queue({ envelopeId: id, signed, lane, laneSequence, deviceSequence });
    this.#lastHash = hash;
    this.hashOf.set(id, hash);
    this.authorOf.set(id, staffId);
    this.seenAt.set(id, Number(this.replica.cursor));
    this.acknowledged.push(id);
    if (this.clockSkewMs === 0) this.doneAt.set(id, this.#time.now);
    this.#engine?.workQueued();
  }

  #callsOf(life: number): MortalCalls {
    return mortalCalls({
      mayDie: (moment) => {
        if (life !== this.#life) throw new Error('the power is gone');
        this.#countCall();
        const crash = this.#crashIn;
        if (!crash || crash.moment !== moment) return;
        this.#crashIn = crash.calls <= 1 ? null : { ...crash, calls: crash.calls - 1 };
        if (this.#crashIn === null) this.#die();
      },
      demandDisk: () => this.disk.demand(),
      now: () => this.#time.now,
      onAnswered: (ms) => this.#engine?.linkMeasured({ bytes: smallCallBytes, ms }),
    });
  }

  #reconcileOf({ disk, write, ask }: MortalCalls): Reconcile {
    const { findOwed, listPortion, settle } = this.judged;
    return createReconcile({
      judged: { findOwed: disk(findOwed), listPortion: disk(listPortion), settle: write(settle) },
      transport: { reconcile: ask(this.#transport.reconcile) },
      onBroughtAgain: () => undefined,
    });
  }

  /** What central says of its epoch with other answers; a disk that does not take it hears it the next time. */
  #hearing<A extends readonly unknown[], R extends { readonly kind: string }>(
    { write, ask }: MortalCalls,
    call: (...args: A) => Promise<R>,
  ): (...args: A) => Promise<R> {
    const hear = write(this.judged.hear);
    return ask(async (...args: A) => {
      const answer = await call(...args);
      try {
        if (answer.kind === 'answered') hear(this.#epochNow());
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('database'))) throw error;
      }
      return answer;
    });
  }

  /** The ports as one life sees them. */
  #mortalPorts(life: number, calls: MortalCalls): SyncPorts {
    const { disk, write, ask } = calls;
    const isDead = (): boolean => life !== this.#life;
    const random = chanceAt(this.#seed, this.#desk, life, 13);
    const { outbox, replica, uploads } = this;
    const send = ask(uploads.transport.send);
    const transport: SyncPorts['transport'] = {
      push: this.#hearing(calls, this.#transport.push),
      pull: ask(this.#transport.pull),
      renewLease: ask(this.#transport.renewLease),
      status: this.#hearing(calls, this.#transport.status),
    };
    return {
      outbox: {
        listSendable: disk(outbox.listSendable),
        markSending: write(outbox.markSending),
        settle: this.disk.watching(write(outbox.settle), isDead),
        releaseWaits: write(outbox.releaseWaits),
        findNextAttemptAt: disk(outbox.findNextAttemptAt),
      },
      replica: {
        findCursor: disk(replica.findCursor),
        apply: write(replica.apply),
        saveLease: write(replica.saveLease),
        isLocked: disk(replica.isLocked),
      },
      transport,
      connectivity: createConnectivity(transport),
      uploads: {
        store: {
          findNext: disk(uploads.store.findNext),
          read: disk(uploads.store.read),
          noteSent: write(uploads.store.noteSent),
          park: write(uploads.store.park),
        },
        transport: {
          announce: ask(uploads.transport.announce),
          send: (piece, signal) => {
            this.#notePaid(piece.sha256);
            return send(piece, signal);
          },
        },
      },
      random: { next: random.next },
      clock: {
        now: () => this.#time.now + this.clockSkewMs,
        wait: (delayMs, signal) =>
          isDead() ? new Promise<void>(() => undefined) : this.#time.wait(this.#desk, delayMs, signal),
      },
    };
  }

  #notePaid(sha256: string): void {
    const heldAfter = this.#time.now + this.clockSkewMs - meteredPatienceMs;
    if (!this.isMetered || this.#isMeterLifted || this.outbox.mayGoPaid(sha256, heldAfter)) return;
    this.paidFor.push(sha256);
  }

  /** Who calls and calls, and no time passes, waits for nothing: nobody would notice but the battery. */
  #countCall(): void {
    const { now } = this.#time;
    this.#calls = this.#calls.at === now ? { at: now, count: this.#calls.count + 1 } : { at: now, count: 1 };
    if (this.#calls.count > mostCallsAtOnce) throw new Error('the engine spins');
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
