import { z } from 'zod';
import { AttachmentRef } from './blobs.ts';
import { ProblemDetails } from './problem.ts';
import { ActRecord, EventRecord, MandateRecord, PersonRecord } from './records.ts';
import { ConsentRecord, ReviewRecord } from './decisions.ts';
import { Held, TripRecord } from './trips.ts';
import { WireId } from './wire-id.ts';

import {
  ActPayload,
  CitizenContact,
  ConsentPayload,
  ConsentWithdrawal,
  EnvelopeAuthority,
  InteractionPayload,
  MandatePayload,
  ReviewDecision,
  TransferPayload,
  WithdrawalPayload,
  WorkHandover,
  WorkWithdrawal,
} from './work.ts';

const Instant = z.iso.datetime();

/** What a machine knew of its own clock when the work was done; central judges by it, and never by the machine's clock alone. */
export const EnvelopeClock = z.object({
  /** Since some moment of `bootId`, never going back. */
  monotonicMs: z.number().int().nonnegative(),
  /** One run of the machine; monotonic times of different runs have nothing to do with each other. */
  bootId: z.string().max(64),
  /** Central's clock less the machine's at that moment; null where it does not know. */
  serverOffsetMs: z.number().int().nullable(),
  /** How long before central had last been asked. */
  offsetAgeMs: z.number().int().nonnegative().nullable(),
});
export type EnvelopeClock = z.infer<typeof EnvelopeClock>;

/**
 * Versions of the envelope that are understood. A field that a reader may ignore changes no version; one that must not be ignored does, and
 * only work that uses it carries the higher number. 2: work that stands in the place of other work, or takes it back.
 */
export const schemaVersions = { oldest: 1, newest: 2 } as const;

const envelopeBase = {
  /** UUIDv7, made once, at completion. */
  id: z.uuid(),
  deviceId: WireId,
  deviceSequence: z.number().int().positive(),
  /** The subject: one lane each, first in first out. */
  lane: WireId,
  laneSequence: z.number().int().positive(),
  schemaVersion: z.number().int().min(schemaVersions.oldest).max(schemaVersions.newest),
  /** Version of the person record that the work changes, or null. */
  baseVersion: z.number().int().nullable(),
  staffId: WireId,
  authority: EnvelopeAuthority.nullable(),
  /** At central before the work itself is judged (protocol.md, rule 6). */
  attachments: z.array(AttachmentRef).max(50),
  /** SHA-256 (base64url) of the content of this device's previous envelope; null for its first. */
  previousHash: z.string().nullable(),
  /** Device clock: informative, decides nothing. */
  madeAt: Instant,
  /** Null from a machine that does not say. */
  clock: EnvelopeClock.nullable().default(null),
  /**
   * The first of the pieces of work in whose place this one stands: what was parked, and amended since (protocol.md, rule 4). Of all that
   * stand for the same first one, and that one itself, at most one ever takes effect.
   */
  amends: z.uuid().nullable().default(null),
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
  z.object({ ...envelopeBase, kind: z.literal('work-withdrawn'), payload: WorkWithdrawal }),
  z.object({ ...envelopeBase, kind: z.literal('work-handed-over'), payload: WorkHandover }),
  z.object({ ...envelopeBase, kind: z.literal('citizen-contacted'), payload: CitizenContact }),
]);
export type Envelope = z.infer<typeof Envelope>;

/**
 * The bytes signed are the bytes sent and the bytes kept: `content` is the RFC 8785 canonical JSON of an `Envelope`, `signature`
 * the device key's Ed25519 signature over its UTF-8 bytes, base64url.
 */
export const SignedEnvelope = z.object({
  content: z.string().max(512 * 1024),
  signature: z.string(),
  /** Central's own for these bytes, from before it was put back from a copy: it has accepted them once. */
  receipt: z.string().max(2048).optional(),
});
export type SignedEnvelope = z.infer<typeof SignedEnvelope>;

export const PushRequest = z.object({
  envelopes: z.array(SignedEnvelope).min(1).max(500),
  /**
   * The id of the epoch that central was in when its sender last heard of it. What a network brings late, after central was put back from a
   * copy, is not judged: other work may have to come first. Absent from a desk of before.
   */
  epoch: z.string().max(64).optional(),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** By whom the record was changed since the desk looked at it; a register that did it by itself names nobody. */
export const ForeignChange = z.object({
  at: Instant,
  staffName: z.string().nullable(),
  centreName: z.string().nullable(),
});
export type ForeignChange = z.infer<typeof ForeignChange>;

/** `receipt` is a compact JWS (EdDSA, gateway signing key) over `ReceiptClaims`. */
export const Outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), id: z.string(), receipt: z.string() }),
  z.object({ outcome: z.literal('duplicate'), id: z.string(), receipt: z.string() }),
  z.object({
    outcome: z.literal('conflict'),
    id: z.string(),
    current: PersonRecord,
    /** What changed the record since; null where that may not be known here, or is not. */
    change: ForeignChange.nullable().default(null),
  }),
  z.object({ outcome: z.literal('refused'), id: z.string(), problem: ProblemDetails }),
  z.object({ outcome: z.literal('later'), id: z.string(), afterMs: z.number().int() }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** One outcome for each envelope, in the order of the request. */
export const PushAnswer = z.object({
  outcomes: z.array(Outcome),
  /** The id of the epoch that central is in; absent from a central of before. */
  epoch: z.string().max(64).optional(),
});
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
  /**
   * `held` is left out where nothing but their living in the centre's area was ever a reason. What is known of it then stays, except that they
   * were to go.
   */
  z.object({ ...changeBase, entity: z.literal('person'), record: PersonRecord, held: Held.optional() }),
  z.object({ ...changeBase, entity: z.literal('mandate'), record: MandateRecord }),
  z.object({ ...changeBase, entity: z.literal('event'), record: EventRecord }),
  z.object({ ...changeBase, entity: z.literal('act'), record: ActRecord }),
  z.object({ ...changeBase, entity: z.literal('consent'), record: ConsentRecord }),
  /** Only for devices of the centre where the work was done. */
  z.object({ ...changeBase, entity: z.literal('review'), record: ReviewRecord }),
  /** Only for devices of the centre whose trip it is; the subject is the trip. */
  z.object({ ...changeBase, entity: z.literal('trip'), record: TripRecord }),
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

/**
 * A stretch of central's history. Another one begins where its database was put back from a copy: work that it had acknowledged since may be
 * gone there, and every machine asks for its own (`reconcile.ts`).
 */
export const Epoch = z.object({
  id: z.string().min(1).max(64),
  /** No record that central has now has a lower version. */
  versionFloor: z.number().int().nonnegative(),
});
export type Epoch = z.infer<typeof Epoch>;

export const PullPage = z.object({
  changes: z.array(Change),
  /** Where it is another than that of the cursor that was asked with, or that one named none: everybody comes once more. */
  epoch: Epoch.optional(),
  /** Opaque, only grows, commits with the page it belongs to. */
  cursor: z.string(),
  hasMore: z.boolean(),
  /** People this device subscribes to, for the progress of a first filling; 0 where no more is to come. */
  subjectCount: z.number().int(),
  /** Central's clock when the page was read: the age of the cache. */
  asOf: Instant,
});
export type PullPage = z.infer<typeof PullPage>;
