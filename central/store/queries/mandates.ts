import type { MandateRecord } from '../../api/records.ts';
import type { Queryable } from '../database.ts';

/** Credentials have a table of their own: the record is kept without. */
export const insertMandates = async (db: Queryable, mandates: readonly MandateRecord[]): Promise<void> => {
  await db.query(
    `insert into mandate (subject_id, mandate_id, grantee_id, record)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])
     on conflict (subject_id, mandate_id) do update set grantee_id = excluded.grantee_id, record = excluded.record`,
    [
      mandates.map((mandate) => mandate.grantorId),
      mandates.map((mandate) => mandate.mandateId),
      mandates.map((mandate) => mandate.granteeId),
      mandates.map((mandate) => JSON.stringify({ ...mandate, credential: null })),
    ],
  );
};

/** With the credential that stands, or the last one that did. */
const record = `current_record(m.record, (select version_floor())) || jsonb_build_object('credential', (
    select c.credential from mandate_credential as c
    where c.subject_id = m.subject_id and c.mandate_id = m.mandate_id
    order by c.revoked_at desc nulls first limit 1)) as record`;

export const findMandates = async (
  db: Queryable,
  mandateIds: readonly string[],
): Promise<ReadonlyMap<string, MandateRecord>> => {
  if (mandateIds.length === 0) return new Map();
  const found = await db.query<{ record: MandateRecord }>(
    `select ${record} from mandate as m where m.mandate_id = any($1)`,
    [mandateIds],
  );
  return new Map(found.rows.map(({ record: mandate }) => [mandate.mandateId, mandate]));
};

/** All that these people gave or hold, alone or with others, each once. */
export const listMandatesOf = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<readonly MandateRecord[]> => {
  const found = await db.query<{ record: MandateRecord }>(
    `select ${record} from (
       select * from mandate where subject_id = any($1)
       union
       select * from mandate where grantee_id = any($1)
       union
       select * from mandate where other_grantee_ids ?| $1
     ) as m`,
    [personIds],
  );
  return found.rows.map(({ record: mandate }) => mandate);
};

/** All that these people gave. */
export const listGivenBy = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<readonly MandateRecord[]> => {
  if (personIds.length === 0) return [];
  const found = await db.query<{ record: MandateRecord }>(
    `select ${record} from mandate as m where m.subject_id = any($1)`,
    [personIds],
  );
  return found.rows.map(({ record: mandate }) => mandate);
};
