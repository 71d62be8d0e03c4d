import { z } from 'zod';
import {
  Channel,
  Day,
  Instant,
  InteractionId,
  MandateId,
  PersonId,
  Power,
  Provenance,
  ServiceId,
} from './values.ts';

/** One line of a mandate's scope: this power for this service. There is no "everything". */
export const MandateScope = z.object({ serviceId: ServiceId, power: Power }).readonly();
export type MandateScope = z.infer<typeof MandateScope>;

export const Grantee = z
  .object({
    kind: z.enum(['person', 'organisation', 'office']),
    /** Null for a grantee that no register knows. */
    partyId: z.string().max(64).nullable(),
    name: z.string().min(1).max(200),
  })
  .readonly();
export type Grantee = z.infer<typeof Grantee>;

/** How a mandate was given (domain.md, rule 9); `register` for those that came from elsewhere. */
export const GivenBy = z.enum([
  'signature-on-screen',
  'code',
  'phone-read-back',
  'paper',
  'request-letter',
  'register',
]);
export type GivenBy = z.infer<typeof GivenBy>;

/** Why a mandate ended before its last day. */
export const EndReason = z.enum([
  'withdrawn-by-grantor',
  'renounced-by-grantee',
  'superseded',
  'by-register',
]);
export type EndReason = z.infer<typeof EndReason>;

/**
 * What this machine knows of the signed credential. `verified`: signature by a known issuer and not revoked by the newest list;
 * `made-here`: not registered yet; `none`: a register entry that came without one.
 */
export const CredentialState = z
  .object({
    state: z.enum(['verified', 'made-here', 'invalid', 'issuer-unknown', 'none']),
    /** SHA-256 (base64url) of the credential's bytes. */
    hash: z.string().nullable(),
    /** When the newest status list held here was issued. */
    listAsOf: Instant.nullable(),
  })
  .readonly();
export type CredentialState = z.infer<typeof CredentialState>;

export const Mandate = z
  .object({
    mandateId: MandateId,
    /** Key of a mandate kind of the pack: `personal`, `future`, `narrow`... */
    kind: z.string(),
    grantor: z.object({ personId: PersonId, name: z.string() }).readonly(),
    grantee: Grantee,
    /** Further attorneys; empty for most. */
    otherGrantees: z.array(Grantee).readonly(),
    /** With several attorneys: each alone, or only all together. */
    decide: z.enum(['alone', 'jointly']),
    scope: z.array(MandateScope).readonly(),
    /** Empty where every channel will do. */
    channels: z.array(Channel).readonly(),
    /** In the grantor's words; empty where there is none. */
    restrictions: z.string(),
    maySubDelegate: z.boolean(),
    /** The one contact for which it holds, or null. */
    interactionId: InteractionId.nullable(),
    madeOn: Day,
    validFrom: Day,
    /** Last day on which it holds; null where it holds until withdrawn. */
    validUntil: Day.nullable(),
    givenBy: GivenBy,
    /** As of now and of what is known here. */
    status: z.enum(['live', 'not-yet', 'expired', 'revoked']),
    revokedOn: Day.nullable(),
    endReason: EndReason.nullable(),
    credential: CredentialState,
    provenance: Provenance,
  })
  .readonly();
export type Mandate = z.infer<typeof Mandate>;
