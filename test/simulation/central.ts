import { generateKeyPairSync } from 'node:crypto';
import type { ReconcileAnswer } from '../../central/api/reconcile.ts';
import type {
  Change,
  Envelope,
  Epoch,
  Outcome,
  PullPage,
  PushRequest,
  SignedEnvelope,
} from '../../central/api/sync.ts';
import type { MandateRecord, PersonRecord } from '../../central/api/records.ts';
import { judgeBatch } from '../../central/domain/judge-batch.ts';
import type { Facts } from '../../central/domain/facts.ts';
import type { AttributedChange } from '../../central/domain/move-household.ts';
import { emptyLane, type Lane } from '../../central/domain/judge-lane.ts';
import { firstOf } from '../../central/domain/lines.ts';
import { findAcceptedBefore } from '../../central/http/delivery/accepted-before.ts';
import type { ReviewCase } from '../../central/domain/judge-review.ts';
import { CentralChain } from './chain.ts';
import { fixedFacts } from './fixed-facts.ts';
import type { Delivery, Taken } from './delivery.ts';
import { keepMap } from './keep-map.ts';
import { CentralDocuments } from './central-documents.ts';
import { SimulatedLines } from './lines.ts';
import { decisionOn } from './supervisor.ts';
import { problemOf } from '../../central/domain/problem.ts';
import { readEnvelope, type ReadEnvelope } from '../../central/domain/read-envelope.ts';
import type { Answer } from '../../main/sync/answer.ts';
import { mandate, person } from '../helpers/central-people.ts';
import { signReceipt, toJwk } from '../helpers/sync-envelopes.ts';

/** One key for all worlds: making it is slow, and which one it is changes nothing. */
const keys = generateKeyPairSync('ed25519');
export const receiptKey = toJwk(keys);

export const subjectId = (subject: number): string => `subject-${subject}`;
export const mandateId = (subject: number): string => `mandate-${subject}`;

const gatewayKey = { kid: '', privateKey: keys.privateKey, publicJwk: receiptKey };

type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

const pageSize = 4;
/** Places in the feed of one epoch; a cursor is the number of the epoch times this, and a place. */
const feedOfEpoch = 1_000_000;

/** Central with its real judgement, its tables in memory and its clock that is right. */
export class SimulatedCentral {
  readonly people = new Map<string, PersonRecord>();
  readonly mandates = new Map<string, MandateRecord>();
  readonly taken: Taken[] = [];
  readonly parkedHere = new Map<string, string>();
  readonly lines = new SimulatedLines();
  readonly documents = new CentralDocuments();
  readonly chain = new CentralChain();
  /** Work that came before an attachment of it, though central had never said that it had that. */
  readonly cameTooEarly: string[] = [];
  #reviewCases = new Map<string, ReviewCase>();
  /** Acts that were judged, as they were signed. */
  readonly #acts = new Map<string, ActEnvelope>();
  #decisions = 0;
  #judged = new Map<string, string>();
  #answers = new Map<string, Outcome>();
  #lanes = new Map<string, Map<string, Lane>>();
  #fieldChanges = new Map<string, Facts['fieldChanges'] extends ReadonlyMap<string, infer V> ? V : never>();
  /** Of each change, as a cursor that has just passed it. */
  readonly #placeOf = new WeakMap<object, number>();
  #feed: Change[] = [];
  #sequence = 0;
  #epoch = 0;
  #putBackAt = new Date(0);
  #floorOfEpoch = 1_000;
  #remembers = true;
  #looksBack = true;
  #goesByOldRights = false;
  readonly #firstMandates: ReadonlyMap<string, MandateRecord>;

  constructor(subjects: number) {
    for (let subject = 0; subject < subjects; subject += 1) {
      this.people.set(subjectId(subject), person(subjectId(subject)));
      this.mandates.set(
        mandateId(subject),
        mandate({ mandateId: mandateId(subject), grantorId: subjectId(subject) }),
      );
    }
    this.#firstMandates = new Map(this.mandates);
  }

  /** The work of one transaction: judged by the real rules, all or nothing. */
  async push(deviceId: string, { envelopes, epoch }: PushRequest, nowMs: number): Promise<Answer<Outcome[]>> {
    if (epoch !== undefined && epoch !== this.epoch.id)
      return { kind: 'answered', value: envelopes.map(() => ({ outcome: 'later', id: '', afterMs: 0 })) };
    const now = new Date(nowMs).toISOString();
    if (envelopes.some(({ content }) => content.includes('"poison"')))
      return { kind: 'refused', code: 'request/invalid' };
    const readings = envelopes.map((signed) => readEnvelope(signed, { deviceId, isSignedBySender: true }));
    const readable = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
    const named = readable.flatMap(({ envelope }) => envelope.attachments);
    const missingBlobs = this.documents.missingOf(named);
    this.#noteEarly(deviceId, readable);
    const acceptedBefore = await findAcceptedBefore(readable, gatewayKey);
    const judgement = judgeBatch(readable, { ...this.#facts(deviceId, now), missingBlobs, acceptedBefore });
    const foreign = new Map(
      readable.map(({ envelope }) => [envelope.id, this.#newestForeign(envelope, { acceptedBefore })]),
    );
    for (const change of judgement.people) this.#changePerson(change);
    this.#keepReviews(judgement);
    this.#lanes.set(deviceId, new Map([...(this.#lanes.get(deviceId) ?? []), ...judgement.lanes]));
    const outcomes = new Map<string, Outcome>();
    for (const { read, verdict } of judgement.judged) {
      outcomes.set(read.envelope.id, await this.#outcomeOf(read, verdict, { deviceId, nowMs, foreign }));
    }
    for (const act of judgement.acts) {
      this.#announce({ entity: 'act', subjectId: act.personId, record: act });
    }
    return {
      kind: 'answered',
      value: readings.map((reading): Outcome => {
        if (reading.ok) return found(outcomes.get(reading.value.envelope.id));
        const { id, code, detail } = reading.problem;
        return { outcome: 'refused', id, problem: problemOf(code, detail) };
      }),
    };
  }

  #noteEarly(deviceId: string, readable: readonly ReadEnvelope[]): void {
    for (const { envelope } of readable) {
      const early = envelope.attachments.some(
        ({ sha256 }) => !this.documents.whole.has(sha256) && !this.documents.wasLiedAbout(deviceId, sha256),
      );
      if (early && !this.#judged.has(envelope.id)) this.cameTooEarly.push(envelope.id);
    }
  }

  pull(cursor: string, subscribed: ReadonlySet<string>): Answer<PullPage> {
    const isOfEpoch = cursor !== '' && Math.floor(Number(cursor) / feedOfEpoch) === this.#epoch;
    const from = isOfEpoch ? Number(cursor) % feedOfEpoch : 0;
    const changes = this.#feed
      .filter((change) => change.sequence > from && subscribed.has(change.subjectId))
      .slice(0, pageSize);
    const reached = changes.length < pageSize ? this.#feed.length : (changes.at(-1)?.sequence ?? from);
    return {
      kind: 'answered',
      value: {
        changes,
        ...(isOfEpoch ? {} : { epoch: this.epoch }),
        cursor: String(this.#epoch * feedOfEpoch + Math.max(from, reached)),
        hasMore: reached < this.#feed.length,
        subjectCount: subscribed.size,
        asOf: '2026-03-02T08:00:00.000Z',
      },
    };
  }

  get epoch(): Epoch {
    return { id: `epoch-${this.#epoch}`, versionFloor: this.#epoch * this.#floorOfEpoch };
  }

  /** What this central does not remember as accepted. */
  unacceptedOf(ids: readonly string[]): Pick<ReconcileAnswer, 'unknownIds' | 'refusedIds'> {
    const isRefused = (id: string): boolean =>
      this.#judged.has(id) && this.#answers.get(id)?.outcome !== 'accepted';
    return { unknownIds: ids.filter((id) => !this.#judged.has(id)), refusedIds: ids.filter(isRefused) };
  }

  /** What a desk had put aside and ended: for its place in the chain and in its lane. */
  keepEnded(deviceId: string, ended: readonly SignedEnvelope[]): void {
    for (const signed of ended) {
      const reading = readEnvelope(signed, { deviceId, isSignedBySender: true });
      if (!reading.ok || this.#judged.has(reading.value.envelope.id)) continue;
      const { envelope, hash } = reading.value;
      const { id, lane, laneSequence } = envelope;
      this.#judged.set(id, hash);
      this.#answers.set(id, { outcome: 'refused', id, problem: problemOf('work/withdrawn', '') });
      this.chain.keep(envelope, hash);
      const lanes = this.#lanes.get(deviceId) ?? new Map<string, Lane>();
      const before = lanes.get(lane) ?? emptyLane;
      this.#lanes.set(
        deviceId,
        new Map([...lanes, [lane, { ...before, ended: new Set([...before.ended, laneSequence]) }]]),
      );
    }
  }

  /** A backup. What is answered puts this central back to it: another epoch begins, with versions above all of before. */
  copy(nowMs: () => number): () => void {
    const maps = [this.people, this.parkedHere, this.#reviewCases, this.#acts, this.#judged, this.#answers];
    const back = [
      ...[...maps, this.#lanes, this.#fieldChanges].map((map) => keepMap(map as Map<string, unknown>)),
      this.lines.copy(),
      this.documents.copy(),
      this.chain.copy(),
    ];
    const [taken, feed] = [[...this.taken], this.#feed];
    return () => {
      for (const putBack of back) putBack();
      this.taken.splice(0, Infinity, ...taken);
      this.#feed = feed;
      for (const [deviceId, lanes] of this.#lanes)
        this.#lanes.set(deviceId, new Map([...lanes].map(([id, lane]) => [id, { ...lane, gapSince: null }])));
      this.#epoch += 1;
      this.#putBackAt = new Date(nowMs());
      const { versionFloor } = this.epoch;
      for (const before of this.people.values()) {
        const record = { ...before, version: Math.max(before.version, versionFloor) };
        this.people.set(record.personId, record);
        this.#announce({ entity: 'person', subjectId: record.personId, record });
      }
    };
  }

  /** A supervisor accepts what has waited longest, if anything does: as of then it takes effect. */
  acceptReview(nowMs: number): void {
    const open = [...this.#reviewCases.values()].find(({ review }) => review.state === 'open');
    if (open === undefined || open.act === null) return;
    const now = new Date(nowMs).toISOString();
    this.#decisions += 1;
    const decision = decisionOn(open.review, this.#decisions, now);
    const facts = this.#facts('device-supervisor', now);
    const judgement = judgeBatch([decision], { ...facts, lanes: new Map() });
    this.#keepReviews(judgement);
    for (const change of judgement.people) this.#changePerson(change);
    const hasEffect = judgement.acts.some(
      ({ envelopeId, state }) => envelopeId === open.act?.id && state !== 'undone',
    );
    if (hasEffect) this.#take(open.act, { isDecided: true, newestForeign: 0 });
  }

  #keepReviews({ reviews, judged }: ReturnType<typeof judgeBatch>): void {
    const acts = new Map(judged.map(({ read: { envelope } }) => [envelope.id, envelope]));
    for (const review of reviews) {
      const piece = acts.get(review.envelopeId);
      const act = piece?.kind === 'act-completed' ? piece : null;
      this.#reviewCases.set(review.reviewId, {
        review,
        act: act ?? this.#reviewCases.get(review.reviewId)?.act ?? this.#acts.get(review.envelopeId) ?? null,
      });
    }
  }

  /** A register changed the person by itself. */
  changeByRegister(subject: number, street: string): void {
    const before = this.people.get(subjectId(subject));
    if (!before?.address) return;
    const record = { ...before, version: before.version + 1, address: { ...before.address, street } };
    this.#changePerson({ record, fields: ['address'], deviceId: null, staffId: null, lostSequence: null });
  }

  revoke(subject: number, nowMs: number): void {
    const before = this.mandates.get(mandateId(subject));
    if (!before || before.revokedOn !== null) return;
    const at = new Date(nowMs).toISOString();
    this.mandates.set(before.mandateId, {
      ...before,
      version: before.version + 1,
      revokedOn: at.slice(0, 10),
      revokedAt: at,
      endReason: 'withdrawn-by-grantor',
    });
  }

  #facts(deviceId: string, now: string): Facts {
    return {
      ...fixedFacts,
      judged: this.#remembers ? this.#judged : new Map(),
      lanes: this.#remembers ? (this.#lanes.get(deviceId) ?? new Map()) : new Map(),
      people: this.people,
      fieldChanges: this.#looksBack ? this.#fieldChanges : new Map(),
      mandates: this.#goesByOldRights ? this.#firstMandates : this.mandates,
      reviewCases: this.#reviewCases,
      lines: this.lines.standing(this.#reviewCases),
      handedOver: this.#acts,
      lostBefore: this.#epoch === 0 ? null : this.#putBackAt,
      versionFloor: this.epoch.versionFloor,
      now,
    };
  }

  async #outcomeOf(
    { envelope, hash }: ReadEnvelope,
    verdict: ReturnType<typeof judgeBatch>['judged'][number]['verdict'],
    by: Delivery,
  ): Promise<Outcome> {
    const { id } = envelope;
    if (verdict.kind === 'later') return { outcome: 'later', id, afterMs: verdict.afterMs };
    if (verdict.kind === 'tampered')
      return { outcome: 'refused', id, problem: problemOf('envelope/tampered', '') };
    if (verdict.kind === 'repeated') {
      const first = found(this.#answers.get(id));
      return first.outcome === 'accepted' ? { ...first, outcome: 'duplicate' } : first;
    }
    this.#judged.set(id, hash);
    this.chain.keep(envelope, hash);
    if (envelope.kind === 'act-completed') this.#acts.set(id, envelope);
    const outcome = await this.#firstOutcome({ envelope, hash }, verdict, by);
    this.#answers.set(id, outcome);
    this.lines.judge(envelope, outcome.outcome === 'accepted');
    if (outcome.outcome === 'accepted')
      this.#take(envelope, { isDecided: false, newestForeign: by.foreign.get(id) ?? 0 });
    else this.parkedHere.set(id, outcome.outcome === 'refused' ? outcome.problem.code : outcome.outcome);
    return outcome;
  }

  async #firstOutcome(
    { envelope, hash }: Pick<ReadEnvelope, 'envelope' | 'hash'>,
    verdict: Exclude<
      ReturnType<typeof judgeBatch>['judged'][number]['verdict'],
      { readonly kind: 'later' | 'tampered' | 'repeated' }
    >,
    { deviceId, nowMs }: Delivery,
  ): Promise<Outcome> {
    const { id } = envelope;
    if (verdict.kind === 'conflict')
      return { outcome: 'conflict', id, current: found(this.people.get(envelope.lane)), change: null };
    if (verdict.kind === 'refused')
      return { outcome: 'refused', id, problem: problemOf(verdict.code, verdict.detail) };
    this.#sequence += 1;
    const iat = Math.floor(nowMs / 1000);
    const claims = { sub: id, hash, seq: this.#sequence, aud: deviceId, iss: 'central', iat };
    return { outcome: 'accepted', id, receipt: await signReceipt(claims, keys.privateKey) };
  }

  /** A bug to be found: every envelope counts as new. */
  forgetJudged(): void {
    this.#remembers = false;
  }

  /** A bug to be found: what comes after a restoration gets versions that lost changes had. */
  giveVersionsAgain(): void {
    this.#floorOfEpoch = 0;
  }

  /** A bug to be found: what was changed since the author looked is not looked at. */
  forgetChanges(): void {
    this.#looksBack = false;
  }

  /** A bug to be found: a mandate that was withdrawn counts as it did on the first day. */
  goByOldRights(): void {
    this.#goesByOldRights = true;
  }

  /** Of what others changed of the same person, where the newest stands in the feed; what comes again was done on what was there then. */
  #newestForeign(envelope: Envelope, { acceptedBefore }: Pick<Facts, 'acceptedBefore'>): number {
    const { id, kind, lane, deviceId, staffId } = envelope;
    if (kind !== 'act-completed') return 0;
    const comesAgain = acceptedBefore.has(id);
    const places = (this.#fieldChanges.get(lane) ?? [])
      .filter((change) => change.deviceId !== deviceId || change.staffId !== staffId)
      .filter(({ lostSequence }) => !comesAgain || lostSequence === null)
      .map((change) => this.#placeOf.get(change) ?? 0)
      .filter((place) => !comesAgain || place >= this.#epoch * feedOfEpoch);
    return Math.max(0, ...places);
  }

  #take(envelope: Envelope, seen: Pick<Taken, 'isDecided' | 'newestForeign'>): void {
    if (seen.isDecided) this.lines.judge(envelope, true);
    const { id, deviceId, lane, laneSequence, authority, staffId, attachments } = envelope;
    const actId = envelope.kind === 'act-completed' ? envelope.payload.actId : id;
    this.taken.push({
      first: firstOf(envelope),
      id,
      deviceId,
      lane,
      laneSequence,
      actId,
      ground: authority?.ground ?? null,
      staffId,
      documents: attachments.map(({ sha256 }) => sha256),
      ...seen,
    });
  }

  #changePerson({ record, fields, ...by }: AttributedChange): void {
    this.people.set(record.personId, record);
    const before = this.#fieldChanges.get(record.personId) ?? [];
    const change = { version: record.version, fields, ...by };
    this.#placeOf.set(change, this.#epoch * feedOfEpoch + this.#feed.length + 1);
    this.#fieldChanges.set(record.personId, [...before, change]);
    this.#announce({ entity: 'person', subjectId: record.personId, record });
  }

  #announce(change: Change extends infer C ? (C extends Change ? Omit<C, 'sequence'> : never) : never): void {
    this.#feed = [...this.#feed, { ...change, sequence: this.#feed.length + 1 }];
  }
}

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('what was judged has an answer');
  return value;
};
