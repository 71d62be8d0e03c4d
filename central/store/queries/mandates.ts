import type { MandateRecord } from '../../api/records.ts';
import type { Queryable } from '../database.ts';

export const insertMandates = async (db: Queryable, mandates: readonly MandateRecord[]): Promise<void> => {
  await db.query(
    `insert into mandate (subject_id, mandate_id, grantee_id, record)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])
     on conflict (subject_id, mandate_id) do update set grantee_id = excluded.grantee_id, record = excluded.record`,
    [
      mandates.map((mandate) => mandate.grantorId),
      mandates.map((mandate) => mandate.mandateId),
      mandates.map((mandate) => mandate.granteeId),
      mandates.map((mandate) => JSON.stringify(mandate)),
    ],
  );
};

export const findMandates = async (
  db: Queryable,
  mandateIds: readonly string[],
): Promise<ReadonlyMap<string, MandateRecord>> => {
  const found = await db.query<{ record: MandateRecord }>(
    `select record from mandate where mandate_id = any($1)`,
    [mandateIds],
  );
  return new Map(found.rows.map(({ record }) => [record.mandateId, record]));
};

/** All that these people gave or hold, each once. */
export const listMandatesOf = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<readonly MandateRecord[]> => {
  const found = await db.query<{ record: MandateRecord }>(
    `select record from mandate where subject_id = any($1)
     union
     select record from mandate where grantee_id = any($1)`,
    [personIds],
  );
  return found.rows.map(({ record }) => record);
};
