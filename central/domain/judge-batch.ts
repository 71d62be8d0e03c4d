import type { ActRecord, EventRecord, MandateRecord, PersonRecord } from '../api/records.ts';
import type { ConsentRecord, ReviewRecord } from '../api/decisions.ts';
import type { AttributedChange } from './move-household.ts';
import type { ActEnvelope, Facts } from './facts.ts';
import { judgeEnvelope } from './judge-envelope.ts';
import { comesAgain, type Verdict } from './verdict.ts';
import { emptyLane, type Lane } from './judge-lane.ts';
import { firstOf, lineOf, withReviews, type Line } from './lines.ts';
import type { ReviewCase } from './judge-review.ts';
import type { Confirmation } from './mandates/confirmation.ts';
import type { Notice } from './notify-represented.ts';
import type { LanePlace, ReadEnvelope } from './read-envelope.ts';
import type { FieldChange } from './take-effect.ts';

export type JudgedEnvelope = { readonly read: ReadEnvelope; readonly verdict: Verdict };

/** By lane, the sequence of the first piece that has to come again. */
export type WaitingLanes = ReadonlyMap<string, number>;

/** All that a batch changes, to be written in one transaction. */
export type BatchJudgement = {
  /** In the order of the batch. */
  readonly judged: readonly JudgedEnvelope[];
  /** Each version in the order it came to be; the last one of a person is the current one. */
  readonly people: readonly AttributedChange[];
  readonly events: readonly EventRecord[];
  readonly acts: readonly ActRecord[];
  /** Each as it came to be; the last one of an id is the current one. */
  readonly mandates: readonly MandateRecord[];
  readonly consents: readonly ConsentRecord[];
  readonly reviews: readonly ReviewRecord[];
  readonly notices: readonly Notice[];
  /** By subject: all lanes that moved or wait. */
  readonly lanes: ReadonlyMap<string, Lane>;
};

const laneAfter = (lane: Lane, sequence: number): Lane => ({
  ...lane,
  lastSequence: Math.max(lane.lastSequence, sequence),
  gapSince: null,
});

/** The facts as the next envelope of the same batch finds them: later ones see what earlier ones did. */
class WorkingFacts {
  readonly judged: Map<string, string>;
  readonly lanes: Map<string, Lane>;
  readonly people: Map<string, PersonRecord>;
  readonly fieldChanges: Map<string, readonly FieldChange[]>;
  readonly mandates: Map<string, MandateRecord>;
  readonly credentials: Facts['credentials'];
  readonly lostBefore: Facts['lostBefore'];
  readonly versionFloor: Facts['versionFloor'];
  readonly parties: Facts['parties'];
  readonly confirmations: Map<string, Confirmation>;
  readonly consents: Map<string, ConsentRecord>;
  readonly reviewCases: Map<string, ReviewCase>;
  readonly lines: Map<string, Line>;
  readonly staff: Facts['staff'];
  readonly relativesOfStaff: Facts['relativesOfStaff'];
  readonly municipalities: Facts['municipalities'];
  readonly leasePeriods: Facts['leasePeriods'];
  readonly missingBlobs: Facts['missingBlobs'];
  readonly isCarried: boolean;
  readonly acceptedBefore: Facts['acceptedBefore'];
  readonly handedOver: Map<string, ActEnvelope>;
  readonly now: string;
  readonly timeZone: string;
  readonly movedLanes = new Map<string, Lane>();
  readonly waiting: Map<string, number>;

  constructor(facts: Facts, waiting: WaitingLanes) {
    this.waiting = new Map(waiting);
    this.judged = new Map(facts.judged);
    this.lanes = new Map(facts.lanes);
    this.people = new Map(facts.people);
    this.fieldChanges = new Map(facts.fieldChanges);
    this.mandates = new Map(facts.mandates);
    this.credentials = facts.credentials;
    this.lostBefore = facts.lostBefore;
    this.versionFloor = facts.versionFloor;
    this.parties = facts.parties;
    this.confirmations = new Map(facts.confirmations);
    this.consents = new Map(facts.consents);
    this.reviewCases = new Map(facts.reviewCases);
    this.lines = new Map(facts.lines);
    this.staff = facts.staff;
    this.relativesOfStaff = facts.relativesOfStaff;
    this.municipalities = facts.municipalities;
    this.leasePeriods = facts.leasePeriods;
    this.missingBlobs = facts.missingBlobs;
    this.isCarried = facts.isCarried;
    this.acceptedBefore = facts.acceptedBefore;
    this.handedOver = new Map(facts.handedOver);
    this.now = facts.now;
    this.timeZone = facts.timeZone;
  }

  setLane(subjectId: string, lane: Lane): void {
    this.lanes.set(subjectId, lane);
    this.movedLanes.set(subjectId, lane);
  }

  changePerson({ record, fields, ...by }: AttributedChange): void {
    this.people.set(record.personId, record);
    const before = this.fieldChanges.get(record.personId) ?? [];
    this.fieldChanges.set(record.personId, [...before, { version: record.version, fields, ...by }]);
  }
}

const takeInDecisions = (facts: WorkingFacts, verdict: Verdict): void => {
  for (const { consents, reviews } of effectsOf(verdict)) {
    for (const consent of consents) facts.consents.set(consent.consentId, consent);
    for (const review of reviews) {
      const known = facts.reviewCases.get(review.reviewId)?.act;
      const act = known ?? facts.handedOver.get(review.envelopeId) ?? null;
      facts.reviewCases.set(review.reviewId, { review, act });
    }
  }
};

/** A code is good for one mandate, also within a batch. */
const takeInMandates = (facts: WorkingFacts, envelope: ReadEnvelope['envelope'], verdict: Verdict): void => {
  for (const { mandates } of effectsOf(verdict)) {
    for (const mandate of mandates) facts.mandates.set(mandate.mandateId, mandate);
  }
  if (verdict.kind !== 'accepted' || envelope.kind !== 'mandate-made') return;
  const used = facts.confirmations.get(envelope.id);
  for (const [id, confirmation] of facts.confirmations) {
    if (confirmation.challengeId !== used?.challengeId) continue;
    facts.confirmations.set(id, { ...confirmation, usedFor: envelope.payload.mandateId });
  }
};

/** What follows in the batch finds each review of its line as it was left last. */
const refreshLines = (facts: WorkingFacts, verdict: Verdict): void => {
  const news = effectsOf(verdict).flatMap(({ reviews }) => reviews);
  if (news.length === 0) return;
  for (const [firstId, line] of facts.lines) facts.lines.set(firstId, withReviews(line, news));
};

/** A piece in effect, or a withdrawal, settles its line; a piece in review waits in it. */
const takeInLines = (facts: WorkingFacts, envelope: ReadEnvelope['envelope'], verdict: Verdict): void => {
  const { lane: subjectId, deviceId } = envelope;
  const change = (firstId: string, after: Partial<Line>): void => {
    const before = lineOf(facts.lines, firstId);
    const origin = before.origin ?? { subjectId, deviceId, isOfThisCentre: true };
    facts.lines.set(firstId, { ...before, origin, ...after });
  };
  if (verdict.kind === 'refused') {
    const act = envelope.kind === 'act-completed' ? envelope : null;
    const waiting = verdict.effect.reviews.map((review) => ({ review, act }));
    const { reviewCases } = lineOf(facts.lines, firstOf(envelope));
    change(firstOf(envelope), { reviewCases: [...reviewCases, ...waiting] });
  }
  if (verdict.kind !== 'accepted') return;
  if (envelope.kind === 'work-withdrawn') {
    return change(envelope.payload.envelopeId, { settled: 'withdrawn', reviewCases: [] });
  }
  if (envelope.kind === 'work-handed-over') {
    const { firstId, envelopeId } = envelope.payload;
    const act = facts.handedOver.get(envelopeId) ?? null;
    const others = lineOf(facts.lines, firstId).reviewCases.filter(
      ({ review }) => review.envelopeId !== envelopeId,
    );
    const handed = verdict.effect.reviews.map((review) => ({ review, act }));
    return change(firstId, { reviewCases: [...others, ...handed] });
  }
  change(firstOf(envelope), { settled: 'took-effect', reviewCases: [] });
  const accepted = envelope.kind === 'review-decided' ? verdict.effect.act : null;
  const act =
    accepted === null ? null : (facts.reviewCases.get(`review-${accepted.envelopeId}`)?.act ?? null);
  if (act !== null && accepted?.state !== 'undone') {
    change(firstOf(act), { settled: 'took-effect', reviewCases: [] });
  }
};

/** This piece comes again: whatever follows it waits for it. */
export const waitFor = (waiting: Map<string, number>, { lane, laneSequence }: LanePlace): void => {
  waiting.set(lane, Math.min(laneSequence, waiting.get(lane) ?? laneSequence));
};

const takeIn = (facts: WorkingFacts, { envelope, hash }: ReadEnvelope, verdict: Verdict): void => {
  if (verdict.kind === 'repeated' || verdict.kind === 'tampered') return;
  if (verdict.kind === 'later') {
    if (verdict.holdsLane) waitFor(facts.waiting, envelope);
    return facts.setLane(envelope.lane, verdict.lane);
  }
  facts.judged.set(envelope.id, hash);
  // What somebody hands over in the same batch: so it comes again after central was put back from a copy.
  if (envelope.kind === 'act-completed') facts.handedOver.set(envelope.id, envelope);
  facts.setLane(envelope.lane, laneAfter(facts.lanes.get(envelope.lane) ?? emptyLane, envelope.laneSequence));
  for (const change of changesOf(envelope, verdict, facts)) facts.changePerson(change);
  takeInDecisions(facts, verdict);
  refreshLines(facts, verdict);
  takeInLines(facts, envelope, verdict);
  takeInMandates(facts, envelope, verdict);
};

const changesOf = (
  { id, deviceId, staffId }: ReadEnvelope['envelope'],
  verdict: Verdict,
  { acceptedBefore }: Pick<Facts, 'acceptedBefore'>,
): readonly AttributedChange[] => {
  if (verdict.kind !== 'accepted') return [];
  const lostSequence = acceptedBefore.get(id)?.sequence ?? null;
  return verdict.effect.people.map((change) => ({ ...change, deviceId, staffId, lostSequence }));
};

const effectsOf = (verdict: Verdict) =>
  verdict.kind === 'accepted' || verdict.kind === 'refused' ? [verdict.effect] : [];

/**
 * Whoever comes behind a piece that has to wait waits too: that one is here and comes again, so it is no gap that may be passed over in
 * the end. Null where none does.
 */
const behindWaiting = ({ envelope }: ReadEnvelope, facts: WorkingFacts): Verdict | null => {
  const { id, lane, laneSequence } = envelope;
  const isBehind = laneSequence > (facts.waiting.get(lane) ?? laneSequence);
  if (!isBehind || facts.judged.has(id)) return null;
  return comesAgain(envelope, facts, { afterMs: 0, holdsLane: true });
};

/**
 * Judges a batch in its order, as if each envelope had come alone, behind what is known to come again. Pure: the given facts stay as they
 * are.
 */
export const judgeBatch = (
  batch: readonly ReadEnvelope[],
  facts: Facts,
  waiting: WaitingLanes = new Map(),
): BatchJudgement => {
  const working = new WorkingFacts(facts, waiting);
  const judged = batch.map((read) => {
    const verdict = behindWaiting(read, working) ?? judgeEnvelope(read, working);
    takeIn(working, read, verdict);
    return { read, verdict };
  });
  const effects = judged.flatMap(({ verdict }) => effectsOf(verdict));
  return {
    judged,
    people: judged.flatMap(({ read, verdict }) => changesOf(read.envelope, verdict, facts)),
    events: effects.flatMap((effect) => effect.events),
    acts: effects.flatMap(({ act, undone }) => [...undone, ...(act === null ? [] : [act])]),
    mandates: effects.flatMap((effect) => effect.mandates),
    consents: effects.flatMap((effect) => effect.consents),
    reviews: effects.flatMap((effect) => effect.reviews),
    notices: effects.flatMap((effect) => effect.notices),
    lanes: working.movedLanes,
  };
};
