import { z } from 'zod';
import {
  ActId,
  AssuranceLevel,
  Channel,
  Day,
  Instant,
  InteractionId,
  LegalState,
  PersonId,
  ServiceId,
} from './values.ts';

/** What can be done at all: inform (no personal data), assist (the citizen acts), represent (somebody acts for the citizen). */
export const Mode = z.enum(['informing', 'assisting', 'representing']);
export type Mode = z.infer<typeof Mode>;

/** Why a file is opened, and the law that allows it; ids of the pack. */
export const Purpose = z.object({ purposeId: z.string(), legalBasisId: z.string() }).readonly();
export type Purpose = z.infer<typeof Purpose>;

export const ClaimedRelation = z.enum([
  'child',
  'parent',
  'spouse',
  'sibling',
  'guardian',
  'professional',
  'other',
]);
export type ClaimedRelation = z.infer<typeof ClaimedRelation>;

/** Who is in contact (domain.md: party). */
export const Party = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('subject') }).readonly(),
  z
    .object({
      kind: z.literal('representative'),
      /** Null for somebody whom no register knows. */
      personId: PersonId.nullable(),
      name: z.string().min(1).max(200),
      claimedRelation: ClaimedRelation,
      /** The organisation somebody speaks for: a lawyer's firm, an accountant, an association. */
      organisation: z
        .object({ organisationId: z.string().nullable(), name: z.string().min(1).max(200) })
        .readonly()
        .nullable()
        .default(null),
    })
    .readonly(),
  /** Nobody is there: this office acts for the citizen, on a mandate that was given to it (rule 9). */
  z.object({ kind: z.literal('office') }).readonly(),
  z.object({ kind: z.literal('helper'), name: z.string().min(1).max(200) }).readonly(),
]);
export type Party = z.infer<typeof Party>;

export const IdentityProof = z
  .object({
    proofId: z.string(),
    /** Id of a method of the pack: `original-document`, `callback-registered-number`... */
    method: z.string(),
    documentKind: z.string().nullable(),
    /** Last four characters; the rest stays in the vault. */
    documentNumberEnd: z.string().nullable(),
    issuingCountry: z.string().nullable(),
    expiresOn: Day.nullable(),
    level: AssuranceLevel,
    checkedBy: z.string(),
    checkedAt: Instant,
    /** Why the level is lower than the method could give. Text: `identity.json`, `shortfall.<code>`. */
    shortfall: z
      .enum([
        'document-expired',
        'document-not-accepted',
        'too-old',
        'check-digit-wrong',
        'birth-date-differs',
        'name-differs',
        'other-person',
        'nothing-proven',
      ])
      .nullable(),
    /** After which it no longer counts, whatever a service allows; null where the service alone says. */
    countsUntil: Instant.nullable().default(null),
    /** Several documents that together reached a number of points; empty for every other method. */
    pieces: z
      .array(
        z
          .object({
            documentKind: z.string(),
            issuingCountry: z.string(),
            numberEnd: z.string(),
            points: z.number().int(),
          })
          .readonly(),
      )
      .readonly()
      .default([]),
    /** The colleague who signed beside `checkedBy`; null for every method but vouching. */
    secondedBy: z.string().nullable().default(null),
  })
  .readonly();
export type IdentityProof = z.infer<typeof IdentityProof>;

export const ActSummary = z
  .object({
    actId: ActId,
    serviceId: ServiceId,
    state: z.enum(['draft', 'completed']),
    legalState: LegalState.nullable(),
    reference: z.string().nullable(),
    changedAt: Instant,
  })
  .readonly();
export type ActSummary = z.infer<typeof ActSummary>;

export const Interaction = z
  .object({
    interactionId: InteractionId,
    subject: z
      .object({
        personId: PersonId,
        name: z.string(),
        birthDate: Day.nullable(),
        ageYears: z.number().int().nullable(),
        nationalNumber: z.string().nullable(),
      })
      .readonly(),
    channel: Channel,
    mode: Mode,
    state: z.enum(['open', 'completed', 'abandoned']),
    purpose: Purpose,
    startedAt: Instant,
    completedAt: Instant.nullable(),
    party: Party.nullable(),
    /** The emergency ground that was claimed, with its reason (rule 12). */
    emergency: z.object({ reason: z.string(), secondStaffId: z.string().nullable() }).readonly().nullable(),
    /** Co-attorneys and the other custody holder, each identified by a document of their own. */
    alsoPresent: z
      .array(z.object({ personId: PersonId, name: z.string(), level: AssuranceLevel }).readonly())
      .readonly(),
    /** Proofs about the party of this interaction, newest first. */
    proofs: z.array(IdentityProof).readonly(),
    /** The best level that any proof still gives. */
    level: AssuranceLevel,
    acts: z.array(ActSummary).readonly(),
  })
  .readonly();
export type Interaction = z.infer<typeof Interaction>;

/** A tab of the frame: one for each citizen being served. */
export const OpenInteraction = z
  .object({
    interactionId: InteractionId,
    personId: PersonId,
    name: z.string(),
    mode: Mode,
    startedAt: Instant,
    hasDraft: z.boolean(),
  })
  .readonly();
export type OpenInteraction = z.infer<typeof OpenInteraction>;
