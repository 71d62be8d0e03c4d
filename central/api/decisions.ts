import { z } from 'zod';
import { ClockNote } from './records.ts';

const Day = z.iso.date();
const Instant = z.iso.datetime();

/** A consent as central keeps it (domain.md: consent). */
export const ConsentRecord = z.object({
  consentId: z.string(),
  personId: z.string(),
  /** What may be done with which data: ids of the pack. */
  dataIds: z.array(z.string()),
  receiverId: z.string(),
  purposeId: z.string(),
  validUntil: Day.nullable(),
  wordingVersion: z.string(),
  givenBy: z.string(),
  givenAt: Instant,
  withdrawnAt: Instant.nullable(),
});
export type ConsentRecord = z.infer<typeof ConsentRecord>;

/** Work that a named person at central's side of the desk must decide (protocol.md, rule 9). */
export const ReviewRecord = z.object({
  reviewId: z.string(),
  personId: z.string(),
  personName: z.string(),
  /** The envelope it is about. */
  envelopeId: z.string(),
  serviceId: z.string().nullable(),
  reference: z.string().nullable(),
  reason: z.enum([
    'authority/revoked',
    'authority/insufficient',
    'emergency',
    'four-eyes',
    'handed-over',
    /** The register of accounts does not have it. */
    'account/unknown',
    /** Another one came into force while it waited for the register. */
    'account/overtaken',
    /** The register has failed at it again and again, for days: whether it has it is not known. */
    'account/unanswered',
  ]),
  detail: z.string(),
  ground: z.string(),
  partyName: z.string(),
  /** Who stood for the citizen, or with them: it is as much their case, and none for themselves or their family to decide. */
  actingPersonIds: z.array(z.string()).default([]),
  staffId: z.string(),
  staffName: z.string(),
  /** Who answered for an emergency with them: it is their own work too. */
  secondStaffId: z.string().nullable().default(null),
  decidedAt: Instant,
  openedAt: Instant,
  needsFourEyes: z.boolean(),
  state: z.enum(['open', 'waiting-for-second', 'accepted', 'undone', 'citizen-contacted']),
  decisions: z.array(
    z.object({
      staffId: z.string(),
      staffName: z.string(),
      decision: z.string(),
      reason: z.string(),
      at: Instant,
    }),
  ),
  /** What the desk knew and was asked to do; null where the work was no act. Values are empty for somebody protected. */
  work: z
    .object({
      mandateId: z.string().nullable(),
      level: z.string(),
      identityMethod: z.string().nullable(),
      freshAsOf: Instant.nullable(),
      isProvisional: z.boolean(),
      values: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()), z.null()])),
    })
    .nullable()
    .default(null),
  /** Null where the machine's clock agreed with ours; `decidedAt` is by ours already. */
  clockNote: ClockNote.nullable().default(null),
  /** In whose words it was handed over; null where nobody did. */
  handedOver: z.object({ staffName: z.string(), words: z.string(), at: Instant }).nullable().default(null),
  /** What came of asking the citizen, in the order it was told. */
  contacts: z
    .array(
      z.object({
        staffId: z.string(),
        staffName: z.string(),
        outcome: z.string(),
        words: z.string(),
        at: Instant,
        /** How many decisions there were then: it answers the last wish to contact the citizen among them. */
        afterDecisions: z.number().int().nonnegative(),
      }),
    )
    .default([]),
});
export type ReviewRecord = z.infer<typeof ReviewRecord>;
