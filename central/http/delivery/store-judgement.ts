import type { ActPayload } from '../../api/work.ts';
import { problemOf } from '../../domain/problem.ts';
import type { BatchJudgement, JudgedEnvelope } from '../../domain/judge-batch.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Queryable } from '../../store/database.ts';
import { announceConsents, announceReviews } from '../../store/announce-decisions.ts';
import { insertReceivers } from '../../store/queries/act-receivers.ts';
import { insertActs, setActState, type ActToStore } from '../../store/queries/acts.ts';
import { writeConsents } from '../../store/queries/consents.ts';
import {
  insertEnvelopes,
  reportTampering,
  takeSequences,
  writeLanes,
  type EnvelopeToStore,
  type StoredAnswer,
} from '../../store/queries/envelopes.ts';
import { insertEvents } from '../../store/queries/events.ts';
import { insertWithdrawals } from '../../store/queries/lines.ts';
import { noteClocksAndGaps } from '../../store/queries/device-honesty.ts';
import { queueNotices } from '../../store/queries/notices.ts';
import { writeChangedPeople } from '../../store/queries/people.ts';
import { writeReviews } from '../../store/queries/reviews.ts';
import type { GatewayKey } from '../gateway-keys.ts';
import { announceChanges } from '../../store/announce-changes.ts';
import { signReceipt } from './receipt.ts';
import { storeMandates } from './store-mandates.ts';

type Judging = { readonly facts: Facts; readonly key: GatewayKey };

const isNew = ({ verdict }: JudgedEnvelope): boolean =>
  verdict.kind === 'accepted' || verdict.kind === 'conflict' || verdict.kind === 'refused';

const answerOf = async (
  { read, verdict }: JudgedEnvelope,
  sequence: number,
  { facts, key }: Judging,
): Promise<StoredAnswer> => {
  if (verdict.kind === 'conflict') return { outcome: 'conflict' };
  if (verdict.kind === 'refused')
    return { outcome: 'refused', problem: problemOf(verdict.code, verdict.detail) };
  const receipt = await signReceipt(
    {
      sub: read.envelope.id,
      hash: read.hash,
      seq: sequence,
      aud: read.envelope.deviceId,
      iss: 'central',
      iat: Math.floor(Date.parse(facts.now) / 1000),
    },
    key,
  );
  return { outcome: 'accepted', receipt };
};

/** What is new of the batch, each with its place in the total order and its answer. */
const answerNew = async (
  judged: readonly JudgedEnvelope[],
  sequences: readonly number[],
  judging: Judging,
): Promise<readonly EnvelopeToStore[]> =>
  Promise.all(
    judged.filter(isNew).map(async (envelope, index) => {
      const sequence = sequences[index] ?? 0;
      return { read: envelope.read, sequence, answer: await answerOf(envelope, sequence, judging) };
    }),
  );

/** Those that came now, and those that a handover puts into review. */
const actsToStore = (
  { acts, judged }: BatchJudgement,
  { handedOver, acceptedBefore }: Facts,
): readonly ActToStore[] => {
  const byEnvelope = new Map(acts.map((act) => [act.envelopeId, act]));
  return [...judged.map(({ read }) => read.envelope), ...handedOver.values()].flatMap((envelope) => {
    const act = byEnvelope.get(envelope.id);
    if (act === undefined || envelope.kind !== 'act-completed') return [];
    // The same envelope may stand twice in a batch; its act is one.
    byEnvelope.delete(envelope.id);
    const { actId, values } = envelope.payload;
    const lostSequence = acceptedBefore.get(envelope.id)?.sequence ?? null;
    return [{ act, actId, values, lostSequence }];
  });
};

/** What each act asked to be told to whom, whether it came now or was in review before. */
const askedReceivers = (
  { judged }: BatchJudgement,
  { reviewCases }: Facts,
): ReadonlyMap<string, ActPayload['receivers']> => {
  const reviewed = [...reviewCases.values()].flatMap(({ act }) => act ?? []);
  const envelopes = [...judged.map(({ read }) => read.envelope), ...reviewed];
  return new Map(
    envelopes.flatMap((envelope) =>
      envelope.kind === 'act-completed' ? [[envelope.id, envelope.payload.receivers] as const] : [],
    ),
  );
};

const storeActs = async (db: Queryable, judgement: BatchJudgement, facts: Facts): Promise<void> => {
  const fresh = actsToStore(judgement, facts);
  if (fresh.length > 0) await insertActs(db, fresh);
  const freshIds = new Set(fresh.map(({ act }) => act.envelopeId));
  // What was in review is there already: a decision moves it on.
  for (const act of judgement.acts) if (!freshIds.has(act.envelopeId)) await setActState(db, act);
  const asked = askedReceivers(judgement, facts);
  await insertReceivers(
    db,
    judgement.acts.map((act) => ({ act, receivers: asked.get(act.envelopeId) ?? [] })),
  );
};

const storeDecisions = async (
  db: Queryable,
  { consents, reviews, notices }: BatchJudgement,
  { deviceId, now }: { readonly deviceId: string; readonly now: string },
): Promise<void> => {
  await writeConsents(db, consents);
  await writeReviews(db, reviews, deviceId);
  await queueNotices(db, notices, now);
};

const storeEffects = async (
  db: Queryable,
  judgement: BatchJudgement,
  { facts, deviceId }: { readonly facts: Facts; readonly deviceId: string },
): Promise<void> => {
  const { people, events } = judgement;
  if (people.length > 0) await writeChangedPeople(db, people, facts.now);
  if (events.length > 0) await insertEvents(db, events);
  await storeActs(db, judgement, facts);
  await storeDecisions(db, judgement, { deviceId, now: facts.now });
  await storeMandates(db, judgement, facts.now);
};

/** After the envelopes are stored: whose acts these are is read from them. */
const announceEffects = async (db: Queryable, judgement: BatchJudgement, facts: Facts): Promise<void> => {
  const { people, events, acts } = judgement;
  const after = new Map([...facts.people, ...people.map(({ record }) => [record.personId, record] as const)]);
  await announceChanges(db, {
    before: facts.people,
    after,
    changedPersonIds: [...new Set(people.map(({ record }) => record.personId))],
    events,
    acts,
  });
  await announceConsents(db, judgement.consents, after);
  await announceReviews(db, judgement.reviews);
};

/** Effect, receipt, order and feed of a batch, all in the caller's transaction (protocol.md, rules 1 and 2). */
export const storeJudgement = async (
  db: Queryable,
  judgement: BatchJudgement,
  judging: Judging & { readonly deviceId: string },
): Promise<readonly EnvelopeToStore[]> => {
  const { now } = judging.facts;
  const sequences = await takeSequences(db, judgement.judged.filter(isNew).length);
  // The receipts are signed on other threads while the database writes.
  const [stored] = await Promise.all([
    answerNew(judgement.judged, sequences, judging),
    storeEffects(db, judgement, judging),
  ]);
  if (stored.length > 0) await insertEnvelopes(db, stored, now);
  await announceEffects(db, judgement, judging.facts);
  if (judgement.lanes.size > 0) await writeLanes(db, judging.deviceId, judgement.lanes);
  for (const { read, verdict } of judgement.judged) {
    if (verdict.kind === 'tampered') await reportTampering(db, read, now);
  }
  const accepted = judgement.judged.flatMap(({ read, verdict }) =>
    verdict.kind === 'accepted' ? [read] : [],
  );
  await noteClocksAndGaps(db, stored, now);
  await insertWithdrawals(db, accepted, now);
  return stored;
};
