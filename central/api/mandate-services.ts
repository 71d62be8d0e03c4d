import { z } from 'zod';
import { MandateRecord } from './records.ts';

/** What the mandate register answers online; each ask names the staff member and is logged before any answer. */

/** `POST /v1/mandates/code-challenges`: a six-digit code to what is registered for the person, through the notice connector. */
export const ChallengeRequest = z.object({
  personId: z.string().max(64),
  to: z.enum(['phone', 'mailbox']),
  /** What the code is for: `mandate` or `identity`. */
  purpose: z.enum(['mandate', 'identity']),
  staffId: z.string().max(64),
});
export type ChallengeRequest = z.infer<typeof ChallengeRequest>;
export const ChallengeAnswer = z.object({
  challengeId: z.string(),
  /** Masked: the last digits, or the mailbox's name. */
  sentTo: z.string(),
  expiresAt: z.iso.datetime(),
});
export type ChallengeAnswer = z.infer<typeof ChallengeAnswer>;

/** `POST /v1/mandates/code-challenges/{id}/answers`: a right code gives a confirmation, a JWS of central that goes into the envelope. */
export const ChallengeReply = z.object({ code: z.string().max(12), staffId: z.string().max(64) });
export type ChallengeReply = z.infer<typeof ChallengeReply>;
export const ChallengeOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('confirmed'), confirmation: z.string() }),
  z.object({ outcome: z.literal('wrong'), attemptsLeft: z.number().int() }),
  z.object({ outcome: z.literal('expired') }),
  z.object({ outcome: z.literal('too-many'), until: z.iso.datetime() }),
]);
export type ChallengeOutcome = z.infer<typeof ChallengeOutcome>;

/** `POST /v1/mandates/access-codes`: made by the grantor for one organisation; central keeps only its hash. */
export const AccessCodeRequest = z.object({
  mandateId: z.string().max(64),
  organisation: z.string().min(1).max(200),
  kind: z.enum(['organisation', 'paper']),
  staffId: z.string().max(64),
});
export type AccessCodeRequest = z.infer<typeof AccessCodeRequest>;
export const AccessCodeAnswer = z.object({ code: z.string(), expiresAt: z.iso.datetime() });
export type AccessCodeAnswer = z.infer<typeof AccessCodeAnswer>;

/** `POST /v1/mandates/proofs`: a brought code with the grantor's surname, or a look-up of what stands between two people. */
export const ProofRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('code'),
    code: z.string().max(40),
    surname: z.string().max(100),
    staffId: z.string().max(64),
  }),
  z.object({
    kind: z.literal('paper-code'),
    code: z.string().max(40),
    surname: z.string().max(100),
    staffId: z.string().max(64),
  }),
  z.object({ kind: z.literal('register'), grantorId: z.string().max(64), staffId: z.string().max(64) }),
]);
export type ProofRequest = z.infer<typeof ProofRequest>;
export const ProofAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('found'), mandates: z.array(MandateRecord) }),
  z.object({ outcome: z.literal('unknown'), attemptsLeft: z.number().int() }),
  z.object({ outcome: z.literal('too-many'), until: z.iso.datetime() }),
]);
export type ProofAnswer = z.infer<typeof ProofAnswer>;
