import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { TripId } from '../../../preload/contract/trip.ts';
import { findTrip, setTaken } from '../../vault/queries/trips.ts';
import { audit } from '../audit.ts';
import type { Desk, Refused } from '../desk.ts';

type Done = Record<never, never>;

/** The page asks again, and central hears of it before the next pull. */
const tell = ({ announce, traffic }: Desk): void => {
  announce({ event: 'person/changed', data: { personId: null } });
  traffic.sendNow();
};

/** Writes down that this machine goes on the trip; with a network its citizens come at once, without one as soon as there is one. */
export const takeTripAlong = (
  desk: Desk,
  tripId: TripId,
): Result<Done, Refused<'trip/not-found' | 'trip/cancelled'>['problem']> => {
  const trip = findTrip(desk.vault.read, tripId);
  const now = desk.serverClock.now().toISOString();
  if (trip === null || trip.goneAt <= now) return fail({ code: 'trip/not-found' });
  if (trip.state === 'cancelled') return fail({ code: 'trip/cancelled' });
  if (trip.takenAt !== null) return ok({});
  desk.vault.transact((db) => {
    setTaken(db, tripId, { at: now, staffId: desk.staff.staffId });
    audit(desk, db, { action: 'trip/taken-along', subjectId: null, details: { tripId } });
  });
  tell(desk);
  return ok({});
};

export const leaveTripBehind = (
  desk: Desk,
  tripId: TripId,
): Result<Done, Refused<'trip/not-found'>['problem']> => {
  const trip = findTrip(desk.vault.read, tripId);
  if (trip === null) return fail({ code: 'trip/not-found' });
  if (trip.takenAt === null) return ok({});
  desk.vault.transact((db) => {
    setTaken(db, tripId, null);
    audit(desk, db, { action: 'trip/left-behind', subjectId: null, details: { tripId } });
  });
  tell(desk);
  return ok({});
};
