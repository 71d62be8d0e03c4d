import { z } from 'zod';

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

/** An act as central knows it: the third sign, `effective`, comes from here. */
export const ActRecord = z.object({
  envelopeId: z.string(),
  personId: z.string(),
  serviceId: z.string(),
  reference: z.string(),
  state: z.enum(['received', 'effective', 'in-review']),
  changedAt: Instant,
});
export type ActRecord = z.infer<typeof ActRecord>;
