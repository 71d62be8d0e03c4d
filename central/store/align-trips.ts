import type { Queryable } from './database.ts';
import { writeChanges } from './queries/changes.ts';
import { lockSubscriptions, noteSubscriptionChange } from './queries/subscriptions.ts';
import {
  filterRunning,
  listDevicesOfCentre,
  listDevicesOfTrip,
  lockTrips,
  setTaken,
} from './queries/trip-devices.ts';

type DeviceOnTrip = { readonly deviceId: string; readonly tripId: string };

/**
 * Brings what a device follows because of a trip to what the trip says now: its citizens, as long as it runs and the device takes it
 * along; nobody else. It looks at what is, so it may be repeated.
 */
const alignDevice = async (db: Queryable, { deviceId, tripId }: DeviceOnTrip, now: Date): Promise<void> => {
  await lockSubscriptions(db, deviceId);
  const changed = await db.query<{ subjectId: string }>(
    `with wanted as (
       select subject_id, gone_at from trip_person join trip using (trip_id) join trip_device using (trip_id)
       where trip_id = $2 and device_id = $1 and left_at is null and cancelled_at is null and gone_at > $3),
     ended as (
       delete from subscription where device_id = $1 and reason = 'trip' and trip_id = $2
         and not subject_id in (select subject_id from wanted) returning subject_id),
     begun as (
       insert into subscription (device_id, subject_id, reason, trip_id, until)
       select $1, subject_id, 'trip', $2, gone_at from wanted
       on conflict (device_id, subject_id, reason, trip_id) do update set until = excluded.until
         where subscription.until <> excluded.until returning subject_id)
     select subject_id as "subjectId" from ended union all select subject_id from begun`,
    [deviceId, tripId, now],
  );
  await noteSubscriptionChange(
    db,
    { deviceId, subjectIds: changed.rows.map(({ subjectId }) => subjectId) },
    now,
  );
};

const tellOfTrip = (db: Queryable, tripId: string, deviceIds: readonly string[]): Promise<void> =>
  writeChanges(
    db,
    deviceIds.map((deviceId) => ({
      subjectId: tripId,
      entity: 'trip',
      recordId: tripId,
      municipality: null,
      deviceId,
    })),
  );

/** After any change of a trip, in its transaction: all machines of the centre hear of it, those that take it along follow whom it says. */
export const announceTrip = async (db: Queryable, tripId: string, now: Date): Promise<void> => {
  for (const deviceId of await listDevicesOfTrip(db, tripId))
    await alignDevice(db, { deviceId, tripId }, now);
  await tellOfTrip(db, tripId, await listDevicesOfCentre(db, tripId));
};

/** What a device says that it takes along, as a whole. Answers what of it there is to take along. */
export const takeAlong = async (
  db: Queryable,
  device: { readonly deviceId: string; readonly centreId: string },
  { tripIds, now }: { readonly tripIds: readonly string[]; readonly now: Date },
): Promise<readonly string[]> => {
  const { deviceId, centreId } = device;
  await lockTrips(db, { deviceId, tripIds });
  const running = await filterRunning(db, { tripIds, centreId, now });
  const changed = await setTaken(db, { deviceId, tripIds: running, now });
  for (const tripId of changed) {
    await alignDevice(db, { deviceId, tripId }, now);
    // Its appointments are news for this machine.
    await tellOfTrip(db, tripId, [deviceId]);
  }
  return running;
};
