import type { DeviceCertificateClaims, PublicJwk } from '../../api/devices.ts';
import type { Queryable } from '../database.ts';

export type Device = {
  readonly deviceId: string;
  readonly centreId: string;
  readonly name: string;
  readonly enrolledAt: Date;
  readonly publicJwk: PublicJwk;
  readonly orders: readonly ('lock' | 'wipe')[];
  readonly leaseNotAfter: Date;
  /** Of its centre. */
  readonly municipalities: readonly string[];
};

export const insertDevice = async (
  db: Queryable,
  device: {
    readonly deviceId: string;
    readonly centreId: string;
    readonly name: string;
    readonly publicJwk: PublicJwk;
    readonly enrolledAt: Date;
    readonly leaseNotAfter: Date;
  },
): Promise<void> => {
  await db.query(
    `insert into device (device_id, centre_id, name, public_jwk, enrolled_at, lease_not_after)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      device.deviceId,
      device.centreId,
      device.name,
      JSON.stringify(device.publicJwk),
      device.enrolledAt,
      device.leaseNotAfter,
    ],
  );
};

/** As it was before the copy was taken; nothing where it is known, or its centre is not. */
export const readmitDevice = async (
  db: Queryable,
  { sub, centreId, name, cnf, enrolledAt, leaseUntil }: DeviceCertificateClaims,
  now: Date,
): Promise<void> => {
  const lease = { from: new Date(enrolledAt * 1000), notAfter: new Date(leaseUntil * 1000) };
  const { rowCount } = await db.query(
    `insert into device (device_id, centre_id, name, public_jwk, enrolled_at, lease_not_after, readmitted_at)
     select $1, centre_id, $3, $4, $5, $6, $7 from centre where centre_id = $2 on conflict do nothing`,
    [sub, centreId, name, JSON.stringify(cnf.jwk), lease.from, lease.notAfter, now],
  );
  if (rowCount === 1) await renewLease(db, sub, lease);
};

/** An order of table `o` that stands: a wipe only once a second person has confirmed it. */
const isGiven = `o.lifted_at is null and o.done_at is null and (o.kind = 'lock' or o.confirmed_at is not null)`;

export const findDevice = async (db: Queryable, deviceId: string): Promise<Device | null> => {
  const found = await db.query<Device>(
    `select device_id as "deviceId", centre_id as "centreId", device.name, enrolled_at as "enrolledAt",
       public_jwk as "publicJwk", municipalities,
       lease_not_after as "leaseNotAfter", orders || array(select kind from device_order o where
         o.device_id = device.device_id and ${isGiven} and not o.kind = any(device.orders) order by kind) as orders
     from device join centre using (centre_id) where device_id = $1`,
    [deviceId],
  );
  return found.rows[0] ?? null;
};

/** The device's newest lease, and the times for which it has held one: a lease that follows another without a gap prolongs it. */
export const renewLease = async (
  db: Queryable,
  deviceId: string,
  { from, notAfter }: { readonly from: Date; readonly notAfter: Date },
): Promise<void> => {
  await db.query(`update device set lease_not_after = $2 where device_id = $1`, [deviceId, notAfter]);
  await db.query(
    `with prolonged as (
       update lease_period set until_at = greatest(until_at, $3) where device_id = $1 and until_at >= $2 returning 1)
     insert into lease_period select $1, $2, $3 where not exists (select 1 from prolonged)
     on conflict (device_id, from_at) do update set until_at = greatest(lease_period.until_at, excluded.until_at)`,
    [deviceId, from, notAfter],
  );
};
