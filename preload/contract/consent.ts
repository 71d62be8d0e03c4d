import { z } from 'zod';
import { ConsentId, Day, Instant, PersonId } from './values.ts';

/**
 * Leave to share or fetch data: what, with whom, why, until when, in which wording, how it was given (domain.md: consent). Where a law
 * is the basis there is nothing to consent to, and the law is shown.
 */

/** How a citizen gave it. */
export const ConsentWay = z.enum(['said-at-desk', 'said-on-phone', 'signed']);
export type ConsentWay = z.infer<typeof ConsentWay>;

/** Who may be told, by the pack. Texts: `pack:receiver.<id>.name` and `.tells`. */
export const Receiver = z
  .object({
    receiverId: z.string(),
    basis: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('law'), law: z.string() }),
      z.object({
        kind: z.literal('consent'),
        /** What it is told, and why: ids with texts in the pack. */
        dataIds: z.array(z.string()).readonly(),
        purposeId: z.string(),
        wordingVersion: z.string(),
        /** A consent that holds today already, or null: it is not asked for again. */
        consentId: ConsentId.nullable(),
      }),
    ]),
  })
  .readonly();
export type Receiver = z.infer<typeof Receiver>;

export const Consent = z
  .object({
    consentId: ConsentId,
    personId: PersonId,
    dataIds: z.array(z.string()).readonly(),
    receiverId: z.string(),
    purposeId: z.string(),
    /** Last day on which it holds, or null. */
    validUntil: Day.nullable(),
    wordingVersion: z.string(),
    /** A `ConsentWay` of a desk, or how another channel put it. */
    givenBy: z.string(),
    givenAt: Instant,
    withdrawnAt: Instant.nullable(),
    /** `refused`: given here, and central did not take it. */
    status: z.enum(['live', 'expired', 'withdrawn', 'refused']),
    /** Made here and not yet with central. */
    isWaiting: z.boolean(),
  })
  .readonly();
export type Consent = z.infer<typeof Consent>;
