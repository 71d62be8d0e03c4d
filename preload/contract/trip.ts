import { z } from 'zod';
import { Instant, PersonId } from './values.ts';

export const TripId = z.string().min(1).max(64).brand('TripId');
export type TripId = z.infer<typeof TripId>;

/** A mobile unit's journey, as its centre's machines know it. */
export const Trip = z
  .object({
    tripId: TripId,
    name: z.string(),
    fromDay: z.iso.date(),
    untilDay: z.iso.date(),
    places: z.array(z.string()).readonly(),
    state: z.enum(['planned', 'cancelled']),
    /** Whoever is here only for this trip is forgotten then, also without a network. */
    goneAt: Instant,
    /** How many citizens it takes along, and how many of them are at this machine. */
    people: z.number().int(),
    here: z.number().int(),
    isTaken: z.boolean(),
  })
  .readonly();
export type Trip = z.infer<typeof Trip>;

/** What must hold before a unit leaves; each has a text, `check.<what>.<state>` in `trips.json`. */
export const checkNames = ['people', 'data', 'lease', 'lists'] as const;
export const TripCheck = z
  .object({
    what: z.enum(checkNames),
    state: z.enum(['ok', 'filling', 'too-old', 'too-short', 'missing']),
    /** What the check looked at, where it is a moment. */
    at: Instant.nullable(),
  })
  .readonly();
export type TripCheck = z.infer<typeof TripCheck>;

export const TripDetail = z
  .object({
    trip: Trip,
    takenAt: Instant.nullable(),
    takenBy: z.string().nullable(),
    mandates: z.number().int(),
    /** Central's clock when what is here last equalled it. */
    dataAsOf: Instant.nullable(),
    /** Of a trip that is taken along. */
    appointments: z
      .array(
        z
          .object({ personId: PersonId, name: z.string().nullable(), at: Instant, place: z.string() })
          .readonly(),
      )
      .readonly(),
    checks: z.array(TripCheck).readonly(),
    isReady: z.boolean(),
  })
  .readonly();
export type TripDetail = z.infer<typeof TripDetail>;
