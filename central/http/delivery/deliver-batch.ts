import { randomUUID } from 'node:crypto';
import type { PersonRecord } from '../../api/records.ts';
import type { ForeignChange, Outcome, SignedEnvelope } from '../../api/sync.ts';
import { judgeBatch, waitFor, type JudgedEnvelope, type WaitingLanes } from '../../domain/judge-batch.ts';
import { problemOf } from '../../domain/problem.ts';
import type { ReadEnvelope, Unreadable } from '../../domain/read-envelope.ts';
import { inTransaction, isFaultOfTheWork } from '../../store/database.ts';
import type { Device } from '../../store/queries/devices.ts';
import type { StoredAnswer } from '../../store/queries/envelopes.ts';
import { findForeignChanges } from '../../store/queries/foreign-changes.ts';
import type { Gateway } from '../gateway.ts';
import { protectPeople } from '../protect.ts';
import { loadFacts } from './load-facts.ts';
import { readSigned } from './read-signed.ts';
import { storeJudgement } from './store-judgement.ts';

export type Delivery = {
  readonly gateway: Gateway;
  readonly device: Device;
  /** By hand, or in the journal of a lost machine; else by the machine itself. */
  readonly isCarried: boolean;
  /** A bug that one envelope ran into, under the reference that its sender gets. */
  readonly reportBug: (error: unknown, reference: string) => void;
};

const outcomeOfUnreadable = ({ id, code, detail }: Unreadable): Outcome => ({
  outcome: 'refused',
  id,
  problem: problemOf(code, detail),
});

/** What a conflict is shown with: people by their id, changes by the envelope they were faster than. */
type Compared = {
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly changes: ReadonlyMap<string, ForeignChange>;
};

const outcomeOfAnswer = (
  { read: { envelope }, verdict }: JudgedEnvelope,
  answer: StoredAnswer,
  { people, changes }: Compared,
): Outcome => {
  const { id } = envelope;
  if (answer.outcome === 'refused') return { outcome: 'refused', id, problem: answer.problem };
  if (answer.outcome === 'accepted') {
    return { outcome: verdict.kind === 'repeated' ? 'duplicate' : 'accepted', id, receipt: answer.receipt };
  }
  const current = people.get(envelope.lane);
  if (current === undefined) throw new Error('a conflict is about somebody known');
  // Where somebody protected was served is not told to other desks.
  const change = current.hasShieldedAddress ? null : (changes.get(id) ?? null);
  return { outcome: 'conflict', id, current, change };
};

/** Judges and stores readable envelopes in one transaction, and answers each. */
const deliverReadable = async (
  batch: readonly ReadEnvelope[],
  waiting: WaitingLanes,
  { gateway, device, isCarried }: Delivery,
): Promise<readonly Outcome[]> => {
  const { clock, timeZone, keys } = gateway;
  const now = clock().toISOString();
  const key = keys.signing;
  return inTransaction(gateway.database, async (db) => {
    const { facts, answered } = await loadFacts(db, batch, { device, key, now, timeZone, isCarried });
    const judgement = judgeBatch(batch, facts, waiting);
    const stored = await storeJudgement(db, judgement, { facts, key, deviceId: device.deviceId });
    const people = new Map([
      ...facts.people,
      ...judgement.people.map(({ record }) => [record.personId, record] as const),
    ]);
    const answers = new Map<string, StoredAnswer>([
      ...[...answered].map(([id, { answer }]) => [id, answer] as const),
      ...stored.map(({ read, answer }) => [read.envelope.id, answer] as const),
    ]);
    const overtaken = judgement.judged.flatMap(({ read: { envelope } }) => {
      const { id: envelopeId, lane: personId, staffId } = envelope;
      return answers.get(envelopeId)?.outcome === 'conflict' ? [{ envelopeId, personId, staffId }] : [];
    });
    const current = await protectPeople(
      db,
      [...new Set(overtaken.map(({ personId }) => personId))].flatMap(
        (personId) => people.get(personId) ?? [],
      ),
    );
    const shown: Compared = {
      people: new Map(current.map((person) => [person.personId, person])),
      changes: await findForeignChanges(db, overtaken, device.deviceId),
    };
    return judgement.judged.map((judged): Outcome => {
      const { id } = judged.read.envelope;
      if (judged.verdict.kind === 'later') return { outcome: 'later', id, afterMs: judged.verdict.afterMs };
      if (judged.verdict.kind === 'tampered') {
        return { outcome: 'refused', id, problem: problemOf('envelope/tampered') };
      }
      const answer = answers.get(id);
      if (answer === undefined) throw new Error('what was judged has an answer');
      return outcomeOfAnswer(judged, answer, shown);
    });
  });
};

/**
 * An envelope that makes us stumble must not hold up the others of its batch: each is tried alone. It comes again, and what follows it in its
 * lane waits for it.
 */
const deliverOneByOne = async (
  batch: readonly ReadEnvelope[],
  awaited: WaitingLanes,
  delivery: Delivery,
): Promise<readonly Outcome[]> => {
  const waiting = new Map(awaited);
  const outcomes: Outcome[] = [];
  for (const read of batch) {
    try {
      outcomes.push(...(await deliverReadable([read], waiting, delivery)));
    } catch (error) {
      if (!isFaultOfTheWork(error)) throw error;
      const reference = `urn:uuid:${randomUUID()}`;
      delivery.reportBug(error, reference);
      waitFor(waiting, read.envelope);
      const problem = { ...problemOf('internal'), instance: reference };
      outcomes.push({ outcome: 'refused', id: read.envelope.id, problem });
    }
  }
  return outcomes;
};

/** One outcome for each envelope, in order. Rejects if the database is away: then nothing of the batch has happened. */
export const deliverBatch = async (
  envelopes: readonly SignedEnvelope[],
  delivery: Delivery,
): Promise<readonly Outcome[]> => {
  const readings = await readSigned(envelopes, delivery.device);
  const readable = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
  const waiting = new Map<string, number>();
  for (const reading of readings)
    if (!reading.ok && reading.problem.awaited !== undefined) waitFor(waiting, reading.problem.awaited);
  const outcomes = await deliverReadable(readable, waiting, delivery).catch((error: unknown) => {
    if (!isFaultOfTheWork(error)) throw error;
    return deliverOneByOne(readable, waiting, delivery);
  });
  const inOrder = outcomes.values();
  return readings.map((reading) => {
    if (!reading.ok) return outcomeOfUnreadable(reading.problem);
    const next = inOrder.next();
    if (next.done === true) throw new Error('every readable envelope has an outcome');
    return next.value;
  });
};
