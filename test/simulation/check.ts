import type { SimulatedCentral } from './central.ts';
import { subjectId } from './central.ts';
import type { SimulatedDesk } from './desk.ts';
import type { Scenario } from './scenario.ts';

/** The invariants of protocol.md, looked at after every event; each answers what is wrong, or null. */

export type World = {
  readonly scenario: Scenario;
  readonly central: SimulatedCentral;
  readonly desks: readonly SimulatedDesk[];
};

type Invariant = (world: World) => string | null;

/** I1: every acknowledged save is delivered, waiting or parked. Delivered means that central has it, not that we believe so. */
const nothingIsLost: Invariant = ({ desks, central }) => {
  const taken = new Set(central.taken.map(({ id }) => id));
  for (const desk of desks) {
    for (const id of desk.acknowledged) {
      const item = desk.outbox.items.find(({ envelopeId }) => envelopeId === id);
      if (!item) return `I1: ${id} is gone from ${desk.deviceId}`;
      if (item.state === 'sent' && !taken.has(id)) return `I1: ${id} counts as sent, and central has it not`;
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

const always: readonly Invariant[] = [
  nothingIsLost,
  nothingTwice,
  withdrawnStaysOut,
  inOrder,
  cursorsGrow,
  onlyWithGround,
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
]);

/**
 * When all has been mended and time enough has passed: nothing waits (I6, I8), nothing is parked without a reason of its own, and what is
 * held here equals central (I4).
 */
export const findUnrest = ({ desks, central, scenario }: World): string | null => {
  for (const { outbox, deviceId, replica, faults } of desks) {
    const bug = faults.find((fault) => !(fault instanceof Error && expected.has(fault.message)));
    if (bug !== undefined)
      return `a bug: ${bug instanceof Error ? (bug.stack ?? bug.message) : JSON.stringify(bug)}`;
    const waiting = outbox.items.find(({ state }) => state === 'waiting' || state === 'sending');
    if (waiting)
      return `I6: ${waiting.envelopeId} of ${deviceId} is stuck (${waiting.state}, ${waiting.reason})`;
    const wrong = outbox.items.find(({ state, reason }) => state === 'parked' && !mayPark.has(reason ?? ''));
    if (wrong) return `I6: ${wrong.envelopeId} of ${deviceId} is parked for ${wrong.reason}`;
    for (let subject = 0; subject < scenario.subjects; subject += 1) {
      const here = replica.versions.get(subjectId(subject)) ?? 1;
      const there = central.people.get(subjectId(subject))?.version;
      if (here !== there)
        return `I4: ${deviceId} holds version ${here} of ${subjectId(subject)}, central ${there}`;
    }
  }
  return null;
};

const expected = new Set(['the power is gone', 'database or disk is full']);
