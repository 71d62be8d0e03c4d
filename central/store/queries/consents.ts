import type { ConsentRecord } from '../../api/decisions.ts';
import type { Queryable } from '../database.ts';

/** As they are now: a consent that is withdrawn keeps when it was given. */
export const writeConsents = async (db: Queryable, consents: readonly ConsentRecord[]): Promise<void> => {
  if (consents.length === 0) return;
  const latest = [...new Map(consents.map((consent) => [consent.consentId, consent])).values()];
  await db.query(
    `insert into consent (subject_id, consent_id, record)
     select * from unnest($1::text[], $2::text[], $3::jsonb[])
     on conflict (subject_id, consent_id) do update set record = excluded.record`,
    [
      latest.map((consent) => consent.personId),
      latest.map((consent) => consent.consentId),
      latest.map((consent) => JSON.stringify(consent)),
    ],
  );
};

/** All that these people ever gave. */
export const listConsentsOf = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<readonly ConsentRecord[]> => {
  const found = await db.query<{ record: ConsentRecord }>(
    `select record from consent where subject_id = any($1)`,
    [personIds],
  );
  return found.rows.map(({ record }) => record);
};
