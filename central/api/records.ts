import { z } from 'zod';
import { BusinessRoleRecord, CourtOrderRecord } from './legal-records.ts';

/**
 * The facts of the synthetic registers as they travel: what the population generates, central keeps and a workstation caches.
 * Ids are opaque text, days `YYYY-MM-DD`, money in the smallest unit. Unknown fields are kept by nobody and break nobody.
 */
const Day = z.iso.date();
const Instant = z.iso.datetime();

export const AddressRecord = z.object({
  street: z.string(),
  houseNumber: z.string(),
  floorAndDoor: z.string(),
  postcode: z.string(),
  town: z.string(),
  /** Danish municipality code, four digits; empty abroad. */
  municipality: z.string(),
  country: z.string(),
  careOf: z.string(),
  movedInOn: Day.nullable(),
});
export type AddressRecord = z.infer<typeof AddressRecord>;

export const RelatedRecord = z.object({
  personId: z.string(),
  name: z.string(),
  birthDate: Day.nullable(),
  /** What the other person is to the subject. */
  relation: z.enum([
    'spouse',
    'child',
    'parent',
    'custody-child',
    'custody-holder',
    'guardian',
    'ward',
    'sibling',
    'lives-with',
  ]),
  /** From when, and the last day on which, it holds; null where it has no such day. */
  from: Day.nullable().default(null),
  until: Day.nullable().default(null),
  /** What a guardian decides (vaergemaalsloven § 5); null for every other relation. */
  matters: z.enum(['all', 'personal', 'economic']).nullable().default(null),
});
export type RelatedRecord = z.infer<typeof RelatedRecord>;

export const BenefitRecord = z.object({
  benefitId: z.string(),
  /** `state-pension`, `housing-benefit`, `child-benefit`, `unemployment-benefit`, `student-grant`. */
  kind: z.string(),
  monthlyAmountMinor: z.number().int(),
  currency: z.string(),
  status: z.enum(['paid', 'paused', 'ended', 'applied']),
  nextPaymentOn: Day.nullable(),
});

export const PersonRecord = z.object({
  personId: z.string(),
  /** Grows by one with each change of this person; `baseVersion` of an envelope refers to it. */
  version: z.number().int(),
  givenNames: z.string(),
  /** Empty for people with one name only. */
  surname: z.string(),
  formerNames: z.array(z.string()),
  birthDate: Day.nullable(),
  /** Ten digits without the dash, or null. */
  nationalNumber: z.string().nullable(),
  civilStatus: z.enum(['alive', 'deceased', 'emigrated']),
  hasShieldedAddress: z.boolean(),
  address: AddressRecord.nullable(),
  contacts: z.array(
    z.object({ kind: z.enum(['phone', 'email']), value: z.string(), isVerified: z.boolean(), asOf: Instant }),
  ),
  language: z.string(),
  letters: z.enum(['digital', 'print']),
  /** People registered at the same address, the subject left out. */
  household: z.array(RelatedRecord),
  relations: z.array(RelatedRecord),
  courtOrders: z.array(CourtOrderRecord).default([]),
  businessRoles: z.array(BusinessRoleRecord).default([]),
  account: z
    .object({
      registrationNumber: z.string(),
      accountNumber: z.string(),
      bankName: z.string(),
      country: z.string(),
      asOf: Instant,
    })
    .nullable(),
  benefits: z.array(BenefitRecord),
  /** When each register last confirmed its part. */
  asOf: z.object({ cpr: Instant, benefits: Instant }),
});
export type PersonRecord = z.infer<typeof PersonRecord>;

export const MandateRecord = z.object({
  mandateId: z.string(),
  version: z.number().int(),
  kind: z.string(),
  grantorId: z.string(),
  grantorName: z.string(),
  granteeKind: z.enum(['person', 'organisation', 'office']),
  granteeId: z.string().nullable(),
  granteeName: z.string(),
  otherGrantees: z
    .array(
      z.object({
        kind: z.enum(['person', 'organisation', 'office']),
        partyId: z.string().nullable(),
        name: z.string(),
      }),
    )
    .default([]),
  decide: z.enum(['alone', 'jointly']).default('alone'),
  /** Empty where every channel will do. */
  channels: z.array(z.string()).default([]),
  restrictions: z.string().default(''),
  maySubDelegate: z.boolean().default(false),
  /** The one contact for which it holds, or null. */
  interactionId: z.string().nullable().default(null),
  givenBy: z
    .enum(['signature-on-screen', 'code', 'phone-read-back', 'paper', 'request-letter', 'register'])
    .default('register'),
  wording: z
    .object({ wordingId: z.string(), version: z.string(), hash: z.string(), language: z.string() })
    .nullable()
    .default(null),
  /** The office that keeps it, or null. */
  office: z.string().nullable().default(null),
  endReason: z
    .enum(['withdrawn-by-grantor', 'renounced-by-grantee', 'superseded', 'by-register'])
    .nullable()
    .default(null),
  /** The moment of `revokedOn`; RFC 3339. */
  revokedAt: Instant.nullable().default(null),
  /** The signed credential (mandate-credential.ts), or null where the register has issued none. */
  credential: z.string().nullable().default(null),
  scope: z.array(
    z.object({ serviceId: z.string(), power: z.enum(['see', 'act', 'receive-letters', 'receive-money']) }),
  ),
  madeOn: Day,
  validFrom: Day,
  validUntil: Day.nullable(),
  revokedOn: Day.nullable(),
  asOf: Instant,
});
export type MandateRecord = z.infer<typeof MandateRecord>;

/** One line of a person's history: letters, payments, decisions, moves, earlier contacts. */
export const EventRecord = z.object({
  eventId: z.string(),
  personId: z.string(),
  at: Instant,
  kind: z.string(),
  params: z.record(z.string(), z.string()),
  source: z.string(),
});
export type EventRecord = z.infer<typeof EventRecord>;

/** That central judged as of another moment than the one that the machine's clock had said. */
export const ClockNote = z.object({
  judgedAsOf: Instant,
  /** What the machine's clock was behind by, in milliseconds; below zero where it was ahead. */
  behindMs: z.number().int(),
});
export type ClockNote = z.infer<typeof ClockNote>;

/** An act as central knows it: the third sign, `effective`, comes from here. */
export const ActRecord = z.object({
  envelopeId: z.string(),
  personId: z.string(),
  serviceId: z.string(),
  reference: z.string(),
  state: z.enum(['received', 'effective', 'in-review', 'undone']),
  changedAt: Instant,
  /** Whom central has told of the change, each by itself (tell us once). */
  receivers: z
    .array(z.object({ receiverId: z.string(), state: z.enum(['waiting', 'told', 'failed']), at: Instant }))
    .default([]),
  clockNote: ClockNote.nullable().default(null),
});
export type ActRecord = z.infer<typeof ActRecord>;
