import type { ActRecord } from '../../api/records.ts';
import type { Queryable } from '../database.ts';

type ActRow = Omit<ActRecord, 'changedAt'> & { readonly changedAt: Date };

/** Of an act of table `act`: whom it is told to, in the order of their ids. */
const receivers = `coalesce((select json_agg(json_build_object('receiverId', r.receiver_id, 'state', r.state,
    'at', to_char(r.changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by r.receiver_id)
  from act_receiver r where r.subject_id = act.subject_id and r.envelope_id = act.envelope_id), '[]') as receivers`;

/** Of an act of table `act`: what its machine's clock was wrong by, where that mattered. */
const clockNote = `(select json_build_object('judgedAsOf',
    to_char(n.judged_as_of at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'behindMs', n.offset_ms)
  from clock_note n where n.subject_id = act.subject_id and n.envelope_id = act.envelope_id) as "clockNote"`;

const columns = `act.envelope_id as "envelopeId", act.subject_id as "personId", act.service_id as "serviceId",
  act.reference, act.state, act.changed_at as "changedAt", ${receivers}, ${clockNote}`;

const readRows = (rows: readonly ActRow[]): readonly ActRecord[] =>
  rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));

export type ActWithValues = { readonly act: ActRecord; readonly values: object };
export type ActToStore = ActWithValues & {
  readonly actId: string;
  /** Where it stood in an order that was lost; null of an act that is new. */
  readonly lostSequence: number | null;
};

/** SQL: of a person, what was changed last; an act that is accepted now was compared with all up to it. */
const lastVersion = (personId: string): string =>
  `(select coalesce(max(version), 0) from person_change c where c.subject_id = ${personId})`;

export const insertActs = async (db: Queryable, acts: readonly ActToStore[]): Promise<void> => {
  await db.query(
    `insert into act (subject_id, envelope_id, act_id, service_id, reference, field_values, state, changed_at,
       lost_sequence, compared_version)
     select a."personId", a."envelopeId", a."actId", a."serviceId", a.reference, a.values, a.state, a."changedAt",
       a."lostSequence", ${lastVersion('a."personId"')}
     from json_to_recordset($1) as a("personId" text, "envelopeId" uuid, "actId" text, "serviceId" text, reference text,
       values jsonb, state text, "changedAt" timestamptz, "lostSequence" bigint)`,
    [
      JSON.stringify(
        acts.map(
          ({
            act: { personId, envelopeId, serviceId, reference, state, changedAt },
            actId,
            values,
            lostSequence,
          }) => ({
            personId,
            envelopeId,
            actId,
            serviceId,
            reference,
            values,
            state,
            changedAt,
            lostSequence,
          }),
        ),
      ),
    ],
  );
};

export const listActsOf = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<readonly ActRecord[]> => {
  const found = await db.query<ActRow>(`select ${columns} from act where subject_id = any($1)`, [personIds]);
  return readRows(found.rows);
};

export const findActs = async (
  db: Queryable,
  keys: { readonly personIds: readonly string[]; readonly envelopeIds: readonly string[] },
): Promise<readonly ActRecord[]> => {
  const found = await db.query<ActRow>(
    `select ${columns} from act where subject_id = any($1) and envelope_id = any($2)`,
    [keys.personIds, keys.envelopeIds],
  );
  return readRows(found.rows);
};

/** Of these acts those of a device whose centre the citizen does not live in the area of, with that device. */
export const listAuthorsElsewhere = async (
  db: Queryable,
  acts: readonly ActRecord[],
): Promise<
  readonly { readonly envelopeId: string; readonly personId: string; readonly deviceId: string }[]
> => {
  if (acts.length === 0) return [];
  const found = await db.query<{ envelopeId: string; personId: string; deviceId: string }>(
    `select envelope_id as "envelopeId", subject_id as "personId", device_id as "deviceId"
     from envelope join device using (device_id) join centre using (centre_id) join person using (subject_id)
     where envelope_id = any($1::uuid[]) and not coalesce(municipality = any(municipalities), false)`,
    [[...new Set(acts.map(({ envelopeId }) => envelopeId))]],
  );
  return found.rows;
};

/** An act with the signed bytes that it came in, and up to which change of the person it was compared with the record. */
export type ActToConfirm = ActWithValues & {
  readonly content: string;
  readonly comparedVersion: number;
  /** How often its register has failed at it. */
  readonly attempts: number;
  /** Where it stood in an order that was lost; null of an act that is new. */
  readonly lostSequence: number | null;
};

/**
 * The oldest act of the service that waits for its register and is due. It is the caller's until then, and nothing stays locked while the register
 * is asked; whatever else waits for the same person waits for it.
 */
export const claimActToConfirm = async (
  db: Queryable,
  serviceId: string,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<ActToConfirm | null> => {
  const found = await db.query<ActRow & Omit<ActToConfirm, 'act'>>(
    `update act set next_try_at = $3 from envelope
     where (act.subject_id, act.envelope_id) = (
       select due.subject_id, due.envelope_id from act due
       where service_id = $1 and state = 'received' and (next_try_at is null or next_try_at <= $2) and not exists (
         select 1 from act other where other.subject_id = due.subject_id and other.service_id = $1
           and other.state = 'received' and (other.next_try_at > $2
             or (other.changed_at, other.envelope_id) < (due.changed_at, due.envelope_id)))
       order by due.changed_at, due.envelope_id limit 1 for update skip locked)
       and envelope.envelope_id = act.envelope_id
     returning ${columns}, field_values as "values", content, compared_version::float8 as "comparedVersion", attempts,
       lost_sequence::float8 as "lostSequence"`,
    [serviceId, now, until],
  );
  const row = found.rows[0];
  if (row === undefined) return null;
  const { values, content, comparedVersion, attempts, lostSequence, ...act } = row;
  const record = { ...act, changedAt: row.changedAt.toISOString() };
  return { act: record, values, content, comparedVersion, attempts, lostSequence };
};

/** Locked for this transaction; false where it waits no more. */
export const lockReceivedAct = async (
  db: Queryable,
  { personId, envelopeId }: ActRecord,
): Promise<boolean> => {
  const found = await db.query(
    `select 1 from act where subject_id = $1 and envelope_id = $2 and state = 'received' for update`,
    [personId, envelopeId],
  );
  return found.rowCount === 1;
};

export const putOffAct = async (
  db: Queryable,
  { personId, envelopeId }: ActRecord,
  nextTryAt: Date,
): Promise<void> => {
  await db.query(
    `update act set attempts = attempts + 1, next_try_at = $3 where subject_id = $1 and envelope_id = $2`,
    [personId, envelopeId, nextTryAt],
  );
};

/** Never earlier than what was last said of it, whatever the clock of this gateway shows: a desk passes over an older word. */
export const setActState = async (db: Queryable, act: ActRecord): Promise<void> => {
  await db.query(
    `update act set state = $3, changed_at = greatest(changed_at, $4), attempts = 0, next_try_at = null, lost_sequence = null,
       compared_version = case when $3 = 'received' then ${lastVersion('$1')} else compared_version end
     where subject_id = $1 and envelope_id = $2`,
    [act.personId, act.envelopeId, act.state, act.changedAt],
  );
};

/** Across all subjects: for the demonstration's eyes only. */
export const listLatestActs = async (
  db: Queryable,
  limit: number,
): Promise<readonly (ActRecord & { readonly subjectName: string; readonly deviceName: string })[]> => {
  const found = await db.query<ActRow & { subjectName: string; deviceName: string }>(
    `select ${columns}, device.name as "deviceName",
       coalesce(person.record->>'givenNames', '') || ' ' || coalesce(person.record->>'surname', '') as "subjectName"
     from (select * from envelope order by central_sequence desc limit $1 * 2) as latest
     join act on act.envelope_id = latest.envelope_id and act.subject_id = latest.subject_id
     join device on device.device_id = latest.device_id
     left join person on person.subject_id = act.subject_id
     order by latest.central_sequence desc limit $1`,
    [limit],
  );
  return found.rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
};
