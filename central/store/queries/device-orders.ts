import type { Queryable } from '../database.ts';

export type OrderKind = 'lock' | 'wipe';
export type OrderAnswer =
  | 'given'
  /** A wipe takes two people. */
  | 'waits-for-second'
  | 'confirmed'
  | 'same-person'
  | 'stands-already'
  | 'unknown-device';

/** A machine as an operator knows it, with what stands for it. */
export type OrderedDevice = {
  readonly deviceId: string;
  readonly name: string;
  readonly centreId: string;
  readonly orders: readonly {
    readonly kind: OrderKind;
    readonly askedBy: string;
    readonly confirmedBy: string | null;
    readonly reason: string;
  }[];
};

type Open = { readonly askedBy: string; readonly confirmedBy: string | null };

const open = `device_id = $1 and kind = $2 and lifted_at is null and done_at is null`;

/** However it is written: nobody becomes two by a capital or a blank. */
const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase();

/** Gives an order to a device, or confirms the one that a colleague asked for. */
export const orderDevice = async (
  db: Queryable,
  order: {
    readonly deviceId: string;
    readonly kind: OrderKind;
    readonly by: string;
    readonly reason: string;
    readonly at: Date;
  },
): Promise<OrderAnswer> => {
  const { deviceId, kind, by, reason, at } = order;
  const device = await db.query('select 1 from device where device_id = $1', [deviceId]);
  if (device.rowCount === 0) return 'unknown-device';
  const found = await db.query<Open>(
    `select asked_by as "askedBy", confirmed_by as "confirmedBy" from device_order where ${open} for update`,
    [deviceId, kind],
  );
  const [standing] = found.rows;
  if (standing === undefined) {
    await db.query(
      `insert into device_order (device_id, kind, reason, asked_by, asked_at) values ($1, $2, $3, $4, $5)`,
      [deviceId, kind, reason, by, at],
    );
    return kind === 'lock' ? 'given' : 'waits-for-second';
  }
  if (kind === 'lock' || standing.confirmedBy !== null) return 'stands-already';
  if (isSameName(standing.askedBy, by)) return 'same-person';
  await db.query(`update device_order set confirmed_by = $3, confirmed_at = $4 where ${open}`, [
    deviceId,
    kind,
    by,
    at,
  ]);
  return 'confirmed';
};

/** Every machine that was ever enrolled here, and its orders that are neither lifted nor done. */
export const listDeviceOrders = async (db: Queryable): Promise<readonly OrderedDevice[]> => {
  const { rows } = await db.query<OrderedDevice>(
    `select device_id as "deviceId", name, centre_id as "centreId",
       array(select jsonb_build_object('kind', kind, 'askedBy', asked_by, 'confirmedBy', confirmed_by, 'reason', reason)
         from device_order o where o.device_id = device.device_id and lifted_at is null and done_at is null
         order by kind) as orders
     from device order by centre_id, name, device_id`,
  );
  return rows;
};

/** Lifts all orders that stand for a device; answers how many. */
export const liftOrders = async (
  db: Queryable,
  { deviceId, by, at }: { readonly deviceId: string; readonly by: string; readonly at: Date },
): Promise<number> => {
  const lifted = await db.query(
    `update device_order set lifted_by = $2, lifted_at = $3 where device_id = $1 and lifted_at is null and done_at is null`,
    [deviceId, by, at],
  );
  return lifted.rowCount ?? 0;
};

/** The device says that it is about to be empty. */
export const noteWiped = async (db: Queryable, deviceId: string, at: Date): Promise<void> => {
  await db.query(
    `update device_order set done_at = $2 where device_id = $1 and kind = 'wipe' and confirmed_at is not null
       and lifted_at is null and done_at is null`,
    [deviceId, at],
  );
};
