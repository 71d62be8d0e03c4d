import type { WireProblemCode } from '../api/problem.ts';
import type { ReviewRecord } from '../api/decisions.ts';
import type { PersonRecord } from '../api/records.ts';
import type { Envelope } from '../api/sync.ts';
import { noEffect, type Effect } from './apply-act.ts';
import { correctedByClock } from './device-clock.ts';
import { mayStillCome } from './epoch.ts';
import type { ActEnvelope, Facts } from './facts.ts';
import { effectNow, judgeAct } from './judge-act.ts';
import { judgeConsent } from './judge-consent.ts';
import { judgeContact } from './judge-contact.ts';
import { judgeHandover } from './judge-handover.ts';
import { emptyLane, judgeLane } from './judge-lane.ts';
import { judgeReview } from './judge-review.ts';
import { judgeWithdrawal } from './judge-withdrawal.ts';
import { leaseFault } from './lease-periods.ts';
import { firstOf, isForeign, lineOf, withLineClosed, type Lines } from './lines.ts';
import { isAboutMandate, judgeMandate } from './mandates/judge-mandate.ts';
import type { ReadEnvelope } from './read-envelope.ts';
import { refusal, type Ruling } from './ruling.ts';
import { findService } from './services.ts';
import { comesAgain, type Verdict } from './verdict.ts';

const deskOf = ({ lane, staffId }: ReadEnvelope['envelope'], { staff, now }: Facts) => ({
  subjectId: lane,
  staff: staff.get(staffId) ?? null,
  now,
});

const decideReview = (
  envelope: Extract<ReadEnvelope['envelope'], { readonly kind: 'review-decided' }>,
  subject: PersonRecord,
  facts: Facts,
): Ruling =>
  judgeReview(envelope, {
    ...deskOf(envelope, facts),
    relativeIds: facts.relativesOfStaff.get(envelope.staffId) ?? [],
    reviewCase: facts.reviewCases.get(envelope.payload.reviewId) ?? null,
    apply: (asSigned) => {
      const act = correctedByClock(asSigned);
      const service = findService(act.payload.serviceId);
      if (service === null) return { kind: 'unreadable', detail: 'not in the catalogue of central' };
      const line = lineOf(facts.lines, firstOf(act));
      if (line.settled !== null) return { kind: 'conflict' };
      const application = effectNow(asDecided(act, subject, facts), {
        service,
        subject,
        facts,
        by: envelope.id,
      });
      if (application.kind !== 'effect') return application;
      const { effect } = application;
      const isTold = wasSentBack(act, facts);
      return {
        kind: 'effect',
        effect: replacing(isTold ? { ...noEffect, act: effect.act } : effect, act, facts),
      };
    },
  });

const reasonOf = (act: ActEnvelope, { reviewCases }: Facts) =>
  reviewCases.get(`review-${act.id}`)?.review.reason ?? null;

/** What somebody was faster than stands on the record as it is now: that is what the supervisor decides. */
const asDecided = (act: ActEnvelope, { version }: PersonRecord, facts: Facts): ActEnvelope => {
  const reason = reasonOf(act, facts);
  return reason === 'handed-over' || reason === 'account/overtaken' ? { ...act, baseVersion: version } : act;
};

/** Why an act that was accepted comes back from its register. */
const sentBack: ReadonlySet<ReviewRecord['reason']> = new Set([
  'account/unknown',
  'account/overtaken',
  'account/unanswered',
]);

/** It was accepted before, and whoever was represented was told then: it only goes to the register once more. */
const wasSentBack = (act: ActEnvelope, facts: Facts): boolean => {
  const reason = reasonOf(act, facts);
  return reason !== null && sentBack.has(reason);
};

/** What waited in the same line is closed by the piece that takes effect. */
const replacing = (effect: Effect, piece: ReadEnvelope['envelope'], facts: Facts): Effect =>
  withLineClosed(effect, lineOf(facts.lines, firstOf(piece)), {
    decision: 'replaced',
    staffId: piece.staffId,
    staffName: facts.staff.get(piece.staffId)?.name ?? '',
    reason: piece.kind === 'act-completed' ? piece.payload.reference : '',
    at: facts.now,
    exceptEnvelopeId: piece.id,
  });

/** Null where nothing of its line stands in the way of this piece. */
const whyLineRefuses = (envelope: ReadEnvelope['envelope'], lines: Lines): Ruling | null => {
  const line = lineOf(lines, firstOf(envelope));
  if (line.settled === 'took-effect') return refusal('work/took-effect', 'another piece of the same line');
  if (line.settled === 'withdrawn') return refusal('work/withdrawn', 'the line was withdrawn');
  const isOdd = envelope.amends !== null && isForeign(line, envelope);
  return isOdd ? refusal('envelope/invalid', 'amends work of another lane or device') : null;
};

/**
 * Judges one readable envelope: exactly once (rule 2), in the order of its lane (rule 3), by the ground it was done on (rule 9), against
 * the record as it is now (rule 8). Pure; whoever calls stores the effect and the receipt together.
 */
export const judgeEnvelope = ({ envelope: asSigned, hash }: ReadEnvelope, facts: Facts): Verdict => {
  const envelope = correctedByClock(asSigned);
  const known = facts.judged.get(envelope.id);
  if (known !== undefined) return known === hash ? { kind: 'repeated' } : { kind: 'tampered' };
  const verdict = judgeInLane(envelope, facts);
  return verdict.kind === 'accepted' && envelope.amends !== null
    ? { kind: 'accepted', effect: replacing(verdict.effect, envelope, facts) }
    : verdict;
};

/** Refusals that nothing which comes later can undo. */
const isFinal = new Set<WireProblemCode>(['work/took-effect', 'work/withdrawn', 'service/unknown']);

/** About work of the same machine, which has come before it or never will. */
const isOfOneMachine = new Set<Envelope['kind']>(['work-handed-over', 'work-withdrawn']);

/** It was accepted once; what it was built on has to be brought again by another machine first. */
const comesTooSoon = ({ kind }: Envelope, verdict: Verdict, { lostBefore, now }: Facts): boolean =>
  verdict.kind === 'refused' &&
  !isOfOneMachine.has(kind) &&
  !isFinal.has(verdict.code) &&
  mayStillCome(lostBefore, now);

const tryAgainMs = 30_000;

/** As of when it was accepted, where that is lost: as it was then, it is again. */
const judgeAsOf = (envelope: ReadEnvelope['envelope'], facts: Facts): Verdict => {
  const accepted = facts.acceptedBefore.get(envelope.id);
  if (accepted === undefined) return judgeHere(envelope, facts);
  const verdict = judgeHere(envelope, { ...facts, now: accepted.at });
  return comesTooSoon(envelope, verdict, facts)
    ? comesAgain(envelope, facts, { afterMs: tryAgainMs, holdsLane: true })
    : verdict;
};

const judgeInLane = (envelope: ReadEnvelope['envelope'], facts: Facts): Verdict => {
  const lane = judgeLane(facts.lanes.get(envelope.lane) ?? emptyLane, envelope.laneSequence, facts.now);
  if (lane.kind === 'wait') return { kind: 'later', afterMs: lane.afterMs, lane: lane.lane, holdsLane: true };
  if (lane.kind === 'too-late') return refusal('lane/out-of-order', 'a later one was judged before');
  // Nothing takes effect without all that belongs to it (protocol.md, rule 6). Its device brings it first, and asks again.
  // What was taken back is not waited for: its documents may be lost for good.
  const isOver = lineOf(facts.lines, firstOf(envelope)).settled !== null;
  if (!isOver && envelope.attachments.some(({ sha256 }) => facts.missingBlobs.has(sha256)))
    return comesAgain(envelope, facts, { afterMs: 0, holdsLane: !facts.isCarried });
  return judgeAsOf(envelope, facts);
};

const judgeHere = (envelope: ReadEnvelope['envelope'], facts: Facts): Ruling => {
  const subject = facts.people.get(envelope.lane);
  if (subject === undefined) return refusal('subject/unknown', 'not in the registers');
  if (envelope.kind === 'work-withdrawn') {
    const line = lineOf(facts.lines, envelope.payload.envelopeId);
    return judgeWithdrawal(envelope, { ...deskOf(envelope, facts), line });
  }
  if (envelope.kind === 'work-handed-over') {
    const { firstId, envelopeId } = envelope.payload;
    const handed = facts.handedOver.get(envelopeId);
    return judgeHandover(envelope, {
      ...deskOf(envelope, facts),
      subject,
      line: lineOf(facts.lines, firstId),
      handed: handed === undefined ? null : correctedByClock(handed),
    });
  }
  return whyLineRefuses(envelope, facts.lines) ?? judgeWork(envelope, subject, facts);
};

type Work = Exclude<ReadEnvelope['envelope'], { readonly kind: 'work-withdrawn' | 'work-handed-over' }>;

/** What opens or grants something: it rests on the machine's lease, as acts do. What takes back, and what tells what happened, never does. */
const grants: ReadonlySet<Work['kind']> = new Set([
  'consent-given',
  'mandate-made',
  'mandate-transferred',
  'review-decided',
]);

const judgeWork = (envelope: Work, subject: PersonRecord, facts: Facts): Ruling => {
  if (envelope.kind === 'act-completed') return judgeAct(envelope, subject, facts);
  const needsLease = grants.has(envelope.kind) && !facts.acceptedBefore.has(envelope.id);
  const unleased = needsLease ? leaseFault(envelope, facts) : null;
  return unleased === null || unleased.ok
    ? judgeDecision(envelope, subject, facts)
    : refusal(unleased.code, unleased.detail);
};

const judgeDecision = (envelope: Exclude<Work, ActEnvelope>, subject: PersonRecord, facts: Facts): Ruling => {
  if (envelope.kind === 'consent-given' || envelope.kind === 'consent-withdrawn') {
    return judgeConsent(envelope, { ...deskOf(envelope, facts), consents: facts.consents });
  }
  if (envelope.kind === 'review-decided') return decideReview(envelope, subject, facts);
  if (envelope.kind === 'citizen-contacted') {
    const reviewCase = facts.reviewCases.get(envelope.payload.reviewId) ?? null;
    const relativeIds = facts.relativesOfStaff.get(envelope.staffId) ?? [];
    return judgeContact(envelope, { ...deskOf(envelope, facts), reviewCase, relativeIds });
  }
  if (isAboutMandate(envelope)) {
    return judgeMandate(envelope, { ...facts, subject, staff: facts.staff.get(envelope.staffId) ?? null });
  }
  // What was done is in its acts; the interaction itself changes no register.
  return { kind: 'accepted', effect: noEffect };
};
