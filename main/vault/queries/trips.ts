import type { TripRecord } from '../../../central/api/trips.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

export type Trip = {
  readonly tripId: string;
  readonly name: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly places: readonly string[];
  readonly state: TripRecord['state'];
  readonly goneAt: string;
  /** How many citizens go along, as central says. */
  readonly people: number;
  /** How many of them are here. */
  readonly here: number;
  /** When somebody here wanted to take it along; null where nobody did. */
  readonly takenAt: string | null;
  readonly takenBy: string | null;
};

/** Keeps what central says of a trip; an older word that comes late is ignored. That it was taken along stays, until it is cancelled. */
export const putTrip = (db: WriteDb, record: TripRecord): void => {
  const { appointments, places, ...rest } = record;
  const { changes } = statement(
    db,
    `INSERT INTO trip (trip_id, version, name, from_day, until_day, places, state, gone_at, people)
     VALUES (@tripId, @version, @name, @fromDay, @untilDay, @places, @state, @goneAt, @people)
     ON CONFLICT (trip_id) DO UPDATE SET version = excluded.version, name = excluded.name, from_day = excluded.from_day,
       until_day = excluded.until_day, places = excluded.places, state = excluded.state, gone_at = excluded.gone_at,
       people = excluded.people, taken_at = iif(excluded.state = 'cancelled', NULL, taken_at),
       taken_by = iif(excluded.state = 'cancelled', NULL, taken_by)
     WHERE excluded.version >= trip.version`,
  ).run({ ...rest, places: JSON.stringify(places) });
  if (changes === 0) return;
  statement(db, 'DELETE FROM trip_appointment WHERE trip_id = ?').run(record.tripId);
  const insert = statement(
    db,
    'INSERT INTO trip_appointment (trip_id, ordinal, person_id, at, place) VALUES (?, ?, ?, ?, ?)',
  );
  for (const [ordinal, { personId, at, place }] of appointments.entries())
    insert.run(record.tripId, ordinal, personId, at, place);
};

/** `taken` null: somebody leaves it behind. */
export const setTaken = (
  db: WriteDb,
  tripId: string,
  taken: { readonly at: string; readonly staffId: string } | null,
): void => {
  statement(db, 'UPDATE trip SET taken_at = ?, taken_by = ? WHERE trip_id = ?').run(
    taken?.at ?? null,
    taken?.staffId ?? null,
    tripId,
  );
};

const columns = `trip_id AS tripId, name, from_day AS fromDay, until_day AS untilDay, places, state, gone_at AS goneAt, people,
  (SELECT count(*) FROM trip_person JOIN person USING (person_id) WHERE trip_person.trip_id = trip.trip_id) AS here,
  taken_at AS takenAt, taken_by AS takenBy`;

type TripRow = Omit<Trip, 'places'> & { readonly places: string };

const toTrip = (row: TripRow): Trip => ({ ...row, places: JSON.parse(row.places) as readonly string[] });

/** The next one first. */
export const listTrips = (db: ReadDb, now: string): readonly Trip[] =>
  statement<TripRow>(db, `SELECT ${columns} FROM trip WHERE gone_at > ? ORDER BY from_day, trip_id LIMIT 200`)
    .all(now)
    .map(toTrip);

export const findTrip = (db: ReadDb, tripId: string): Trip | null => {
  const row = statement<TripRow>(db, `SELECT ${columns} FROM trip WHERE trip_id = ?`).get(tripId);
  return row === undefined ? null : toTrip(row);
};

/** Ids of the trips that this machine takes along, in their order. */
export const listTaken = (db: ReadDb): readonly string[] =>
  statement<{ readonly tripId: string }>(
    db,
    `SELECT trip_id AS tripId FROM trip WHERE taken_at IS NOT NULL AND state = 'planned' ORDER BY trip_id LIMIT 50`,
  )
    .all()
    .map(({ tripId }) => tripId);

/** Mandates that the citizens of a trip gave or hold, each once. */
export const countTripMandates = (db: ReadDb, tripId: string): number =>
  statement<{ readonly count: number }>(
    db,
    `SELECT count(*) AS count FROM (
       SELECT mandate_id FROM trip_person JOIN mandate ON grantor_id = person_id WHERE trip_id = @tripId
       UNION SELECT mandate_id FROM trip_person JOIN mandate ON grantee_id = person_id WHERE trip_id = @tripId)`,
  ).get({ tripId })?.count ?? 0;

export type TripAppointment = {
  readonly personId: string;
  /** Null for somebody who is not here, or not yet. */
  readonly name: string | null;
  readonly at: string;
  readonly place: string;
};

export const listAppointments = (db: ReadDb, tripId: string): readonly TripAppointment[] =>
  statement<TripAppointment>(
    db,
    `SELECT trip_appointment.person_id AS personId, trim(given_names || ' ' || surname) AS name, at, place
     FROM trip_appointment LEFT JOIN person USING (person_id) WHERE trip_id = ? ORDER BY at, ordinal`,
  ).all(tripId);

export type EndedTrip = { readonly tripId: string; readonly takenBy: string | null };

/** Forgets trips whose time is over; the people held for them go by their own times. */
export const forgetEndedTrips = (db: WriteDb, now: string): readonly EndedTrip[] => {
  const ended = statement<EndedTrip>(
    db,
    'SELECT trip_id AS tripId, taken_by AS takenBy FROM trip WHERE gone_at <= ?',
  ).all(now);
  for (const { tripId } of ended) {
    statement(db, 'DELETE FROM trip_person WHERE trip_id = ?').run(tripId);
    statement(db, 'DELETE FROM trip WHERE trip_id = ?').run(tripId);
  }
  return ended;
};
