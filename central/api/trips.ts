import { z } from 'zod';

const Instant = z.iso.datetime();

/** A mobile unit's journey, for the machines of its centre. */
export const TripRecord = z.object({
  tripId: z.string(),
  /** Grows with each change. */
  version: z.number().int().positive(),
  name: z.string(),
  fromDay: z.iso.date(),
  untilDay: z.iso.date(),
  /** Where it goes, in the words of who planned it. */
  places: z.array(z.string()),
  state: z.enum(['planned', 'cancelled']),
  /** From then on no machine holds its citizens because of it. */
  goneAt: Instant,
  /** How many citizens it takes along. */
  people: z.number().int().nonnegative(),
  /** Who expects the unit, when and where; only for a machine that takes the trip along. */
  appointments: z.array(z.object({ personId: z.string(), at: Instant, place: z.string() })),
});
export type TripRecord = z.infer<typeof TripRecord>;

/**
 * Why a device holds a person besides their living in its centre's area: told with the person, and new whenever it changes. `until` null:
 * they live there, and stay as long as they do.
 */
export const Held = z.object({ until: Instant.nullable(), tripIds: z.array(z.string()) });
export type Held = z.infer<typeof Held>;

/**
 * What a device needs to follow besides its centre, as a whole: what is not named any more is followed no longer. `work`: people with an
 * open interaction or unsent work there. Look-ups are not named: they end by themselves.
 */
export const SubscriptionsRequest = z.object({
  work: z.array(z.string().min(1).max(64)).max(500),
  trips: z.array(z.string().min(1).max(64)).max(50),
});
export type SubscriptionsRequest = z.infer<typeof SubscriptionsRequest>;

/** What of it central follows; a person whom the device never held lawfully is not among them, nor another centre's trip. */
export const SubscriptionsAnswer = z.object({
  work: z.array(z.string()),
  trips: z.array(z.string()),
  /** Work is followed until then; whoever still has it says so again before. */
  until: Instant,
});
export type SubscriptionsAnswer = z.infer<typeof SubscriptionsAnswer>;
