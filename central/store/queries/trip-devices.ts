import type { Queryable } from '../database.ts';

/** These trips and those that the device takes along already stay as they are until the end of the transaction. */
export const lockTrips = async (
  db: Queryable,
  { deviceId, tripIds }: { readonly deviceId: string; readonly tripIds: readonly string[] },
): Promise<void> => {
  await db.query(
    `select 1 from trip where trip_id = any($2)
       or trip_id in (select trip_id from trip_device where device_id = $1 and left_at is null)
     order by trip_id for share`,
    [deviceId, tripIds],
  );
};

/** Of these trips those of the device's centre that are not over: nobody takes another one along. */
export const filterRunning = async (
  db: Queryable,
  {
    tripIds,
    centreId,
    now,
  }: { readonly tripIds: readonly string[]; readonly centreId: string; readonly now: Date },
): Promise<readonly string[]> => {
  const found = await db.query<{ tripId: string }>(
    `select trip_id as "tripId" from trip where trip_id = any($1) and centre_id = $2 and gone_at > $3
       and cancelled_at is null order by trip_id`,
    [tripIds, centreId, now],
  );
  return found.rows.map(({ tripId }) => tripId);
};

/** The device takes these trips along and no others. Answers those of which that is news. */
export const setTaken = async (
  db: Queryable,
  {
    deviceId,
    tripIds,
    now,
  }: { readonly deviceId: string; readonly tripIds: readonly string[]; readonly now: Date },
): Promise<readonly string[]> => {
  const left = await db.query<{ tripId: string }>(
    `update trip_device set left_at = $3 where device_id = $1 and left_at is null and not trip_id = any($2)
     returning trip_id as "tripId"`,
    [deviceId, tripIds, now],
  );
  const taken = await db.query<{ tripId: string }>(
    `insert into trip_device (trip_id, device_id, taken_at) select unnest($2::text[]), $1, $3
     on conflict do nothing returning trip_id as "tripId"`,
    [deviceId, tripIds, now],
  );
  return [...left.rows, ...taken.rows].map(({ tripId }) => tripId);
};

/** In one order for everybody who changes what devices follow. */
export const listDevicesOfTrip = async (db: Queryable, tripId: string): Promise<readonly string[]> => {
  const found = await db.query<{ deviceId: string }>(
    `select device_id as "deviceId" from trip_device where trip_id = $1 and left_at is null order by device_id`,
    [tripId],
  );
  return found.rows.map(({ deviceId }) => deviceId);
};

export const listDevicesOfCentre = async (db: Queryable, tripId: string): Promise<readonly string[]> => {
  const found = await db.query<{ deviceId: string }>(
    `select device_id as "deviceId" from trip join device using (centre_id) where trip_id = $1 order by device_id`,
    [tripId],
  );
  return found.rows.map(({ deviceId }) => deviceId);
};
