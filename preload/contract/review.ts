import { z } from 'zod';
import { ClockNote } from './clock-note.ts';
import { Ground } from './authority.ts';
import { Mandate } from './mandate.ts';
import { CitizenContact } from './citizen-contact.ts';
import { FieldValues } from './service.ts';
import { AssuranceLevel, Instant, PersonId, ReviewId, ServiceId, StaffId } from './values.ts';

/** Work that central did not let take effect by itself: a supervisor decides, and nothing is dropped or applied silently. */

export const ReviewReason = z.enum([
  'authority/revoked',
  'authority/insufficient',
  'emergency',
  'four-eyes',
  'handed-over',
  'account/unknown',
  'account/overtaken',
  'account/unanswered',
]);
export type ReviewReason = z.infer<typeof ReviewReason>;

export const ReviewState = z.enum(['open', 'waiting-for-second', 'accepted', 'undone', 'citizen-contacted']);
export type ReviewState = z.infer<typeof ReviewState>;

/** `confirm` and `reject` are the second pair of eyes, where the service asks for one. */
export const ReviewChoice = z.enum(['accept-good-faith', 'undo', 'contact-citizen', 'confirm', 'reject']);
export type ReviewChoice = z.infer<typeof ReviewChoice>;

/**
 * What a review came to: what a supervisor chose; or nothing is left to decide, since the work was taken back, or another piece of its line
 * stands in its place, whose reference is then the reason. Text: `review:choice.<decision>.done`.
 */
export const DecisionMade = z.enum([...ReviewChoice.options, 'withdrawn', 'replaced']);

export const MadeDecision = z
  .object({
    staffId: StaffId,
    staffName: z.string(),
    decision: DecisionMade,
    reason: z.string(),
    at: Instant,
    /** Made at this machine, and not yet with central. */
    isWaiting: z.boolean(),
  })
  .readonly();
export type MadeDecision = z.infer<typeof MadeDecision>;

export const Review = z
  .object({
    reviewId: ReviewId,
    subject: z.object({ personId: PersonId, name: z.string() }).readonly(),
    serviceId: ServiceId.nullable(),
    /** Of the receipt the citizen holds. */
    reference: z.string().nullable(),
    reason: ReviewReason,
    /** Null for a ground that this build does not know. */
    ground: Ground.nullable(),
    partyName: z.string(),
    staffName: z.string(),
    /** When the desk did it, and when central put it into review. */
    decidedAt: Instant,
    openedAt: Instant,
    clockNote: ClockNote.nullable(),
    /** In whose words it was handed over; null where nobody did. */
    handedOver: z.object({ staffName: z.string(), words: z.string(), at: Instant }).readonly().nullable(),
    needsFourEyes: z.boolean(),
    state: ReviewState,
    decisions: z.array(MadeDecision).readonly(),
    /** What this supervisor may do now; empty where they may not, or where their own decision is on its way. */
    choices: z.array(ReviewChoice).readonly(),
    /** Why there is nothing to choose, or null. */
    notNow: z.enum(['own-work', 'own-file', 'own-decision', 'on-its-way', 'decided']).nullable(),
  })
  .readonly();
export type Review = z.infer<typeof Review>;

/** What a supervisor has chosen and written so far, before they decide. */
export const ReviewDraft = z
  .object({ choice: ReviewChoice.nullable(), reason: z.string().max(1000) })
  .readonly();
export type ReviewDraft = z.infer<typeof ReviewDraft>;

/** What the desk knew then, and what is known of it here now, side by side. */
export const ReviewDetail = z
  .object({
    review: Review,
    /** Of whoever reads it; null where they have written nothing. */
    draft: ReviewDraft.nullable(),
    /** What came of asking the citizen, the oldest first. */
    contacts: z.array(CitizenContact).readonly(),
    /** Null where the work was no act. */
    knownThen: z
      .object({
        level: AssuranceLevel,
        identityMethod: z.string().nullable(),
        /** As of when the ground was known to stand. */
        freshAsOf: Instant.nullable(),
        isProvisional: z.boolean(),
        values: FieldValues,
      })
      .readonly()
      .nullable(),
    knownNow: z
      .object({
        /** The mandate that was used, as it is now; null where there was none, or where it is not known here. */
        mandate: Mandate.nullable(),
        asOf: Instant.nullable(),
      })
      .readonly(),
  })
  .readonly();
export type ReviewDetail = z.infer<typeof ReviewDetail>;
