import type { Queryable } from '../database.ts';

export const insertCode = async (
  db: Queryable,
  code: { readonly hash: Buffer; readonly centreId: string; readonly expiresAt: Date },
): Promise<void> => {
  await db.query(`insert into enrolment_code (code_hash, centre_id, expires_at) values ($1, $2, $3)`, [
    code.hash,
    code.centreId,
    code.expiresAt,
  ]);
};

/** Uses the code up for this device and answers its centre; null if it is unknown, used or expired. */
export const consumeCode = async (
  db: Queryable,
  code: { readonly hash: Buffer; readonly deviceId: string; readonly now: Date },
): Promise<string | null> => {
  const found = await db.query<{ centreId: string }>(
    `update enrolment_code set used_by = $2 where code_hash = $1 and used_by is null and expires_at > $3
     returning centre_id as "centreId"`,
    [code.hash, code.deviceId, code.now],
  );
  return found.rows[0]?.centreId ?? null;
};
