import type { Queryable } from '../database.ts';

/** Tries of one device, and at one code, wait for each other, so that they are counted one by one. */
export const queueForProof = async (
  db: Queryable,
  { deviceId, codeHash }: { readonly deviceId: string; readonly codeHash: Buffer },
): Promise<void> => {
  await db.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [deviceId]);
  await db.query(`select pg_advisory_xact_lock(hashtextextended($1, 2))`, [codeHash.toString('hex')]);
};

/** When the device, or anybody at the code, failed since; oldest first. */
export const listFailures = async (
  db: Queryable,
  {
    deviceId,
    codeHash,
    since,
  }: { readonly deviceId: string; readonly codeHash: Buffer; readonly since: Date },
): Promise<{ readonly ofDevice: readonly Date[]; readonly atCode: readonly Date[] }> => {
  const found = await db.query<{ at: Date; isOfDevice: boolean; isAtCode: boolean }>(
    `select at, device_id = $1 as "isOfDevice", code_hash = $2 as "isAtCode" from proof_failure
     where (device_id = $1 or code_hash = $2) and at > $3 order by at`,
    [deviceId, codeHash, since],
  );
  return {
    ofDevice: found.rows.filter(({ isOfDevice }) => isOfDevice).map(({ at }) => at),
    atCode: found.rows.filter(({ isAtCode }) => isAtCode).map(({ at }) => at),
  };
};

/** Those that count no longer go with it. */
export const insertFailure = async (
  db: Queryable,
  failure: {
    readonly deviceId: string;
    readonly codeHash: Buffer;
    readonly at: Date;
    readonly keepFrom: Date;
  },
): Promise<void> => {
  await db.query(`delete from proof_failure where at <= $1`, [failure.keepFrom]);
  await db.query(`insert into proof_failure (at, device_id, code_hash) values ($1, $2, $3)`, [
    failure.at,
    failure.deviceId,
    failure.codeHash,
  ]);
};
