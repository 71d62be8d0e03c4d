import type { Queryable } from '../database.ts';

/** Who brought whose bundle, when last, and how many of its records so far; a record that comes again counts again. */
export const noteBundle = async (
  db: Queryable,
  bundle: {
    readonly bundleId: string;
    readonly deviceId: string;
    readonly carrierId: string | null;
    readonly madeAt: string;
    readonly count: number;
    readonly at: Date;
    readonly records: number;
  },
): Promise<void> => {
  await db.query(
    `insert into courier_bundle (device_id, bundle_id, carrier_id, made_at, record_count, delivered_at, delivered_records)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (device_id, bundle_id, carrier_id) do update set delivered_at = excluded.delivered_at,
       delivered_records = courier_bundle.delivered_records + excluded.delivered_records`,
    [
      bundle.deviceId,
      bundle.bundleId,
      bundle.carrierId ?? 'central',
      bundle.madeAt,
      bundle.count,
      bundle.at,
      bundle.records,
    ],
  );
};
