import type { ActRecord } from '../../api/records.ts';
import type { ActPayload } from '../../api/work.ts';
import type { Queryable } from '../database.ts';

/** Whom an act is told to, each waiting by itself. */
export const insertReceivers = async (
  db: Queryable,
  told: readonly { readonly act: ActRecord; readonly receivers: ActPayload['receivers'] }[],
): Promise<void> => {
  const rows = told.flatMap(({ act, receivers }) =>
    act.receivers.map(({ receiverId, state, at }) => ({
      subjectId: act.personId,
      envelopeId: act.envelopeId,
      receiverId,
      consentId: receivers.find((asked) => asked.receiverId === receiverId)?.consentId ?? null,
      state,
      at,
    })),
  );
  if (rows.length === 0) return;
  await db.query(
    `insert into act_receiver (subject_id, envelope_id, receiver_id, consent_id, state, changed_at, next_try_at)
     select r."subjectId", r."envelopeId", r."receiverId", r."consentId", r.state, r.at, r.at
     from json_to_recordset($1) as r("subjectId" text, "envelopeId" uuid, "receiverId" text, "consentId" text,
       state text, at timestamptz)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
};

/** One receiver of one act in force, with what is told. */
export type Telling = {
  readonly personId: string;
  readonly envelopeId: string;
  readonly receiverId: string;
  readonly serviceId: string;
  readonly reference: string;
  readonly attempts: number;
  /** False where the consent it rests on is gone, or has run out. */
  readonly mayBeTold: boolean;
  /** Ids of the data that the consent is for; null where a law is the basis. */
  readonly consentedData: readonly string[] | null;
  readonly values: object;
};

/**
 * The one that waits longest and is due. It is the caller's until then: nobody else takes it before, and nothing stays locked while the receiver
 * is told. What the receiver is told of one citizen comes in the order in which it came into force: the last one stays with them.
 */
export const claimTelling = async (
  db: Queryable,
  { now, until, today }: { readonly now: Date; readonly until: Date; readonly today: string },
): Promise<Telling | null> => {
  const found = await db.query<Telling>(
    `update act_receiver r set next_try_at = $3 from act
     where (r.subject_id, r.envelope_id, r.receiver_id) = (
       select due.subject_id, due.envelope_id, due.receiver_id
       from act_receiver due join act of using (subject_id, envelope_id)
       where due.state = 'waiting' and due.next_try_at <= $1 and of.state = 'effective' and not exists (
         select 1 from act_receiver other join act earlier using (subject_id, envelope_id)
         where other.subject_id = due.subject_id and other.receiver_id = due.receiver_id and other.state = 'waiting'
           and earlier.state = 'effective'
           and (earlier.changed_at, earlier.envelope_id) < (of.changed_at, of.envelope_id))
       order by due.next_try_at limit 1 for update of due skip locked)
       and act.subject_id = r.subject_id and act.envelope_id = r.envelope_id
     returning r.subject_id as "personId", r.envelope_id as "envelopeId", r.receiver_id as "receiverId",
       act.service_id as "serviceId", act.reference, r.attempts, act.field_values as "values",
       r.consent_id is null or exists (
         select 1 from consent where consent.subject_id = r.subject_id and consent.consent_id = r.consent_id
           and consent.record->>'withdrawnAt' is null
           and coalesce(consent.record->>'validUntil' >= $2, true)) as "mayBeTold",
       (select consent.record->'dataIds' from consent where consent.subject_id = r.subject_id
         and consent.consent_id = r.consent_id) as "consentedData"`,
    [now, today, until],
  );
  return found.rows[0] ?? null;
};

type Key = Pick<Telling, 'personId' | 'envelopeId' | 'receiverId'>;

/** False where it is settled already. */
export const settleTelling = async (
  db: Queryable,
  key: Key,
  { state, at }: { readonly state: 'told' | 'failed'; readonly at: string },
): Promise<boolean> => {
  const settled = await db.query(
    `update act_receiver set state = $4, changed_at = $5, attempts = attempts + 1
     where subject_id = $1 and envelope_id = $2 and receiver_id = $3 and state = 'waiting'`,
    [key.personId, key.envelopeId, key.receiverId, state, at],
  );
  return settled.rowCount === 1;
};

export const putOffTelling = async (db: Queryable, key: Key, nextTryAt: Date): Promise<void> => {
  await db.query(
    `update act_receiver set attempts = attempts + 1, next_try_at = $4
     where subject_id = $1 and envelope_id = $2 and receiver_id = $3`,
    [key.personId, key.envelopeId, key.receiverId, nextTryAt],
  );
};
