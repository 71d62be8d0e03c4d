import type { LeasePeriod } from '../../domain/lease-periods.ts';
import type { Queryable } from '../database.ts';

export const listLeasePeriods = async (db: Queryable, deviceId: string): Promise<readonly LeasePeriod[]> => {
  const found = await db.query<{ readonly fromAt: Date; readonly untilAt: Date }>(
    `select from_at as "fromAt", until_at as "untilAt" from lease_period where device_id = $1 order by from_at`,
    [deviceId],
  );
  return found.rows.map(({ fromAt, untilAt }) => ({
    fromAt: fromAt.toISOString(),
    untilAt: untilAt.toISOString(),
  }));
};
