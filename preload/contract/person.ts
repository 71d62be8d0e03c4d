import { z } from 'zod';
import { Mandate } from './mandate.ts';
import { Day, fact, Instant, LegalState, PersonId, Provenance, TextParams } from './values.ts';

/** One line of a search answer: just enough to tell people apart, nothing that needs a purpose. */
export const PersonMatch = z
  .object({
    personId: PersonId,
    name: z.string(),
    birthDate: Day.nullable(),
    /** Null where unknown or shielded. */
    town: z.string().nullable(),
    matchedOn: z.enum(['name', 'former-name', 'national-number', 'phone', 'birth-date']),
    /** False where the spelling had to be guessed. */
    isExact: z.boolean(),
    markers: z
      .array(
        z.enum(['no-number', 'shielded', 'deceased', 'same-name-and-birth-date', 'emigrated', 'not-for-you']),
      )
      .readonly(),
  })
  .readonly();
export type PersonMatch = z.infer<typeof PersonMatch>;

export const Address = z
  .object({
    street: z.string(),
    houseNumber: z.string(),
    /** Floor and door, as written on letters: `2. tv`. Empty for a house. */
    floorAndDoor: z.string(),
    postcode: z.string(),
    town: z.string(),
    /** ISO 3166-1 alpha-2. */
    country: z.string(),
    careOf: z.string(),
  })
  .readonly();
export type Address = z.infer<typeof Address>;

export const ContactPoint = z
  .object({
    kind: z.enum(['phone', 'email']),
    value: z.string(),
    isVerified: z.boolean(),
    provenance: Provenance,
  })
  .readonly();
export type ContactPoint = z.infer<typeof ContactPoint>;

export const RelationKind = z.enum([
  'spouse',
  'child',
  'parent',
  'custody-child',
  'custody-holder',
  'guardian',
  'ward',
  'sibling',
  'lives-with',
]);
export type RelationKind = z.infer<typeof RelationKind>;

/** What a guardian or a court's representative decides (værgemålsloven § 5). */
export const LegalMatters = z.enum(['all', 'personal', 'economic']);

/**
 * `relation` says what the other person is to the subject: `child` means "her child". From when, and the last day on which, it holds;
 * null where it has no such day. `matters` is null but for guardianship.
 */
export const RelatedPerson = z
  .object({
    personId: PersonId,
    name: z.string(),
    birthDate: Day.nullable(),
    relation: RelationKind,
    from: Day.nullable(),
    until: Day.nullable(),
    matters: LegalMatters.nullable(),
    provenance: Provenance,
  })
  .readonly();
export type RelatedPerson = z.infer<typeof RelatedPerson>;

/** What a court has decided about the person. `representation` gives the other a power; the others take one away or keep the two apart. */
export const CourtOrder = z
  .object({
    orderId: z.string(),
    kind: z.enum(['representation', 'no-contact', 'custody-removed']),
    personId: PersonId,
    personName: z.string(),
    matters: LegalMatters,
    court: z.string(),
    madeOn: Day,
    validUntil: Day.nullable(),
    provenance: Provenance,
  })
  .readonly();
export type CourtOrder = z.infer<typeof CourtOrder>;

/** What the person is in an organisation. */
export const BusinessRole = z
  .object({
    organisationId: z.string(),
    organisationName: z.string(),
    role: z.enum(['owner', 'director', 'employee', 'external-accountant', 'lawyer']),
    from: Day,
    until: Day.nullable(),
    provenance: Provenance,
  })
  .readonly();
export type BusinessRole = z.infer<typeof BusinessRole>;

export const PaymentAccount = z
  .object({
    /** Only the last four characters; the whole number never reaches the page. */
    lastFour: z.string(),
    bankName: z.string(),
    country: z.string(),
  })
  .readonly();

export const Benefit = z
  .object({
    benefitId: z.string(),
    /** Key of a text in the pack: `benefit.<kind>`. */
    kind: z.string(),
    /** Smallest unit of the currency (øre) each month. */
    monthlyAmountMinor: z.number().int(),
    currency: z.string(),
    status: z.enum(['paid', 'paused', 'ended', 'applied']),
    nextPaymentOn: Day.nullable(),
    provenance: Provenance,
  })
  .readonly();
export type Benefit = z.infer<typeof Benefit>;

export const TimelineEntry = z
  .object({
    entryId: z.string(),
    at: Instant,
    /** Key of a text in the pack or in `person.json`: `timeline.<kind>`. */
    kind: z.string(),
    params: TextParams,
    /** Set for work done at this or another desk. */
    legalState: LegalState.nullable(),
    /** By whom, when and why it was taken back; null for whatever was not. */
    withdrawn: z
      .object({ staffName: z.string(), reason: z.string(), at: Instant })
      .readonly()
      .nullable()
      .default(null),
    provenance: Provenance,
  })
  .readonly();
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const PersonAlert = z.enum(['kept-apart', 'parents-apart', 'has-guardian', 'represented-by-order']);
export type PersonAlert = z.infer<typeof PersonAlert>;

export const PersonFile = z
  .object({
    personId: PersonId,
    name: fact(z.object({ given: z.string(), surname: z.string(), display: z.string() }).readonly()),
    formerNames: z.array(z.string()).readonly(),
    birthDate: fact(Day.nullable()),
    /** Whole years today, by the clock of the core. */
    ageYears: z.number().int().nullable(),
    nationalNumber: fact(z.string().nullable()),
    civilStatus: z.enum(['alive', 'deceased', 'emigrated']),
    hasShieldedAddress: z.boolean(),
    /** What has to be known before the first word is said: what of relations and orders is in force today, by the clock of the core. */
    alerts: z.array(PersonAlert).readonly(),
    /** Null where there is none, or where it is shielded. */
    address: fact(Address).nullable(),
    /** Empty where the address is shielded, as the household is. */
    contacts: z.array(ContactPoint).readonly(),
    /** BCP 47 tag of the language the person prefers. */
    language: z.string(),
    letters: fact(z.enum(['digital', 'print'])),
    household: z.array(RelatedPerson).readonly(),
    relations: z.array(RelatedPerson).readonly(),
    courtOrders: z.array(CourtOrder).readonly(),
    businessRoles: z.array(BusinessRole).readonly(),
    account: fact(PaymentAccount).nullable(),
    benefits: z.array(Benefit).readonly(),
    mandatesGiven: z.array(Mandate).readonly(),
    mandatesHeld: z.array(Mandate).readonly(),
    timeline: z.array(TimelineEntry).readonly(),
  })
  .readonly();
export type PersonFile = z.infer<typeof PersonFile>;
