import type { Queryable } from '../database.ts';

export type EidAttempt = {
  readonly attemptId: string;
  readonly deviceId: string;
  readonly staffId: string;
  readonly provider: 'national' | 'eidas';
  readonly state: string;
  readonly begunAt: Date;
  readonly expiresAt: Date;
};

/** False where the state has been used before. */
export const insertEidAttempt = async (db: Queryable, attempt: EidAttempt): Promise<boolean> => {
  const inserted = await db.query(
    `insert into eid_attempt (attempt_id, device_id, staff_id, provider, state, begun_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (state) do nothing`,
    [
      attempt.attemptId,
      attempt.deviceId,
      attempt.staffId,
      attempt.provider,
      attempt.state,
      attempt.begunAt,
      attempt.expiresAt,
    ],
  );
  return inserted.rowCount === 1;
};

/** Keeps the first redirect of an attempt that still runs; false where there is none. */
export const keepEidResponse = async (
  db: Queryable,
  { state, response, now }: { readonly state: string; readonly response: string; readonly now: Date },
): Promise<boolean> => {
  const kept = await db.query(
    `update eid_attempt set response = $2 where state = $1 and response is null and expires_at > $3`,
    [state, response, now],
  );
  return kept.rowCount === 1;
};

/** Null where the device began no such attempt. */
export const findEidResponse = async (
  db: Queryable,
  { attemptId, deviceId, now }: { readonly attemptId: string; readonly deviceId: string; readonly now: Date },
): Promise<{ readonly response: string | null; readonly isOver: boolean } | null> => {
  const found = await db.query<{ response: string | null; isOver: boolean }>(
    `select response, response is null and expires_at <= $3 as "isOver"
     from eid_attempt where attempt_id = $1 and device_id = $2`,
    [attemptId, deviceId, now],
  );
  return found.rows[0] ?? null;
};

/** Attempts of which nobody can ask any more: nothing is kept for long. */
export const forgetEidAttempts = async (db: Queryable, before: Date): Promise<void> => {
  await db.query('delete from eid_attempt where expires_at < $1', [before]);
};
