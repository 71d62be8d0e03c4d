import type { ProblemDetails } from '../../api/problem.ts';
import type { Lane } from '../../domain/judge-lane.ts';
import type { ReadEnvelope } from '../../domain/read-envelope.ts';
import type { Queryable } from '../database.ts';

/** What an envelope was answered, for good. */
export type StoredAnswer =
  | { readonly outcome: 'accepted'; readonly receipt: string }
  | { readonly outcome: 'conflict' }
  | { readonly outcome: 'refused'; readonly problem: ProblemDetails };

export type StoredEnvelope = {
  readonly envelopeId: string;
  readonly hash: string;
  readonly answer: StoredAnswer;
};

type AnswerRow = {
  readonly envelopeId: string;
  readonly hash: string;
  readonly outcome: StoredAnswer['outcome'];
  readonly receipt: string | null;
  readonly problem: ProblemDetails | null;
};

const answerOf = (row: AnswerRow): StoredAnswer => {
  if (row.receipt !== null) return { outcome: 'accepted', receipt: row.receipt };
  return row.problem === null ? { outcome: 'conflict' } : { outcome: 'refused', problem: row.problem };
};

export const findEnvelopes = async (
  db: Queryable,
  envelopeIds: readonly string[],
): Promise<ReadonlyMap<string, StoredEnvelope>> => {
  const found = await db.query<AnswerRow>(
    `select envelope_id as "envelopeId", hash, outcome, receipt, problem from envelope where envelope_id = any($1::uuid[])`,
    [envelopeIds],
  );
  return new Map(
    found.rows.map((row) => [
      row.envelopeId,
      { envelopeId: row.envelopeId, hash: row.hash, answer: answerOf(row) },
    ]),
  );
};

/** That many numbers of the total order of what central judged; a number of a transaction that rolls back is never used. */
export const takeSequences = async (db: Queryable, count: number): Promise<readonly number[]> => {
  if (count === 0) return [];
  const found = await db.query<{ sequence: string }>(
    `select nextval('central_sequence') as sequence from generate_series(1, $1)`,
    [count],
  );
  return found.rows.map(({ sequence }) => Number(sequence));
};

export type EnvelopeToStore = {
  readonly read: ReadEnvelope;
  readonly sequence: number;
  readonly answer: StoredAnswer;
};

export const insertEnvelopes = async (
  db: Queryable,
  envelopes: readonly EnvelopeToStore[],
  receivedAt: string,
): Promise<void> => {
  const rows = envelopes.map(({ read, sequence, answer }) => ({
    id: read.envelope.id,
    hash: read.hash,
    content: read.signed.content,
    signature: read.signed.signature,
    deviceId: read.envelope.deviceId,
    deviceSequence: read.envelope.deviceSequence,
    lane: read.envelope.lane,
    laneSequence: read.envelope.laneSequence,
    sequence,
    outcome: answer.outcome,
    receipt: answer.outcome === 'accepted' ? answer.receipt : null,
    problem: answer.outcome === 'refused' ? answer.problem : null,
    amends: read.envelope.amends,
  }));
  await db.query(
    `insert into envelope (envelope_id, hash, content, signature, device_id, device_sequence, subject_id, lane_sequence,
       central_sequence, outcome, receipt, problem, received_at, amends)
     select e.id, e.hash, e.content, e.signature, e."deviceId", e."deviceSequence", e.lane, e."laneSequence",
       e.sequence, e.outcome, e.receipt, e.problem, $2, e.amends
     from json_to_recordset($1) as e(id uuid, hash text, content text, signature text, "deviceId" text,
       "deviceSequence" bigint, lane text, "laneSequence" bigint, sequence bigint, outcome text, receipt text, problem jsonb,
       amends uuid)`,
    [JSON.stringify(rows), receivedAt],
  );
};

export const reportTampering = async (db: Queryable, read: ReadEnvelope, seenAt: string): Promise<void> => {
  await db.query(
    `insert into tamper_report (envelope_id, hash, device_id, content, seen_at) values ($1, $2, $3, $4, $5)
     on conflict (envelope_id, hash) do nothing`,
    [read.envelope.id, read.hash, read.envelope.deviceId, read.signed.content, seenAt],
  );
};

export const findLanes = async (
  db: Queryable,
  deviceId: string,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, Lane>> => {
  const found = await db.query<{
    subjectId: string;
    lastSequence: string;
    gapSince: Date | null;
    ended: readonly string[];
  }>(
    `select asked.id as "subjectId", coalesce(last_sequence, 0) as "lastSequence", gap_since as "gapSince",
       array(select lane_sequence::text from envelope e where is_ended and e.subject_id = asked.id and e.device_id = $1) as ended
     from unnest($2::text[]) as asked (id) left join lane on subject_id = asked.id and device_id = $1`,
    [deviceId, subjectIds],
  );
  return new Map(
    found.rows.map((row) => [
      row.subjectId,
      {
        lastSequence: Number(row.lastSequence),
        gapSince: row.gapSince?.toISOString() ?? null,
        ended: new Set(row.ended.map(Number)),
      },
    ]),
  );
};

/** They keep their places, and nobody waits for them. */
export const markEnded = async (db: Queryable, envelopeIds: readonly string[]): Promise<void> => {
  await db.query('update envelope set is_ended = true where envelope_id = any($1::uuid[])', [envelopeIds]);
};

export const writeLanes = async (
  db: Queryable,
  deviceId: string,
  lanes: ReadonlyMap<string, Lane>,
): Promise<void> => {
  const all = [...lanes.values()];
  await db.query(
    `insert into lane (subject_id, device_id, last_sequence, gap_since)
     select subject_id, $1, last_sequence, gap_since
     from unnest($2::text[], $3::bigint[], $4::timestamptz[]) as l(subject_id, last_sequence, gap_since)
     on conflict (subject_id, device_id) do update
     set last_sequence = excluded.last_sequence, gap_since = excluded.gap_since`,
    [deviceId, [...lanes.keys()], all.map((lane) => lane.lastSequence), all.map((lane) => lane.gapSince)],
  );
};

/** The signed bytes of these envelopes of a device; what never came here is left out. */
export const findContents = async (
  db: Queryable,
  { envelopeIds, deviceId }: { readonly envelopeIds: readonly string[]; readonly deviceId: string },
): Promise<readonly string[]> => {
  if (envelopeIds.length === 0) return [];
  const found = await db.query<{ content: string }>(
    'select content from envelope where envelope_id = any($1::uuid[]) and device_id = $2',
    [envelopeIds, deviceId],
  );
  return found.rows.map(({ content }) => content);
};

/** Of these envelopes of a device, those that were never judged here, and those that were not accepted. */
export const findUnaccepted = async (
  db: Queryable,
  { envelopeIds, deviceId }: { readonly envelopeIds: readonly string[]; readonly deviceId: string },
): Promise<{ readonly unknownIds: string[]; readonly refusedIds: string[] }> => {
  if (envelopeIds.length === 0) return { unknownIds: [], refusedIds: [] };
  const found = await db.query<{ envelopeId: string; isKnown: boolean }>(
    `select asked.id as "envelopeId", envelope_id is not null as "isKnown" from unnest($1::uuid[]) as asked (id)
     left join envelope on envelope_id = asked.id and device_id = $2 where outcome is distinct from 'accepted'`,
    [envelopeIds, deviceId],
  );
  const idsOf = (isKnown: boolean): string[] =>
    found.rows.filter((row) => row.isKnown === isKnown).map(({ envelopeId }) => envelopeId);
  return { unknownIds: idsOf(false), refusedIds: idsOf(true) };
};
