import { z } from 'zod';
import { ProblemDetails } from './problem.ts';
import {
  ActRecord,
  ConsentRecord,
  EventRecord,
  MandateRecord,
  PersonRecord,
  ReviewRecord,
} from './records.ts';

const Instant = z.iso.datetime();

/** On what ground the work was done; central checks it again as of `decidedAt` (protocol.md, rule 9). */
export const EnvelopeAuthority = z.object({
  ground: z.string(),
  mandateId: z.string().nullable(),
  partyPersonId: z.string().nullable(),
  partyName: z.string(),
  level: z.enum(['none', 'low', 'substantial', 'high']),
  identityMethod: z.string().nullable(),
  decidedAt: Instant,
  /** SHA-256 (base64url) of the credential that was verified. */
  credentialHash: z.string().nullable().default(null),
  /** As of when the status list, or the register entry, was known to stand. */
  freshAsOf: Instant.nullable().default(null),
  scope: z.object({ serviceId: z.string(), power: z.string() }).nullable().default(null),
  /** The relation, order, organisation or reason behind a ground that is no mandate. */
  evidence: z.record(z.string(), z.string()).default({}),
  /** Captured past what the desk could show (rule 10): never in effect before somebody has looked. */
  isProvisional: z.boolean().default(false),
  secondStaffId: z.string().nullable().default(null),
});
export type EnvelopeAuthority = z.infer<typeof EnvelopeAuthority>;

export const ActPayload = z.object({
  actId: z.string(),
  interactionId: z.string(),
  reference: z.string(),
  serviceId: z.string(),
  serviceVersion: z.string(),
  channel: z.string(),
  mode: z.string(),
  purposeId: z.string(),
  legalBasisId: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()), z.null()])),
  /** Receivers of the change that the citizen chose, or that the law names (tell us once). */
  receivers: z
    .array(
      z.object({
        receiverId: z.string(),
        basis: z.enum(['law', 'consent']),
        consentId: z.string().nullable(),
      }),
    )
    .default([]),
});
export type ActPayload = z.infer<typeof ActPayload>;

export const InteractionPayload = z.object({
  interactionId: z.string(),
  channel: z.string(),
  mode: z.string(),
  purposeId: z.string(),
  legalBasisId: z.string(),
  startedAt: Instant,
  completedAt: Instant,
  outcome: z.string(),
  note: z.string(),
  actIds: z.array(z.string()),
});
export type InteractionPayload = z.infer<typeof InteractionPayload>;

const Party = z.object({
  kind: z.enum(['person', 'organisation', 'office']),
  partyId: z.string().nullable(),
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
  z.object({ way: z.literal('code'), challengeId: z.string(), confirmation: z.string() }),
  z.object({
    way: z.literal('phone-read-back'),
    scriptId: z.string(),
    scriptVersion: z.string(),
    language: z.string(),
    heardBy: z.string(),
    answers: z.array(z.object({ questionId: z.string(), answer: z.string(), said: z.string() })),
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
    .array(
      z.object({ serviceId: z.string(), power: z.enum(['see', 'act', 'receive-letters', 'receive-money']) }),
    )
    .min(1),
  channels: z.array(z.string()),
  restrictions: z.string(),
  madeOn: z.iso.date(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  interactionId: z.string().nullable(),
  wording: z.object({ wordingId: z.string(), version: z.string(), hash: z.string(), language: z.string() }),
  giving: MandateGiving,
  office: z.string(),
});
export type MandatePayload = z.infer<typeof MandatePayload>;

export const WithdrawalPayload = z.object({
  mandateId: z.string(),
  by: z.enum(['grantor', 'grantee']),
  reason: z.string(),
  effectiveAt: Instant,
});
export const TransferPayload = z.object({ mandateId: z.string(), office: z.string(), reason: z.string() });

export const ConsentPayload = z.object({
  consentId: z.uuid(),
  dataIds: z.array(z.string()).min(1),
  receiverId: z.string(),
  purposeId: z.string(),
  validUntil: z.iso.date().nullable(),
  wordingVersion: z.string(),
  givenBy: z.string(),
});
export const ConsentWithdrawal = z.object({ consentId: z.string(), reason: z.string() });
export const ReviewDecision = z.object({
  reviewId: z.string(),
  decision: z.enum(['accept-good-faith', 'undo', 'contact-citizen', 'confirm', 'reject']),
  reason: z.string().min(1),
});

const envelopeBase = {
  /** UUIDv7, made once, at completion. */
  id: z.uuid(),
  deviceId: z.string(),
  deviceSequence: z.number().int().positive(),
  /** The subject: one lane each, first in first out. */
  lane: z.string(),
  laneSequence: z.number().int().positive(),
  schemaVersion: z.literal(1),
  /** Version of the person record that the work changes, or null. */
  baseVersion: z.number().int().nullable(),
  staffId: z.string(),
  authority: EnvelopeAuthority.nullable(),
  attachments: z.array(z.object({ sha256: z.string(), bytes: z.number().int(), mediaType: z.string() })),
  /** SHA-256 (base64url) of the content of this device's previous envelope; null for its first. */
  previousHash: z.string().nullable(),
  /** Device clock: informative, decides nothing. */
  madeAt: Instant,
};

export const Envelope = z.discriminatedUnion('kind', [
  z.object({ ...envelopeBase, kind: z.literal('act-completed'), payload: ActPayload }),
  z.object({ ...envelopeBase, kind: z.literal('interaction-completed'), payload: InteractionPayload }),
  z.object({ ...envelopeBase, kind: z.literal('mandate-made'), payload: MandatePayload }),
  z.object({ ...envelopeBase, kind: z.literal('mandate-withdrawn'), payload: WithdrawalPayload }),
  z.object({ ...envelopeBase, kind: z.literal('mandate-transferred'), payload: TransferPayload }),
  z.object({ ...envelopeBase, kind: z.literal('consent-given'), payload: ConsentPayload }),
  z.object({ ...envelopeBase, kind: z.literal('consent-withdrawn'), payload: ConsentWithdrawal }),
  z.object({ ...envelopeBase, kind: z.literal('review-decided'), payload: ReviewDecision }),
]);
export type Envelope = z.infer<typeof Envelope>;

/**
 * The bytes signed are the bytes sent and the bytes kept: `content` is the RFC 8785 canonical JSON of an `Envelope`, `signature`
 * the device key's Ed25519 signature over its UTF-8 bytes, base64url.
 */
export const SignedEnvelope = z.object({ content: z.string().max(512 * 1024), signature: z.string() });
export type SignedEnvelope = z.infer<typeof SignedEnvelope>;

export const PushRequest = z.object({ envelopes: z.array(SignedEnvelope).min(1).max(500) });
export type PushRequest = z.infer<typeof PushRequest>;

/** `receipt` is a compact JWS (EdDSA, gateway signing key) over `ReceiptClaims`. */
export const Outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), id: z.string(), receipt: z.string() }),
  z.object({ outcome: z.literal('duplicate'), id: z.string(), receipt: z.string() }),
  z.object({ outcome: z.literal('conflict'), id: z.string(), current: PersonRecord }),
  z.object({ outcome: z.literal('refused'), id: z.string(), problem: ProblemDetails }),
  z.object({ outcome: z.literal('later'), id: z.string(), afterMs: z.number().int() }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** One outcome for each envelope, in the order of the request. */
export const PushAnswer = z.object({ outcomes: z.array(Outcome) });
export type PushAnswer = z.infer<typeof PushAnswer>;

export const ReceiptClaims = z.object({
  /** Envelope id. */
  sub: z.string(),
  /** SHA-256 (base64url) of the envelope's content. */
  hash: z.string(),
  /** Central sequence: total order of what central accepted. */
  seq: z.number().int(),
  /** Device the envelope came from. */
  aud: z.string(),
  iss: z.string(),
  iat: z.number().int(),
});
export type ReceiptClaims = z.infer<typeof ReceiptClaims>;

const changeBase = { sequence: z.number().int(), subjectId: z.string() };
export const Change = z.discriminatedUnion('entity', [
  z.object({ ...changeBase, entity: z.literal('person'), record: PersonRecord }),
  z.object({ ...changeBase, entity: z.literal('mandate'), record: MandateRecord }),
  z.object({ ...changeBase, entity: z.literal('event'), record: EventRecord }),
  z.object({ ...changeBase, entity: z.literal('act'), record: ActRecord }),
  z.object({ ...changeBase, entity: z.literal('consent'), record: ConsentRecord }),
  /** Only for devices of the centre where the work was done. */
  z.object({ ...changeBase, entity: z.literal('review'), record: ReviewRecord }),
  /** The subject left what this device subscribes to: forget it. */
  z.object({
    ...changeBase,
    entity: z.literal('subject-removed'),
    record: z.object({ personId: z.string() }),
  }),
]);
export type Change = z.infer<typeof Change>;

export const PullQuery = z.object({
  /** From the last page; empty for the first. */
  cursor: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
});

export const PullPage = z.object({
  changes: z.array(Change),
  /** Opaque, only grows, commits with the page it belongs to. */
  cursor: z.string(),
  hasMore: z.boolean(),
  /** People this device subscribes to: for the progress of a first filling. */
  subjectCount: z.number().int(),
  /** Central's clock when the page was read: the age of the cache. */
  asOf: Instant,
});
export type PullPage = z.infer<typeof PullPage>;
