import { endOfDay } from '../../../central/api/day-end.ts';
import type { Output } from '../../../preload/contract/calls.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { Trip, TripId } from '../../../preload/contract/trip.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import { checkReadiness } from '../../domain/trips/readiness.ts';
import { findLease, nameOfStaff } from '../../vault/queries/lease.ts';
import { findOldestListMoment } from '../../vault/queries/status-lists.ts';
import { findSyncState } from '../../vault/queries/sync-state.ts';
import {
  countTripMandates,
  findTrip,
  listAppointments,
  listTrips,
  type Trip as TripRow,
} from '../../vault/queries/trips.ts';
import type { Desk, Refused } from '../desk.ts';

const toTrip = (row: TripRow): Trip => ({
  tripId: row.tripId as TripId,
  name: row.name,
  fromDay: row.fromDay,
  untilDay: row.untilDay,
  places: row.places,
  state: row.state,
  goneAt: row.goneAt,
  people: row.people,
  here: row.here,
  isTaken: row.takenAt !== null,
});

/** The trips of the centre that are not over, the next one first. */
export const listAllTrips = ({ vault, serverClock }: Desk): Output<'trip/list'> => ({
  trips: listTrips(vault.read, serverClock.now().toISOString()).map(toTrip),
});

/** A trip with what it takes along, and whether the unit may leave. */
export const readTrip = (
  { vault, serverClock, leaseUntil, pack }: Desk,
  tripId: TripId,
): Result<Output<'trip/get'>, Refused<'trip/not-found'>['problem']> => {
  const db = vault.read;
  const row = findTrip(db, tripId);
  if (row === null) return fail({ code: 'trip/not-found' });
  const trip = toTrip(row);
  const { dataAsOf } = findSyncState(db);
  const checks = checkReadiness({
    trip: { ...trip, endsAt: endOfDay(trip.untilDay, pack.timeZone) },
    dataAsOf,
    leaseUntil: findLease(db)?.notAfter ?? leaseUntil.toISOString(),
    listsAsOf: findOldestListMoment(db),
    now: serverClock.now(),
  });
  return ok({
    trip,
    takenAt: row.takenAt,
    takenBy: row.takenBy === null ? null : nameOfStaff(db, row.takenBy),
    mandates: countTripMandates(db, tripId),
    dataAsOf,
    appointments: listAppointments(db, tripId).map(({ personId, ...appointment }) => ({
      ...appointment,
      personId: personId as PersonId,
    })),
    checks,
    isReady: trip.isTaken && checks.every(({ state }) => state === 'ok'),
  });
};
