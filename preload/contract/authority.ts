import { z } from 'zod';
import { AssuranceLevel, Day, MandateId, Provenance, TextParams } from './values.ts';

/** The answer of `decideAuthority` (domain.md, Authority). Codes only: the sentences come from `authority.json`. */

export const Ground = z.enum([
  'self',
  'mandate',
  'custody',
  'guardianship',
  'court-order',
  'business-role',
  'staff-mandate',
  'emergency',
]);
export type Ground = z.infer<typeof Ground>;

/** What shows the ground afterwards. */
export const GroundEvidence = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('identity') }),
    z.object({
      kind: z.literal('mandate'),
      mandateId: MandateId,
      madeOn: Day,
      validUntil: Day.nullable(),
      register: z.string(),
      /** SHA-256 (base64url) of the credential that was verified; null while it is registered nowhere yet. */
      credentialHash: z.string().nullable(),
    }),
    z.object({ kind: z.literal('relation'), relation: z.string(), register: z.string() }),
    z.object({
      kind: z.literal('court-order'),
      orderId: z.string(),
      court: z.string(),
      madeOn: Day,
      validUntil: Day.nullable(),
    }),
    z.object({
      kind: z.literal('business-role'),
      organisationId: z.string(),
      organisationName: z.string(),
      role: z.string(),
      register: z.string(),
    }),
    z.object({ kind: z.literal('emergency'), reason: z.string(), secondStaffId: z.string().nullable() }),
  ])
  .readonly();
export type GroundEvidence = z.infer<typeof GroundEvidence>;

export const ObligationCode = z.enum([
  'notify-represented',
  'letter-to-both-custody-holders',
  'four-eyes',
  'reason-in-writing',
  'recheck-at-sync',
  'ask-again-at-counter',
  'ring-back',
  'emergency-review',
  'captured-provisionally',
  /** The mandate is limited in words that no rule reads: params `restriction`. */
  'read-restriction',
]);
export type ObligationCode = z.infer<typeof ObligationCode>;

export const MissingCode = z.enum([
  'party-unknown',
  'identity-missing',
  'level-too-low',
  'identity-too-old',
  'document-expired',
  'no-ground',
  'mandate-lacks-power',
  'mandate-lacks-service',
  'mandate-expired',
  'mandate-revoked',
  'mandate-not-yet',
  'mandate-too-old-offline',
  'informing-only',
  'own-file',
  'related-to-staff',
  'contradicting-grounds',
  'lease-expired',
  'role-not-allowed',
  'channel-not-allowed',
  'subject-deceased',
  'party-deceased',
  'mandate-needs-co-attorney',
  'mandate-channel-excluded',
  'mandate-other-interaction',
  'no-sub-delegation',
  'credential-invalid',
  'credential-issuer-unknown',
  'status-list-too-old',
  'mandate-not-registered-yet',
  'relation-ended',
  'relation-out-of-scope',
  'needs-both-custody-holders',
  'order-ended',
  'order-out-of-scope',
  'order-excludes-party',
  'business-role-ended',
  'business-role-lacks-power',
  'carer-is-no-representative',
  'both-sides',
  'protected-from-party',
  'emergency-reason-missing',
  'emergency-not-for-this',
  'office-not-empowered',
  'represents-while-assisting',
]);
export type MissingCode = z.infer<typeof MissingCode>;

export const RemedyCode = z.enum([
  'identify-party',
  'show-original-document',
  'use-another-document',
  'ring-registered-number',
  'come-to-counter',
  'make-mandate',
  'widen-mandate',
  'renew-mandate',
  'subject-does-it-self',
  'change-mode',
  'ask-colleague',
  'ask-supervisor',
  'go-online',
  'bring-co-attorney',
  'present-credential',
  'look-up-register',
  'ask-other-custody-holder',
  'state-reason',
  'capture-provisionally',
  'general-information',
]);
export type RemedyCode = z.infer<typeof RemedyCode>;

const coded = <S extends z.ZodType>(code: S) => z.object({ code, params: TextParams }).readonly();

export const Remedy = coded(RemedyCode);
export type Remedy = z.infer<typeof Remedy>;
export const Obligation = coded(ObligationCode);
export type Obligation = z.infer<typeof Obligation>;

export const Missing = z
  .object({ code: MissingCode, params: TextParams, remedies: z.array(Remedy).min(1).readonly() })
  .readonly();
export type Missing = z.infer<typeof Missing>;

export const Permit = z
  .object({
    outcome: z.literal('permit'),
    ground: Ground,
    evidence: GroundEvidence,
    level: AssuranceLevel,
    /** Age of the oldest fact the permit rests on. */
    freshness: Provenance,
    /** Last day of the ground; null where it has no end. */
    until: Day.nullable(),
    obligations: z.array(Obligation).readonly(),
    /**
     * Empty for a full permit. Otherwise the work may be captured and is never shown as done (rule 10): what central, or somebody at
     * a counter, has still to find.
     */
    provisional: z.array(Missing).readonly(),
  })
  .readonly();
export type Permit = z.infer<typeof Permit>;

export const Refusal = z
  .object({ outcome: z.literal('refuse'), missing: z.array(Missing).min(1).readonly() })
  .readonly();
export type Refusal = z.infer<typeof Refusal>;

export const AuthorityAnswer = z.discriminatedUnion('outcome', [Permit, Refusal]);
export type AuthorityAnswer = z.infer<typeof AuthorityAnswer>;
