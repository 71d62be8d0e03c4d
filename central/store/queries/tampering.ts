import type { Queryable } from '../database.ts';

export type TamperSign = {
  readonly seenAt: Date;
  readonly deviceId: string;
  readonly deviceName: string;
  readonly kind:
    | 'work-altered'
    | 'work-missing'
    | 'work-other'
    | 'audit-missing'
    | 'audit-other'
    | 'audit-broken';
  /** The id of the work, or a number in the order of its machine. */
  readonly about: string;
};

/** What looks as if somebody had changed what a machine has written, newest first, at most `limit`. */
export const listTampering = async (db: Queryable, limit: number): Promise<readonly TamperSign[]> => {
  const { rows } = await db.query<TamperSign>(
    `select seen_at as "seenAt", device_id as "deviceId", coalesce(name, '') as "deviceName", kind, about from (
       select seen_at, device_id, 'work-altered' as kind, envelope_id::text as about from tamper_report
       union all select seen_at, device_id, 'work-' || kind, device_sequence::text from chain_gap
       union all select seen_at, device_id, 'audit-' || kind, sequence::text from audit_break) as sign
     left join device using (device_id) order by seen_at desc, device_id, about limit $1`,
    [limit],
  );
  return rows;
};
