import { contentHash } from '../../central/api/canonical.ts';
import type { HeldItem } from '../helpers/sync-outbox.ts';
import type { SimulatedCentral } from './central.ts';
import { subjectId } from './central.ts';
import type { SimulatedDesk } from './desk.ts';
import type { DeskOutbox } from './desk-outbox.ts';
import { unknownService } from './desk-work.ts';
import { contentOf } from './documents.ts';
import type { Scenario } from './scenario.ts';

/** The invariants of protocol.md, looked at after every event; each answers what is wrong, or null. */

export type World = {
  readonly scenario: Scenario;
  readonly central: SimulatedCentral;
  readonly desks: readonly SimulatedDesk[];
};

type Invariant = (world: World) => string | null;

/** Central was put back from a copy, and this machine has not asked it for its work since. */
const mayHaveLost = ({ judged }: SimulatedDesk, { epoch }: SimulatedCentral): boolean =>
  judged.reconciled !== epoch.id;

/** I1: every acknowledged save is delivered, waiting or parked. Delivered means that central has it, not that we believe so. */
const nothingIsLost: Invariant = ({ desks, central }) => {
  const taken = new Set(central.taken.map(({ id }) => id));
  for (const desk of desks) {
    for (const id of desk.acknowledged) {
      const item = desk.outbox.items.find(({ envelopeId }) => envelopeId === id);
      if (!item) return `I1: ${id} is gone from ${desk.deviceId}`;
      if (item.state === 'sent' && !taken.has(id) && !mayHaveLost(desk, central))
        return `I1: ${id} counts as sent, and central has it not`;
    }
  }
  return null;
};

/** I2: central applies each piece of work at most once, under whatever id it comes. */
const nothingTwice: Invariant = ({ central }) => {
  const ids = central.taken.map(({ actId }) => actId);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  return twice === undefined ? null : `I2: ${twice} took effect twice`;
};

/** What was taken back is not in effect, and nothing in its place is (protocol.md, rule 4). */
const withdrawnStaysOut: Invariant = ({ central }) => {
  const wrong = central.taken.find(({ first }) => central.lines.withdrawn.has(first));
  return wrong === undefined ? null : `I2: ${wrong.id} was withdrawn, and took effect`;
};

/** I3: a lane's items take effect in their order. */
const inOrder: Invariant = ({ central }) => {
  const last = new Map<string, number>();
  for (const { deviceId, lane, laneSequence, id, isDecided } of central.taken) {
    // What a supervisor lets take effect does so when they have decided.
    if (isDecided) continue;
    const key = `${deviceId} ${lane}`;
    if (laneSequence <= (last.get(key) ?? 0)) return `I3: ${id} took effect after a later one of its lane`;
    last.set(key, laneSequence);
  }
  return null;
};

/** Rule 6: what is in effect has all its attachments, none came before them, and they stay here until the receipt. */
const attachmentsFirst: Invariant = ({ central, desks }) => {
  const bare = central.taken.find(({ documents }) =>
    documents.some((each) => !central.documents.whole.has(each)),
  );
  if (bare !== undefined) return `rule 6: ${bare.id} took effect without its attachments`;
  const [early] = central.cameTooEarly;
  if (early !== undefined) return `rule 6: ${early} came before its attachments`;
  for (const { outbox, deviceId } of desks) {
    const missing = outbox.documents.findMissing();
    if (missing !== null)
      return `I1: the attachment ${missing} is gone from ${deviceId}, and no receipt came`;
  }
  return null;
};

/** I2 for attachments: central has each as it was attached, once, and nothing that nobody attached. */
const attachmentsAreWhole: Invariant = ({ central }) => {
  for (const [digest, bytes] of central.documents.whole)
    if (contentOf(digest)?.length !== bytes) return `I2: nobody attached ${digest}, and central has it`;
  return null;
};

/** Rule 8: nothing is written over what its author had not seen. */
const nothingUnseenIsLost: Invariant = ({ central, desks }) => {
  const seen = new Map(desks.flatMap(({ seenAt }) => [...seenAt]));
  const wrong = central.taken.find(
    ({ id, newestForeign, isDecided }) => !isDecided && newestForeign > (seen.get(id) ?? Infinity),
  );
  return wrong === undefined ? null : `rule 8: ${wrong.id} was written over what its author had not seen`;
};

/** Whoever is signed in when it leaves: work is its author's. */
const underItsAuthor: Invariant = ({ central, desks }) => {
  const authors = new Map(desks.flatMap(({ authorOf }) => [...authorOf]));
  const wrong = central.taken.find(({ id, staffId }) => (authors.get(id) ?? staffId) !== staffId);
  return wrong === undefined ? null : `${wrong.id} took effect under the name of ${wrong.staffId}`;
};

/** I9: the chain of each machine's work verifies, and central holds what it gave a receipt for. */
const chainHolds: Invariant = ({ central, desks }) => {
  const fault = central.chain.findFault();
  if (fault !== null) return `I9: ${fault}`;
  for (const desk of desks.filter((each) => !mayHaveLost(each, central))) {
    const { outbox, hashOf, deviceId } = desk;
    for (const { envelopeId, deviceSequence, state } of outbox.items) {
      if (state !== 'sent') continue;
      if (central.chain.hashAt(deviceId, deviceSequence) !== hashOf.get(envelopeId))
        return `I9: central does not hold ${envelopeId}, for which it gave a receipt`;
    }
  }
  return null;
};

/** I5: cursors only grow. */
const cursorsGrow: Invariant = ({ desks }) => {
  for (const { replica, deviceId } of desks) {
    const back = replica.seenCursors.find(
      (cursor, at) => Number(cursor) < Number(replica.seenCursors[at - 1] ?? 0),
    );
    if (back !== undefined) return `I5: the cursor of ${deviceId} went back to ${back}`;
  }
  return null;
};

/**
 * I10: what is in effect was done on a ground that stood when it was done. Work of a machine whose clock was wrong is left out: central has
 * only that clock's word for the moment.
 */
const onlyWithGround: Invariant = ({ central, desks }) => {
  const doneAt = new Map(desks.flatMap(({ doneAt: moments }) => [...moments]));
  for (const { id, ground, lane, isDecided } of central.taken) {
    if (ground !== 'mandate' || isDecided) continue;
    const revokedAt = [...central.mandates.values()].find((each) => each.grantorId === lane)?.revokedAt;
    const moment = doneAt.get(id);
    if (revokedAt && moment !== undefined && moment > Date.parse(revokedAt))
      return `I10: ${id} took effect on a revoked mandate`;
  }
  return null;
};

/** Rule 13: documents wait for a link that costs nothing. */
const nothingIsPaidFor: Invariant = ({ desks }) => {
  const desk = desks.find(({ paidFor }) => paidFor.length > 0);
  return desk === undefined ? null : `rule 13: ${desk.deviceId} sent ${desk.paidFor[0]} over a metered link`;
};

const always: readonly Invariant[] = [
  nothingIsLost,
  nothingTwice,
  withdrawnStaysOut,
  inOrder,
  attachmentsFirst,
  attachmentsAreWhole,
  nothingUnseenIsLost,
  underItsAuthor,
  chainHolds,
  cursorsGrow,
  onlyWithGround,
  nothingIsPaidFor,
];

/** Whatever the invariants look at, in so few words that it can be compared after every event: a list that changes is a new list. */
export const sightOf = ({ central, desks }: World): readonly unknown[] => [
  central.taken.length,
  central.documents.whole.size,
  central.cameTooEarly.length,
  central.chain.findFault(),
  central.epoch.id,
  ...desks.flatMap(({ outbox, acknowledged, replica, paidFor, judged }) => [
    judged.reconciled,
    paidFor.length,
    outbox.items,
    outbox.documents.changes,
    acknowledged.length,
    replica.seenCursors.length,
  ]),
];

export const findBreach = (world: World): string | null => {
  for (const invariant of always) {
    const breach = invariant(world);
    if (breach !== null) return breach;
  }
  return null;
};

/** Why an item may end parked: a person has to look at exactly these. */
const mayPark = new Set([
  'conflict',
  'request/invalid',
  'authority/revoked',
  'authority/insufficient',
  'work/took-effect',
  'work/withdrawn',
  'documents/gone',
]);

/**
 * What was done by a catalogue that central does not know; a handover of what was amended since, when central has lost both; and what was
 * put aside without its documents, when an older copy has them again and a later one knows what went on without it.
 */
const mayBeParked = (
  { reason, envelopeId, signed: { content } }: HeldItem,
  { wasBare }: DeskOutbox,
): boolean =>
  mayPark.has(reason ?? '') ||
  (reason === 'service/unknown' && content.includes(unknownService)) ||
  (reason === 'lane/out-of-order' && wasBare.has(envelopeId)) ||
  (reason === 'envelope/invalid' && content.includes('"kind":"work-handed-over"'));

/**
 * When all has been mended and time enough has passed: nothing waits (I6, I8), nothing is parked without a reason of its own, and what is
 * held here equals central (I4).
 */
export const findUnrest = ({ desks, central, scenario }: World): string | null => {
  const late = desks.find((desk) => mayHaveLost(desk, central));
  if (late) return `I1: ${late.deviceId} never asked what central lost when it was put back`;
  for (const { outbox, deviceId, replica, faults } of desks) {
    const bug = faults.find((fault) => !(fault instanceof Error && expected.has(fault.message)));
    if (bug !== undefined)
      return `a bug: ${bug instanceof Error ? (bug.stack ?? bug.message) : JSON.stringify(bug)}`;
    const waiting = outbox.items.find(({ state }) => state === 'waiting' || state === 'sending');
    if (waiting)
      return `I6: ${waiting.envelopeId} of ${deviceId} is stuck (${waiting.state}, ${waiting.reason})`;
    const wrong = outbox.items.find((item) => item.state === 'parked' && !mayBeParked(item, outbox));
    if (wrong) return `I6: ${wrong.envelopeId} of ${deviceId} is parked for ${wrong.reason}`;
    const broken = findBrokenLink(outbox.items);
    if (broken !== null) return `I9: ${broken} of ${deviceId} does not follow what was written before it`;
    for (let subject = 0; subject < scenario.subjects; subject += 1) {
      const here = replica.versions.get(subjectId(subject)) ?? 1;
      const there = central.people.get(subjectId(subject))?.version;
      if (here !== there)
        return `I4: ${deviceId} holds version ${here} of ${subjectId(subject)}, central ${there}`;
    }
  }
  return null;
};

/** What lies on the disk is what was signed, each piece after the one before it. */
const findBrokenLink = (items: readonly HeldItem[]): string | null => {
  let before: string | null = null;
  for (const { envelopeId, signed } of items) {
    const { previousHash } = JSON.parse(signed.content) as { readonly previousHash: string | null };
    if (previousHash !== before) return envelopeId;
    before = contentHash(signed.content);
  }
  return null;
};

const expected = new Set(['the power is gone', 'database or disk is full', 'database is locked']);

/** An answer of central that the disk did not take is written down within this time from when the disk takes it again. */
const settledWithinMs = 30_000;

/**
 * I8, rule 5: "sending" runs out. Of a machine whose clock was set meanwhile nothing can be said: it decides the waits.
 */
export const findLate = ({ desks }: World, now: number): string | null => {
  for (const { disk, deviceId, outbox } of desks) {
    const { unsettled } = disk;
    if (unsettled.size === 0 || now - disk.worksSince() <= settledWithinMs) continue;
    const late = outbox.items.find(
      ({ envelopeId, state }) => state === 'sending' && unsettled.has(envelopeId),
    );
    if (late) return `I8: ${late.envelopeId} of ${deviceId} has an answer, and still counts as being sent`;
  }
  return null;
};
