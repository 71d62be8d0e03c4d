import { z } from 'zod';
import { Instant } from './values.ts';

/** `not-reached` leaves the task open for another try; the other two end it. */
export const ContactOutcome = z.enum(['reached', 'not-reached', 'given-up']);
export type ContactOutcome = z.infer<typeof ContactOutcome>;

/** One time somebody asked the citizen. */
export const CitizenContact = z
  .object({
    staffName: z.string(),
    outcome: ContactOutcome,
    /** What the citizen said, or what was tried. */
    words: z.string(),
    at: Instant,
    /** Written down at this machine, and not yet with central. */
    isWaiting: z.boolean(),
  })
  .readonly();
export type CitizenContact = z.infer<typeof CitizenContact>;
