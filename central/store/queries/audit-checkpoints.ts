import type { AuditMark } from '../../api/audit.ts';
import type { AuditBreak } from '../../domain/judge-checkpoint.ts';
import type { Queryable } from '../database.ts';

/** The last checkpoint of the machine, for this transaction alone; null before the first. */
export const lockLastCheckpoint = async (db: Queryable, deviceId: string): Promise<AuditMark | null> => {
  // Two gateways may be asked at once, also for the first one.
  await db.query('select from device where device_id = $1 for update', [deviceId]);
  const { rows } = await db.query<{ sequence: string; hash: string }>(
    `select sequence, hash from audit_checkpoint where device_id = $1
     order by audit_checkpoint_id desc limit 1`,
    [deviceId],
  );
  const [row] = rows;
  return row === undefined ? null : { sequence: Number(row.sequence), hash: row.hash };
};

type Kept = { readonly deviceId: string; readonly at: Date };

export const insertCheckpoint = async (
  db: Queryable,
  { sequence, hash }: AuditMark,
  { deviceId, at }: Kept,
): Promise<void> => {
  await db.query(
    'insert into audit_checkpoint (device_id, sequence, hash, kept_at) values ($1, $2, $3, $4)',
    [deviceId, sequence, hash, at],
  );
};

export const insertAuditBreak = async (
  db: Queryable,
  { kind, sequence }: AuditBreak,
  { deviceId, at }: Kept,
): Promise<void> => {
  await db.query('insert into audit_break (device_id, kind, sequence, seen_at) values ($1, $2, $3, $4)', [
    deviceId,
    kind,
    sequence,
    at,
  ]);
};
