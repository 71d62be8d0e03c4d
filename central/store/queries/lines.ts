import type { ReviewRecord } from '../../api/decisions.ts';
import { Envelope } from '../../api/sync.ts';
import type { ReviewCase } from '../../domain/judge-review.ts';
import type { Line } from '../../domain/lines.ts';
import type { ReadEnvelope } from '../../domain/read-envelope.ts';
import type { Queryable } from '../database.ts';

type Row = {
  readonly firstId: string;
  readonly subjectId: string;
  readonly deviceId: string;
  readonly isOfThisCentre: boolean;
  readonly tookEffect: boolean;
  readonly review: ReviewRecord | null;
  readonly content: string | null;
};

const caseOf = ({ review, content }: Row): readonly ReviewCase[] => {
  if (review === null || content === null) return [];
  const envelope = Envelope.parse(JSON.parse(content));
  return [{ review, act: envelope.kind === 'act-completed' ? envelope : null }];
};

const findWithdrawn = async (
  db: Queryable,
  keys: { readonly subjectIds: readonly string[]; readonly firstIds: readonly string[] },
): Promise<ReadonlySet<string>> => {
  const found = await db.query<{ envelopeId: string }>(
    `select envelope_id as "envelopeId" from withdrawn_work
     where subject_id = any($1) and envelope_id = any($2::uuid[])`,
    [keys.subjectIds, keys.firstIds],
  );
  return new Set(found.rows.map(({ envelopeId }) => envelopeId));
};

/** How each of these lines stands for a centre, by the id of its first piece; a line of which nothing is known is left out. */
export const findLines = async (
  db: Queryable,
  keys: {
    readonly subjectIds: readonly string[];
    readonly firstIds: readonly string[];
    readonly centreId: string;
  },
): Promise<ReadonlyMap<string, Line>> => {
  const withdrawn = await findWithdrawn(db, keys);
  const found = await db.query<Row>(
    `select coalesce(envelope.amends, envelope.envelope_id) as "firstId", envelope.subject_id as "subjectId",
       envelope.device_id as "deviceId", device.centre_id is not distinct from $2 as "isOfThisCentre",
       coalesce(act.state in ('received', 'effective'), envelope.outcome = 'accepted') as "tookEffect",
       review.record as review, case when review.record is null then null else envelope.content end as content
     from envelope
     left join device on device.device_id = envelope.device_id
     left join act on act.subject_id = envelope.subject_id and act.envelope_id = envelope.envelope_id
     left join review on review.subject_id = envelope.subject_id and review.envelope_id = envelope.envelope_id
     where envelope.envelope_id = any($1::uuid[]) or envelope.amends = any($1::uuid[])
     order by envelope.central_sequence`,
    [keys.firstIds, keys.centreId],
  );
  const lines = new Map(
    [...Map.groupBy(found.rows, ({ firstId }) => firstId)].map(([firstId, pieces]): [string, Line] => [
      firstId,
      {
        settled: pieces.some(({ tookEffect }) => tookEffect) ? 'took-effect' : null,
        origin: pieces[0] ?? null,
        reviewCases: pieces.flatMap(caseOf),
      },
    ]),
  );
  for (const firstId of withdrawn) {
    const { origin = null, reviewCases = [] } = lines.get(firstId) ?? {};
    lines.set(firstId, { settled: 'withdrawn', origin, reviewCases });
  }
  return lines;
};

/** Withdrawn twice is withdrawn once: the first to do it is kept. */
export const insertWithdrawals = async (
  db: Queryable,
  accepted: readonly ReadEnvelope[],
  now: string,
): Promise<void> => {
  for (const { envelope } of accepted) {
    if (envelope.kind !== 'work-withdrawn') continue;
    const { payload } = envelope;
    await db.query(
      `insert into withdrawn_work (subject_id, envelope_id, withdrawn_by, device_id, device_sequence, staff_id, reason,
         withdrawn_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (subject_id, envelope_id) do nothing`,
      [
        envelope.lane,
        payload.envelopeId,
        envelope.id,
        envelope.deviceId,
        payload.deviceSequence,
        envelope.staffId,
        payload.reason,
        now,
      ],
    );
  }
};
