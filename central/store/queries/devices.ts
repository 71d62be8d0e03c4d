import type { PublicJwk } from '../../api/devices.ts';
import type { Queryable } from '../database.ts';

export type Device = {
  readonly deviceId: string;
  readonly centreId: string;
  readonly publicJwk: PublicJwk;
  readonly orders: readonly ('lock' | 'wipe')[];
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
    readonly now: Date;
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
      device.now,
      device.leaseNotAfter,
    ],
  );
};

export const findDevice = async (db: Queryable, deviceId: string): Promise<Device | null> => {
  const found = await db.query<Device>(
    `select device_id as "deviceId", centre_id as "centreId", public_jwk as "publicJwk", orders, municipalities
     from device join centre using (centre_id) where device_id = $1`,
    [deviceId],
  );
  return found.rows[0] ?? null;
};

export const renewLease = async (db: Queryable, deviceId: string, notAfter: Date): Promise<void> => {
  await db.query(`update device set lease_not_after = $2 where device_id = $1`, [deviceId, notAfter]);
};
