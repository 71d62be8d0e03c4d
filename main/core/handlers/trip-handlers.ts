import { ok } from '../../../preload/contract/result.ts';
import type { tripCalls } from '../../../preload/contract/trip-calls.ts';
import { listAllTrips, readTrip } from '../../usecases/trips/list-trips.ts';
import { leaveTripBehind, takeTripAlong } from '../../usecases/trips/take-along.ts';
import type { Handlers } from '../handler.ts';

export const tripHandlers = {
  'trip/list': ({ desk }) => ok(listAllTrips(desk)),
  'trip/get': ({ desk }, { tripId }) => readTrip(desk, tripId),
  'trip/take-along': ({ desk }, { tripId }) => takeTripAlong(desk, tripId),
  'trip/leave-behind': ({ desk }, { tripId }) => leaveTripBehind(desk, tripId),
} satisfies Pick<Handlers, keyof typeof tripCalls>;
