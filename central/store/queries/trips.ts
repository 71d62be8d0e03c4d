import type { TripRecord } from '../../api/trips.ts';
import type { Queryable } from '../database.ts';

export type TripToPlan = {
  readonly tripId: string;
  readonly centreId: string;
  readonly name: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly places: readonly string[];
  readonly goneAt: Date;
  readonly by: string;
  readonly at: Date;
};

export type Appointment = { readonly at: Date; readonly place: string };

export const insertTrip = async (db: Queryable, trip: TripToPlan): Promise<void> => {
  await db.query(
    `insert into trip (trip_id, centre_id, name, from_day, until_day, places, gone_at, planned_by, planned_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      trip.tripId,
      trip.centreId,
      trip.name,
      trip.fromDay,
      trip.untilDay,
      trip.places,
      trip.goneAt,
      trip.by,
      trip.at,
    ],
  );
};

/**
 * Who is known to no register is left out; who is on the trip already keeps their appointment, unless another is given. Answers how many are
 * new on it.
 */
export const addToTrip = async (
  db: Queryable,
  tripId: string,
  people: ReadonlyMap<string, Appointment | null>,
): Promise<number> => {
  const rows = [...people].map(([subjectId, appointment]) => ({
    subjectId,
    at: appointment?.at.toISOString() ?? null,
    place: appointment?.place ?? null,
  }));
  const added = await db.query<{ isNew: boolean }>(
    `insert into trip_person (trip_id, subject_id, appointment_at, place)
     select $1, r."subjectId", r.at, r.place
     from jsonb_to_recordset($2) as r("subjectId" text, at timestamptz, place text)
     join person on person.subject_id = r."subjectId"
     on conflict (trip_id, subject_id) do update set
       appointment_at = coalesce(excluded.appointment_at, trip_person.appointment_at),
       place = case when excluded.appointment_at is null then trip_person.place else excluded.place end
     returning xmax = 0 as "isNew"`,
    [tripId, JSON.stringify(rows)],
  );
  return added.rows.filter(({ isNew }) => isNew).length;
};

/** Everybody who lives there now. Answers how many are new on the trip. */
export const addResidentsToTrip = async (
  db: Queryable,
  tripId: string,
  municipalities: readonly string[],
): Promise<number> => {
  const added = await db.query(
    `insert into trip_person (trip_id, subject_id) select $1, subject_id from person where municipality = any($2)
     on conflict do nothing`,
    [tripId, municipalities],
  );
  return added.rowCount ?? 0;
};

export const takeOffTrip = async (
  db: Queryable,
  tripId: string,
  subjectIds: readonly string[],
): Promise<number> => {
  const removed = await db.query(`delete from trip_person where trip_id = $1 and subject_id = any($2)`, [
    tripId,
    subjectIds,
  ]);
  return removed.rowCount ?? 0;
};

/** Everybody who lives there now. Answers how many those were. */
export const takeResidentsOffTrip = async (
  db: Queryable,
  tripId: string,
  municipalities: readonly string[],
): Promise<number> => {
  const removed = await db.query(
    `delete from trip_person using person where trip_id = $1 and person.subject_id = trip_person.subject_id
       and municipality = any($2)`,
    [tripId, municipalities],
  );
  return removed.rowCount ?? 0;
};

/** False where there is no such trip, or it is cancelled already. */
export const cancelTrip = async (
  db: Queryable,
  { tripId, by, at }: { readonly tripId: string; readonly by: string; readonly at: Date },
): Promise<boolean> => {
  const cancelled = await db.query(
    `update trip set cancelled_by = $2, cancelled_at = $3 where trip_id = $1 and cancelled_at is null`,
    [tripId, by, at],
  );
  return cancelled.rowCount === 1;
};

/** Locks the trip, so that what follows from its change follows once; false where there is none. */
export const touchTrip = async (db: Queryable, tripId: string): Promise<boolean> => {
  const touched = await db.query(`update trip set version = version + 1 where trip_id = $1`, [tripId]);
  return touched.rowCount === 1;
};

const columns = `trip.trip_id as "tripId", trip.version, trip.name, to_char(from_day, 'YYYY-MM-DD') as "fromDay",
  to_char(until_day, 'YYYY-MM-DD') as "untilDay", places,
  case when cancelled_at is null then 'planned' else 'cancelled' end as state, gone_at as "goneAt",
  (select count(*) from trip_person p where p.trip_id = trip.trip_id)::int as people`;

type TripRow = Omit<TripRecord, 'goneAt' | 'appointments'> & { readonly goneAt: Date };

/** Trips that are not over, the next one first. */
export const listTrips = async (
  db: Queryable,
  { centreId, now }: { readonly centreId: string; readonly now: Date },
): Promise<readonly TripRow[]> => {
  const found = await db.query<TripRow>(
    `select ${columns} from trip where centre_id = $1 and gone_at > $2 order by from_day, trip_id`,
    [centreId, now],
  );
  return found.rows;
};

/** Trips as a device gets them: the appointments only of one that it takes along. */
export const findTrips = async (
  db: Queryable,
  { tripIds, deviceId }: { readonly tripIds: readonly string[]; readonly deviceId: string },
): Promise<readonly TripRecord[]> => {
  if (tripIds.length === 0) return [];
  const found = await db.query<TripRow>(`select ${columns} from trip where trip_id = any($1)`, [tripIds]);
  const appointments = await db.query<{ tripId: string; personId: string; at: Date; place: string }>(
    `select trip_id as "tripId", subject_id as "personId", appointment_at as at, coalesce(place, '') as place
     from trip_person join trip_device using (trip_id) join trip using (trip_id)
     where trip_id = any($1) and device_id = $2 and left_at is null and cancelled_at is null
       and appointment_at is not null order by appointment_at, subject_id`,
    [tripIds, deviceId],
  );
  const byTrip = Map.groupBy(appointments.rows, ({ tripId }) => tripId);
  return found.rows.map((trip) => ({
    ...trip,
    goneAt: trip.goneAt.toISOString(),
    appointments: (byTrip.get(trip.tripId) ?? []).map(({ personId, at, place }) => ({
      personId,
      at: at.toISOString(),
      place,
    })),
  }));
};
