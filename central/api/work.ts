import { z } from 'zod';
import { WireId } from './wire-id.ts';

const Instant = z.iso.datetime();

/** What each kind of completed work carries (protocol.md: envelope). */

/** On what ground the work was done; central checks it again as of `decidedAt` (protocol.md, rule 9). */
export const EnvelopeAuthority = z.object({
  ground: z.string(),
  mandateId: WireId.nullable(),
  partyPersonId: WireId.nullable(),
  partyName: z.string(),
  level: z.enum(['none', 'low', 'substantial', 'high']),
  identityMethod: z.string().nullable(),
  decidedAt: Instant,
  /** SHA-256 (base64url) of the credential that was verified. */
  credentialHash: z.string().nullable().default(null),
  /** As of when the status list, or the register entry, was known to stand. */
  freshAsOf: Instant.nullable().default(null),
  scope: z.object({ serviceId: WireId, power: z.string() }).nullable().default(null),
  /** The relation, order, organisation or reason behind a ground that is no mandate. */
  evidence: z.record(z.string(), z.string()).default({}),
  /** Captured past what the desk could show (rule 10): never in effect before somebody has looked. */
  isProvisional: z.boolean().default(false),
  secondStaffId: WireId.nullable().default(null),
});
export type EnvelopeAuthority = z.infer<typeof EnvelopeAuthority>;

export const ActPayload = z.object({
  actId: WireId,
  interactionId: WireId,
  reference: z.string(),
  serviceId: WireId,
  serviceVersion: z.string(),
  channel: z.string(),
  mode: z.string(),
  purposeId: WireId,
  legalBasisId: WireId,
  values: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()), z.null()])),
  /** Receivers of the change that the citizen chose, or that the law names (tell us once). */
  receivers: z
    .array(
      z.object({
        receiverId: WireId,
        basis: z.enum(['law', 'consent']),
        consentId: WireId.nullable(),
      }),
    )
    .default([]),
});
export type ActPayload = z.infer<typeof ActPayload>;

export const InteractionPayload = z.object({
  interactionId: WireId,
  channel: z.string(),
  mode: z.string(),
  purposeId: WireId,
  legalBasisId: WireId,
  startedAt: Instant,
  completedAt: Instant,
  outcome: z.string(),
  note: z.string(),
  actIds: z.array(WireId),
});
export type InteractionPayload = z.infer<typeof InteractionPayload>;

const Party = z.object({
  kind: z.enum(['person', 'organisation', 'office']),
  partyId: WireId.nullable(),
  name: z.string(),
});
const Scan = z.object({ mediaType: z.enum(['image/png', 'image/jpeg']), data: z.base64() }).nullable();

/** What shows that the grantor gave it. The lane is the grantor. */
export const MandateGiving = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('signature-on-screen'),
    signaturePath: z.string(),
    identityMethod: z.string(),
    level: z.string(),
  }),
  z.object({ way: z.literal('code'), challengeId: WireId, confirmation: z.string() }),
  z.object({
    way: z.literal('phone-read-back'),
    scriptId: WireId,
    scriptVersion: z.string(),
    language: z.string(),
    heardBy: z.string(),
    answers: z.array(z.object({ questionId: WireId, answer: z.string(), said: z.string() })),
  }),
  z.object({
    way: z.literal('paper'),
    wordingVersion: z.string(),
    signedOn: z.iso.date(),
    originalSeenBy: z.string().nullable(),
    scan: Scan,
  }),
  z.object({
    way: z.literal('request-letter'),
    receivedOn: z.iso.date(),
    signedOn: z.iso.date(),
    enteredBy: z.string(),
    scan: Scan,
  }),
]);
export type MandateGiving = z.infer<typeof MandateGiving>;

export const MandatePayload = z.object({
  mandateId: z.uuid(),
  kind: z.string(),
  grantorName: z.string(),
  grantees: z.array(Party).min(1),
  decide: z.enum(['alone', 'jointly']),
  scope: z
    .array(z.object({ serviceId: WireId, power: z.enum(['see', 'act', 'receive-letters', 'receive-money']) }))
    .min(1),
  channels: z.array(z.string()),
  restrictions: z.string(),
  madeOn: z.iso.date(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  interactionId: WireId.nullable(),
  wording: z.object({ wordingId: WireId, version: z.string(), hash: z.string(), language: z.string() }),
  giving: MandateGiving,
  office: z.string(),
});
export type MandatePayload = z.infer<typeof MandatePayload>;

export const WithdrawalPayload = z.object({
  mandateId: WireId,
  by: z.enum(['grantor', 'grantee']),
  reason: z.string(),
  effectiveAt: Instant,
});
export const TransferPayload = z.object({ mandateId: WireId, office: z.string(), reason: z.string() });

/** Parked work that a named person takes back: it has not taken effect, and from here on it never does. The lane is the work's. */
export const WorkWithdrawal = z.object({
  /** The first of the line of amendments. */
  envelopeId: z.uuid(),
  /** Of the parked work: central then knows that this number of the device is settled. */
  deviceSequence: z.number().int().positive(),
  reason: z.string().min(1).max(1000),
});

/** Parked work that is put before the supervisors of the centre. The lane is the work's. */
export const WorkHandover = z.object({
  /** The first of the line of amendments, and the piece of it that is parked. */
  firstId: z.uuid(),
  envelopeId: z.uuid(),
  words: z.string().min(1).max(1000),
});

export const ConsentPayload = z.object({
  consentId: z.uuid(),
  dataIds: z.array(WireId).min(1),
  receiverId: WireId,
  purposeId: WireId,
  validUntil: z.iso.date().nullable(),
  wordingVersion: z.string(),
  givenBy: z.string(),
});
export const ConsentWithdrawal = z.object({ consentId: WireId, reason: z.string() });
export const ReviewDecision = z.object({
  reviewId: WireId,
  decision: z.enum(['accept-good-faith', 'undo', 'contact-citizen', 'confirm', 'reject']),
  reason: z.string().min(1),
});

/** What came of asking a citizen, as a supervisor had wished. `not-reached` leaves it to be tried again. The lane is the citizen's. */
export const CitizenContact = z.object({
  reviewId: WireId,
  outcome: z.enum(['reached', 'not-reached', 'given-up']),
  words: z.string().min(1).max(1000),
});
