import { z } from 'zod';
import { command, nothing, query } from './define-call.ts';
import { Mandate } from './mandate.ts';
import {
  BroughtProof,
  ExpiringMandate,
  MandateDetail,
  PrintedDocument,
  PrintWish,
  WithdrawalPreview,
} from './mandate-keeping.ts';
import {
  CodeChallenge,
  Giving,
  MandateDraft,
  MandateOffer,
  MandatePreview,
  SubjectOfMandate,
} from './mandate-making.ts';
import { Instant, InteractionId, MandateId } from './values.ts';

/** Mandates as objects: made, proven, printed, used, withdrawn at the desk. */
export const mandateCalls = {
  'mandate/offer': query({
    input: SubjectOfMandate,
    output: MandateOffer,
    problems: ['interaction/not-found', 'interaction/closed'],
  }),
  'mandate/preview': query({
    input: z.strictObject({ interactionId: InteractionId, draft: MandateDraft }),
    output: MandatePreview,
    problems: ['interaction/not-found', 'interaction/closed'],
  }),
  'mandate/send-code': command({
    input: z.strictObject({ interactionId: InteractionId, to: z.enum(['phone', 'mailbox']) }),
    output: CodeChallenge,
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'mandate/offline',
      'mandate/no-address',
      'mandate/too-many-tries',
    ],
  }),
  'mandate/make': command({
    input: z.strictObject({ interactionId: InteractionId, draft: MandateDraft, giving: Giving }),
    output: Mandate,
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'mandate/faults',
      'mandate/not-given',
      'mandate/way-not-possible',
      'mandate/wrong-code',
      'mandate/too-many-tries',
      'mandate/offline',
      'vault/disk-full',
    ],
  }),
  'mandate/get': query({
    input: z.strictObject({ mandateId: MandateId }),
    output: MandateDetail,
    problems: ['mandate/not-found', 'access/purpose-needed'],
  }),
  'mandate/expiring': query({
    input: nothing,
    output: z.object({ mandates: z.array(ExpiringMandate).readonly() }),
    problems: [],
  }),
  'mandate/prove': command({
    input: z.strictObject({ interactionId: InteractionId, brought: BroughtProof }),
    output: Mandate,
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'mandate/offline',
      'mandate/code-unknown',
      'mandate/too-many-tries',
      'mandate/credential-unreadable',
      'mandate/credential-forged',
      'mandate/credential-issuer-unknown',
      'mandate/credential-revoked',
      'mandate/other-grantor',
      'mandate/not-found',
    ],
  }),
  /** A code for one organisation, for the grantor to pass on; shown once. */
  'mandate/make-code': command({
    input: z.strictObject({ mandateId: MandateId, organisation: z.string().trim().min(1).max(200) }),
    output: z.object({ code: z.string(), expiresAt: Instant }),
    problems: ['mandate/not-found', 'access/purpose-needed', 'mandate/offline'],
  }),
  'mandate/withdrawal': query({
    input: z.strictObject({ interactionId: InteractionId, mandateId: MandateId }),
    output: WithdrawalPreview,
    problems: ['interaction/not-found', 'interaction/closed', 'mandate/not-found', 'mandate/not-a-side'],
  }),
  'mandate/withdraw': command({
    input: z.strictObject({
      interactionId: InteractionId,
      mandateId: MandateId,
      reason: z.string().max(500),
    }),
    output: Mandate,
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'mandate/not-found',
      'mandate/not-a-side',
      'mandate/ended-already',
      'identity/needed',
      'vault/disk-full',
    ],
  }),
  'mandate/transfer': command({
    input: z.strictObject({
      mandateId: MandateId,
      office: z.string().trim().min(1).max(200),
      reason: z.string().max(500),
    }),
    output: Mandate,
    problems: ['mandate/not-found', 'access/purpose-needed', 'mandate/ended-already'],
  }),
  'mandate/print': query({
    input: PrintWish,
    output: PrintedDocument,
    problems: [
      'mandate/not-found',
      'access/purpose-needed',
      'mandate/language-missing',
      'mandate/wording-changed',
    ],
  }),
} as const;
