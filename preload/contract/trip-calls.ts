import { z } from 'zod';
import { command, nothing, query } from './define-call.ts';
import { Trip, TripDetail, TripId } from './trip.ts';

const whichTrip = z.strictObject({ tripId: TripId });

/** Journeys of the mobile unit: what a machine takes along, and whether it is ready to leave the network. */
export const tripCalls = {
  'trip/list': query({
    input: nothing,
    output: z.object({ trips: z.array(Trip).readonly() }),
    problems: [],
  }),
  'trip/get': query({ input: whichTrip, output: TripDetail, problems: ['trip/not-found'] }),
  /** Its citizens come with the next pulls, as long as there is a network. */
  'trip/take-along': command({
    input: whichTrip,
    output: z.object({}),
    problems: ['trip/not-found', 'trip/cancelled'],
  }),
  /** Its citizens go as soon as central has heard of it, and with the end of the trip in any case. */
  'trip/leave-behind': command({ input: whichTrip, output: z.object({}), problems: ['trip/not-found'] }),
} as const;
