import { z } from 'zod';
import { CitizenContact } from './citizen-contact.ts';
import { ReviewReason } from './review.ts';
import { Instant, PersonId, ReviewId, ServiceId } from './values.ts';

/** A citizen to be asked about work in review, because a supervisor wished it before deciding. */
export const ContactTask = z
  .object({
    /** Of the review that waits for it; there is one task for each at most. */
    reviewId: ReviewId,
    subject: z.object({ personId: PersonId, name: z.string() }).readonly(),
    serviceId: ServiceId.nullable(),
    /** Of the receipt the citizen holds. */
    reference: z.string().nullable(),
    /** Why the work is in review at all. */
    reason: ReviewReason,
    /** By whom it was decided, and in whose words what is to be asked. */
    wishedBy: z.string(),
    wish: z.string(),
    wishedAt: Instant,
    /** The wish was made at this machine, and is not yet with central. */
    isWaiting: z.boolean(),
    /** Earlier tries, the oldest first. */
    tries: z.array(CitizenContact).readonly(),
  })
  .readonly();
export type ContactTask = z.infer<typeof ContactTask>;
